import { useQuery } from '@tanstack/react-query'
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ProjectEvent, ProjectState } from '../shared/contract/project.ts'
import type { FixResult } from '../shared/contract/fixes.ts'
import type { EditResult } from '../shared/contract/rows.ts'
import type { FailureData } from '../shared/domain/failure.ts'
import type { View } from '../shared/domain/view.ts'
import type { Patch } from '../shared/domain/patch.ts'
import type { RowId } from '../shared/domain/row.ts'
import type { Progress } from '../shared/contract/base.ts'
import { client, failureOf, orpc, queryClient } from './api.ts'
import { useConnection } from './connection.ts'
import { askFirstPage, forgetFirstPage } from './firstPage.ts'
import { go, type Step } from './place.ts'
import { keyOf, newer, type ProjectNews, refreshDerived } from './projectState.ts'
import { useShownView } from './shownView.ts'
import { type Acting, type Ask, useActs, type WantedFixes } from './useActs.ts'

export type ProjectHandle = {
  readonly id: string
  readonly state: ProjectState
  readonly step: Step
  setStep: (step: Step) => void
  /** Commits patches; the answer is already in `state`. Rejects with what `failureOf` reads; the frame shows it too. */
  edit: (patches: Patch[], label: string) => Promise<EditResult>
  /** Does the fixes of some rules, or all safe ones, as one step. Rejects with what `failureOf` reads. */
  fix: (wanted: WantedFixes) => Promise<FixResult>
  /**
   * Does an act that may take long: the frame shows how far it is, with Cancel. Rejects with what `failureOf` reads, with
   * the code `cancelled` when it was cancelled.
   */
  act: <T extends EditResult>(label: string, ask: Ask<T>) => Promise<T>
  /** The act under way; null: none. */
  readonly acting: Acting | null
  undo: () => Promise<EditResult | null>
  /** "Undone: Added 60 rows", until something else is done: what changed may be out of sight. */
  readonly undone: string | null
  redo: () => Promise<EditResult | null>
  /** Which rows the sheet shows, and in which order. Any screen may set it and go to `data`. */
  readonly view: View
  setView: (view: View) => void
  /** Brings hidden rows into sight without showing them for good, or leaves them out again. */
  setHiddenInSight: (inSight: boolean) => void
  /** Sets the view and goes to the sheet in one go. Hidden rows of it are in sight: they were asked for. */
  showRows: (view: View) => void
  /** Goes to one row of the sheet, selected among those of the view. */
  showRow: (row: RowId, view?: View) => void
  /** The row last asked for by `showRow`; a new object each time. */
  readonly sought: Sought | null
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

export type Sought = { readonly row: RowId }

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

/** What the window knows of a project by now, drawn or not. */
function stateOf(id: string): ProjectState | undefined {
  return queryClient.getQueryData<ProjectState>(keyOf(id))
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
    queryFn: async () => {
      const state = await client.project.open({ project: id })
      if (step === 'data' && !stateOf(id)) askFirstPage(id)
      return state
    },
    // What happened while the project was not on screen was not heard.
    refetchOnMount: 'always',
    structuralSharing: newer,
  })
  const [sought, setSought] = useState<Sought | null>(null)
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
  const { view, setView, setWholeView, setHiddenInSight } = useShownView(state?.hidden)
  const drawn = state !== undefined
  useEffect(() => {
    if (drawn) forgetFirstPage()
  }, [drawn])

  useProjectEvents(id, (event) => {
    if (event.type === 'hidden') {
      if (event.hidden.act !== stateOf(id)?.hidden.act) void refetch()
    } else if (event.type === 'changed') {
      // An edit of this window has its answer already.
      if (event.revision === stateOf(id)?.revision) return
      void refetch()
      refreshDerived()
    } else if (event.type === 'counting' || event.type === 'counted') {
      // News that overtook the first answer belongs to a state we do not have yet: ask again.
      if (stateOf(id))
        queryClient.setQueryData<ProjectState>(keyOf(id), (old) => old && { ...old, totals: event.totals })
      else void refetch()
      setCounting(event.type === 'counting' ? event.progress : null)
      refreshDerived()
    } else {
      void queryClient.invalidateQueries({ queryKey: orpc.jobs.key() })
    }
    tell({ type: 'event', event })
  })

  const edits = useActs(id, tell)
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
      view,
      setView,
      setHiddenInSight,
      showRows: (next) => {
        setWholeView(next)
        setStep('data')
      },
      showRow: (row, next = {}) => {
        setView(next)
        setSought({ row })
        setStep('data')
      },
      sought,
      selectionInfo,
      setSelectionInfo,
      counting,
      subscribe,
      ...edits,
    }
  }, [
    id,
    state,
    step,
    view,
    setView,
    setWholeView,
    setHiddenInSight,
    sought,
    selectionInfo,
    counting,
    subscribe,
    edits,
  ])

  if (error) return missing(failureOf(error))
  return handle && <ProjectContext value={handle}>{children}</ProjectContext>
}
