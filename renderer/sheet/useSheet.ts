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
}

/** The sheet of the open project with the pages of its filter. */
export function useSheet(): Sheet {
  const project = useProject()
  const { filter } = project
  const session = sessionOf(project)
  const view = useSyncExternalStore(session.subscribe, session.view)
  const version = useSyncExternalStore(view.pages.subscribe, view.pages.version)
  const edits = useSyncExternalStore(session.edits.subscribe, session.edits.state)
  useLayoutEffect(() => {
    session.follow(project)
  }, [session, project])
  useEffect(() => session.listen(), [session])
  useEffect(() => {
    void session.show(filter)
  }, [session, filter])
  return {
    session,
    pages: view.pages,
    stamp: `${view.number}#${version}#${edits.waiting}#${edits.changes}`,
    found: view.found,
  }
}
