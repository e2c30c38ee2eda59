import { useEffect, useLayoutEffect, useSyncExternalStore } from 'react'
import { useProject } from '../project.tsx'
import type { SheetPages } from './pages.ts'
import { sessionOf, type SheetSession } from './session.ts'

export type Sheet = {
  readonly session: SheetSession
  readonly pages: SheetPages
  /** Changes whenever anything drawn from pages or edits does. */
  readonly stamp: string
  /** Where the active row stands in a view that was just changed; null: at its beginning. */
  readonly found: number | null
  /** Grows whenever the selection has to follow: another view, or a row that was asked for. */
  readonly turn: number
  /** Rows of the view, those just typed below it included. */
  readonly rows: number
}

/** The sheet of the open project with the pages of its view. */
export function useSheet(): Sheet {
  const project = useProject()
  const { view, sought } = project
  const session = sessionOf(project)
  const shown = useSyncExternalStore(session.showing.subscribe, session.showing.shown)
  const version = useSyncExternalStore(shown.pages.subscribe, shown.pages.version)
  const edits = useSyncExternalStore(session.edits.subscribe, session.edits.state)
  useLayoutEffect(() => {
    session.follow(project)
  }, [session, project])
  useEffect(() => session.listen(), [session])
  useEffect(() => {
    void session.show(view, sought)
  }, [session, view, sought])
  return {
    session,
    pages: shown.pages,
    stamp: `${shown.number}#${version}#${edits.waiting}#${edits.changes}`,
    found: shown.found,
    turn: shown.number,
    rows: session.rows,
  }
}
