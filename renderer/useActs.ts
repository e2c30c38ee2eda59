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
import { showToast, withdrawOffers } from './ui/toast.tsx'
import { whileDoing } from './whileDoing.ts'

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
  return { pending, undone, setUndone, underWay, commit }
}

type Commit = ReturnType<typeof useCommit>['commit']

/** Acts that may be long, the one that is done first: the core does one after the other. */
function useLongActs(commit: Commit) {
  const [acts, setActs] = useState<readonly (Acting & { readonly stop: AbortController })[]>([])
  const running = useRef<string[]>([])
  const act = useCallback(
    async <T extends EditResult>(label: string, ask: Ask<T>): Promise<T> => {
      const stop = new AbortController()
      const cancelling = new Cancelling(stop)
      const acting = { label, progress: null, stop, cancel: cancelling.cancel }
      const told = (progress: Progress | null) => {
        setActs((all) => all.map((one) => (one.stop === stop ? { ...one, progress } : one)))
      }
      setActs((all) => [...all, acting])
      running.current.push(label)
      try {
        return await commit(async () => resultOf(await ask({ signal: stop.signal }), cancelling, told))
      } finally {
        running.current.splice(running.current.indexOf(label), 1)
        setActs((all) => all.filter((one) => one.stop !== stop))
      }
    },
    [commit],
  )
  return { acting: acts[0] ?? null, running, act }
}

/**
 * Cancel, from the moment on at which the core has heard of the act: before that, "stop" could overtake the act on its
 * way and find nothing to stop.
 */
class Cancelling {
  readonly #stop: AbortController
  #begun = false
  #wanted = false

  constructor(stop: AbortController) {
    this.#stop = stop
  }

  readonly begun = (): void => {
    this.#begun = true
    if (this.#wanted) this.#stop.abort()
  }

  readonly cancel = (): void => {
    this.#wanted = true
    if (this.#begun) this.#stop.abort()
  }
}

/**
 * Undo and redo, one after the other. Each takes back what was the newest act on screen: while another is under way it
 * says so instead, because what would be undone after that one is not what was meant.
 */
function useSteps(id: string, { running, act }: ReturnType<typeof useLongActs>, tell: (done: string) => void) {
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const step = useCallback(
    async (which: 'undo' | 'redo') => {
      const state = queryClient.getQueryData<ProjectState>(keyOf(id))
      const next = state?.history[which]
      if (!state || !next) return null
      const [other] = running.current
      if (other !== undefined) {
        showToast({ message: `“${other}” is still under way. Wait for it, or cancel it.` })
        return null
      }
      const { revision } = state
      const label = `${which === 'undo' ? 'Undo' : 'Redo'}: ${next}`
      const result = await act(label, (options) => client.rows[which]({ project: id, revision }, options))
      tell(`${which === 'undo' ? 'Undone' : 'Redone'}: ${next}`)
      return result
    },
    [id, running, act, tell],
  )
  return useCallback(
    (which: 'undo' | 'redo') => {
      const done = last.current.then(() => step(which))
      last.current = done.catch(() => undefined)
      return done
    },
    [step],
  )
}

/** The acts that change data. */
export function useActs(id: string, tell: (news: ProjectNews) => void) {
  const { pending, undone, setUndone, underWay, commit } = useCommit(id, tell)
  const long = useLongActs(commit)
  const { acting, act } = long
  const step = useSteps(id, long, setUndone)
  const [failed, setFailed] = useState<Edit | null>(null)
  useHeldOpen({ underWay, listened: long.running, refused: failed !== null })
  const edit = useCallback(
    async (patches: Patch[], label: string) => {
      const input = { project: id, patches, label }
      try {
        const result = await (sizeOf(patches) > LONG
          ? act(whileDoing(label), (options) => client.rows.editLong(input, options))
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

/** Reads an act's events to their end; the first tells that the core has heard of it. */
async function resultOf<T>(
  events: AsyncIterable<ActEvent<T>>,
  cancelling: Cancelling,
  told: (progress: Progress) => void,
): Promise<T> {
  for await (const event of events) {
    if (event.type === 'done') return event.result
    cancelling.begun()
    told(event.progress)
  }
  throw new Failure({ code: 'cancelled', message: 'Cancelled.' })
}
