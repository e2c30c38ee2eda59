import { useCallback, useMemo, useRef, useState } from 'react'
import type { ActEvent, Progress } from '../shared/contract/base.ts'
import type { ProjectState } from '../shared/contract/project.ts'
import type { EditResult } from '../shared/contract/rows.ts'
import { Failure, type FailureData } from '../shared/domain/failure.ts'
import { type Patch, sizeOf } from '../shared/domain/patch.ts'
import type { RowId } from '../shared/domain/row.ts'
import { client, failureOf, queryClient } from './api.ts'
import { useHeldOpen } from './closing.ts'
import { keep, keyOf, type ProjectNews, refreshDerived } from './projectState.ts'
import { withdrawOffers } from './ui/toast.tsx'

/** From so many cells on, an edit shows how far it is and can be cancelled. */
const LONG = 5000

/** `rows`: only there; `except`: not there. */
export type WantedFixes = { rules: 'safe' | string[]; rows?: RowId[] | undefined; except?: RowId[] | undefined }

/** An act under way that can be cancelled; the frame shows it when it takes a while. */
export type Acting = { readonly label: string; readonly progress: Progress | null; readonly cancel: () => void }

/** Asks main for an act; ends the asking when the signal says so. */
export type Ask<T> = (options: { signal: AbortSignal }) => Promise<AsyncIterable<ActEvent<T>>>

type Edit = { patches: Patch[]; label: string; failure: FailureData }

/** What all acts do: the answer is kept and told to the listeners, and closing the window asks first meanwhile. */
function useCommit(id: string, tell: (news: ProjectNews) => void) {
  const [pending, setPending] = useState(0)
  const [acting, setActing] = useState<Acting | null>(null)
  const [undone, setUndone] = useState<string | null>(null)
  const underWay = useRef(0)
  const commit = useCallback(
    async <T extends EditResult>(act: () => Promise<T>): Promise<T> => {
      setPending((count) => count + 1)
      underWay.current++
      try {
        const result = await act()
        withdrawOffers()
        setUndone(null)
        keep(id, result.state)
        tell({ type: 'edited', result })
        refreshDerived()
        return result
      } finally {
        underWay.current--
        setPending((count) => count - 1)
      }
    },
    [id, tell],
  )
  const act = useCallback(
    async <T extends EditResult>(label: string, ask: Ask<T>): Promise<T> => {
      const stop = new AbortController()
      const cancel = () => {
        stop.abort()
      }
      const told = (progress: Progress | null) => {
        setActing({ label, progress, cancel })
      }
      told(null)
      try {
        return await commit(async () => resultOf(await ask({ signal: stop.signal }), told))
      } finally {
        setActing(null)
      }
    },
    [commit],
  )
  return { pending, acting, undone, setUndone, underWay, commit, act }
}

/** The acts that change data. */
export function useActs(id: string, tell: (news: ProjectNews) => void) {
  const { pending, acting, undone, setUndone, underWay, commit, act } = useCommit(id, tell)
  const [failed, setFailed] = useState<Edit | null>(null)
  useHeldOpen(underWay, failed !== null)
  const edit = useCallback(
    async (patches: Patch[], label: string) => {
      const input = { project: id, patches, label }
      try {
        const long = sizeOf(patches) > LONG
        const result = await (long
          ? act(label, (options) => client.rows.editLong(input, options))
          : commit(() => client.rows.edit(input)))
        setFailed(null)
        return result
      } catch (error) {
        const failure = failureOf(error)
        if (failure.code !== 'cancelled') setFailed({ patches, label, failure })
        throw error
      }
    },
    [id, commit, act],
  )
  const step = useCallback(
    async (which: 'undo' | 'redo') => {
      const history = queryClient.getQueryData<ProjectState>(keyOf(id))?.history
      if (!history?.[which]) return null
      const label = `${which === 'undo' ? 'Undo' : 'Redo'}: ${history[which]}`
      const result = await act(label, (options) => client.rows[which]({ project: id }, options))
      setUndone(`${which === 'undo' ? 'Undone' : 'Redone'}: ${history[which]}`)
      return result
    },
    [id, act, setUndone],
  )
  const fix = useCallback(
    (wanted: WantedFixes) => act('Fixing', (options) => client.fixes.apply({ project: id, ...wanted }, options)),
    [id, act],
  )
  const refused = useMemo(
    () =>
      failed && {
        failure: failed.failure,
        retry: () => void edit(failed.patches, failed.label).catch(() => undefined),
        drop: () => {
          setFailed(null)
        },
      },
    [failed, edit],
  )
  return useMemo(
    () => ({ pending, acting, undone, refused, edit, act, fix, undo: () => step('undo'), redo: () => step('redo') }),
    [pending, acting, undone, refused, edit, act, fix, step],
  )
}

/** Reads an act's events to their end. */
async function resultOf<T>(events: AsyncIterable<ActEvent<T>>, told: (progress: Progress) => void): Promise<T> {
  for await (const event of events) {
    if (event.type === 'done') return event.result
    told(event.progress)
  }
  throw new Failure({ code: 'cancelled', message: 'Cancelled.' })
}
