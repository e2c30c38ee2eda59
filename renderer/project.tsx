import { useQuery } from '@tanstack/react-query'
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ProjectEvent, ProjectState } from '../shared/contract/project.ts'
import type { FixResult } from '../shared/contract/fixes.ts'
import type { EditResult } from '../shared/contract/rows.ts'
import type { FailureData } from '../shared/domain/failure.ts'
import type { Filter } from '../shared/domain/filter.ts'
import type { Patch } from '../shared/domain/patch.ts'
import type { RowId } from '../shared/domain/row.ts'
import type { Progress } from '../shared/contract/base.ts'
import { client, failureOf, orpc, queryClient } from './api.ts'
import { useConnection } from './connection.ts'
import { go, type Step } from './place.ts'

/** What listeners of a project hear: the answer to an edit made here, or news from main. */
export type ProjectNews = { type: 'edited'; result: EditResult } | { type: 'event'; event: ProjectEvent }

/** `rows`: only there; `except`: not there. */
export type WantedFixes = { rules: 'safe' | string[]; rows?: RowId[] | undefined; except?: RowId[] | undefined }

export type ProjectHandle = {
  readonly id: string
  readonly state: ProjectState
  readonly step: Step
  setStep: (step: Step) => void
  /** Commits patches; the answer is already in `state`. Rejects with what `failureOf` reads; the frame shows it too. */
  edit: (patches: Patch[], label: string) => Promise<EditResult>
  /** Does the fixes of some rules, or all safe ones, as one step. Rejects with what `failureOf` reads. */
  fix: (wanted: WantedFixes) => Promise<FixResult>
  undo: () => Promise<EditResult | null>
  redo: () => Promise<EditResult | null>
  /** Which rows the sheet shows. Any screen may set it and go to `data`. */
  readonly filter: Filter
  setFilter: (filter: Filter) => void
  /** Sets the filter and goes to the sheet in one go. */
  showRows: (filter: Filter) => void
  /** The middle of the status bar: "6 cells selected". */
  readonly selectionInfo: string | null
  setSelectionInfo: (text: string | null) => void
  /** How far counting is, while it goes on. */
  readonly counting: Progress | null
  /** Edits sent and not yet answered. */
  readonly pending: number
  /** The last edit that was refused and what to do with it; null: all is saved. */
  readonly refused: { readonly failure: FailureData; retry: () => void; drop: () => void } | null
  subscribe: (listener: (news: ProjectNews) => void) => () => void
}

const ProjectContext = createContext<ProjectHandle | null>(null)

/** The open project. Only inside the five steps and the frame around them. */
export function useProject(): ProjectHandle {
  const project = use(ProjectContext)
  if (!project) throw new Error('useProject needs an open project around it')
  return project
}

/** The open project, or null on the welcome, import and settings pages without one. */
export function useMaybeProject(): ProjectHandle | null {
  return use(ProjectContext)
}

function keyOf(id: string) {
  return orpc.project.get.queryKey({ input: { project: id } })
}

/** A newer state wins; an answer that was overtaken is dropped. */
function newer(old: unknown, next: unknown): unknown {
  const known = old as ProjectState | undefined
  return known && known.revision > (next as ProjectState).revision ? known : next
}

function keep(id: string, next: ProjectState): void {
  queryClient.setQueryData<ProjectState>(keyOf(id), (old) => (old && old.revision > next.revision ? old : next))
}

let lastRefresh = 0
let nextRefresh: ReturnType<typeof setTimeout> | undefined

/** Everything derived from rows: asked again by whoever is on screen, at most once a second while counting goes on. */
function refreshDerived(): void {
  clearTimeout(nextRefresh)
  const wait = lastRefresh + 1000 - performance.now()
  if (wait > 0) {
    nextRefresh = setTimeout(refreshDerived, wait)
    return
  }
  lastRefresh = performance.now()
  void queryClient.invalidateQueries({ queryKey: orpc.facts.key() })
  void queryClient.invalidateQueries({ queryKey: orpc.fixes.key() })
  void queryClient.invalidateQueries({ queryKey: orpc.cost.key() })
}

/** Listens to main for as long as the project is open, and again after a dropped connection. */
function useProjectEvents(id: string, onEvent: (event: ProjectEvent) => void): void {
  const connected = useConnection() === 'open'
  const heard = useRef(onEvent)
  useEffect(() => {
    heard.current = onEvent
  })
  useEffect(() => {
    if (!connected) return
    const stop = new AbortController()
    const listen = async () => {
      const events = await client.project.events({ project: id }, { signal: stop.signal })
      for await (const event of events) heard.current(event)
    }
    // The end of a connection ends the stream; the banner of the frame says so.
    listen().catch(() => undefined)
    return () => {
      stop.abort()
    }
  }, [id, connected])
}

type Edit = { patches: Patch[]; label: string; failure: FailureData }

/** The acts that change data: each keeps its answer and tells the listeners. */
function useEdits(id: string, tell: (news: ProjectNews) => void) {
  const [pending, setPending] = useState(0)
  const [failed, setFailed] = useState<Edit | null>(null)
  const commit = useCallback(
    async <T extends EditResult>(act: () => Promise<T>): Promise<T> => {
      setPending((count) => count + 1)
      try {
        const result = await act()
        keep(id, result.state)
        tell({ type: 'edited', result })
        refreshDerived()
        return result
      } finally {
        setPending((count) => count - 1)
      }
    },
    [id, tell],
  )
  const edit = useCallback(
    async (patches: Patch[], label: string) => {
      try {
        const result = await commit(() => client.rows.edit({ project: id, patches, label }))
        setFailed(null)
        return result
      } catch (error) {
        setFailed({ patches, label, failure: failureOf(error) })
        throw error
      }
    },
    [id, commit],
  )
  const step = useCallback(
    async (which: 'undo' | 'redo') => {
      const history = queryClient.getQueryData<ProjectState>(keyOf(id))?.history
      return history?.[which] ? commit(() => client.rows[which]({ project: id })) : null
    },
    [id, commit],
  )
  const fix = useCallback(
    (wanted: WantedFixes) => commit(() => client.fixes.apply({ project: id, ...wanted })),
    [id, commit],
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
    () => ({ pending, refused, edit, fix, undo: () => step('undo'), redo: () => step('redo') }),
    [pending, refused, edit, fix, step],
  )
}

type ProviderProps = {
  id: string
  step: Step
  children: React.ReactNode
  missing: (failure: FailureData) => React.ReactNode
}

/** Opens a project and keeps its state true for everything inside. `missing` draws what stands there when it cannot be opened. */
export function ProjectProvider({ id, step, children, missing }: ProviderProps) {
  // Opening answers the state; the same key is then kept by edits and events.
  const query = useQuery({
    queryKey: keyOf(id),
    queryFn: () => client.project.open({ project: id }),
    // What happened while the project was not on screen was not heard.
    refetchOnMount: 'always',
    structuralSharing: newer,
  })
  const [filter, setFilter] = useState<Filter>({})
  const [selectionInfo, setSelectionInfo] = useState<string | null>(null)
  const [counting, setCounting] = useState<Progress | null>(null)
  const [listeners] = useState(() => new Set<(news: ProjectNews) => void>())
  const tell = useCallback(
    (news: ProjectNews) => {
      for (const listener of listeners) listener(news)
    },
    [listeners],
  )
  const subscribe = useCallback(
    (listener: (news: ProjectNews) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    [listeners],
  )
  const { data: state, error, refetch } = query

  useProjectEvents(id, (event) => {
    if (event.type === 'changed') {
      // An edit of this window has its answer already.
      if (event.revision === queryClient.getQueryData<ProjectState>(keyOf(id))?.revision) return
      void refetch()
      refreshDerived()
    } else if (event.type === 'counting' || event.type === 'counted') {
      // News that overtook the first answer belongs to a state we do not have yet: ask again.
      if (state) queryClient.setQueryData<ProjectState>(keyOf(id), (old) => old && { ...old, totals: event.totals })
      else void refetch()
      setCounting(event.type === 'counting' ? event.progress : null)
      refreshDerived()
    } else {
      void queryClient.invalidateQueries({ queryKey: orpc.jobs.key() })
    }
    tell({ type: 'event', event })
  })

  const edits = useEdits(id, tell)
  const handle = useMemo<ProjectHandle | null>(() => {
    if (!state) return null
    const setStep = (next: Step) => {
      go({ at: 'project', id, step: next })
    }
    return {
      id,
      state,
      step,
      setStep,
      filter,
      setFilter,
      showRows: (next) => {
        setFilter(next)
        setStep('data')
      },
      selectionInfo,
      setSelectionInfo,
      counting,
      subscribe,
      ...edits,
    }
  }, [id, state, step, filter, selectionInfo, counting, subscribe, edits])

  if (error) return missing(failureOf(error))
  return handle && <ProjectContext value={handle}>{children}</ProjectContext>
}
