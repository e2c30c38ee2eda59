import { useEffect, useLayoutEffect, useSyncExternalStore } from 'react'
import type { Row } from '../../shared/domain/row.ts'
import { useProject } from '../project.tsx'
import type { SheetPages } from './pages/pages.ts'
import type { SheetSession } from './session.ts'
import { sessionOf } from './sessions.ts'

export type Sheet = {
  readonly session: SheetSession
  readonly pages: SheetPages
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
  // How many rows there are, and not which: while the sheet is scrolled pages arrive many times a second.
  useSyncExternalStore(shown.pages.subscribe, () => extentOf(shown.pages))
  useSyncExternalStore(session.edits.subscribe, session.edits.state)
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
    found: shown.found,
    turn: shown.number,
    rows: session.rows,
  }
}

function extentOf({ count, known, complete }: SheetPages): string {
  return `${count} ${known} ${complete}`
}

/** Changes whenever anything drawn from pages or edits does. Only what draws rows asks for it. */
export function useStamp(session: SheetSession): string {
  const shown = useSyncExternalStore(session.showing.subscribe, session.showing.shown)
  const version = useSyncExternalStore(shown.pages.subscribe, shown.pages.version)
  const edits = useSyncExternalStore(session.edits.subscribe, session.edits.state)
  return `${shown.number}#${version}#${edits.waiting}#${edits.changes}`
}

/** A row of the view as it is now; null: it is not held. */
export function useRow(pages: SheetPages, index: number | null): Row | null {
  return useSyncExternalStore(pages.subscribe, () => (index === null ? null : pages.row(index)))
}
