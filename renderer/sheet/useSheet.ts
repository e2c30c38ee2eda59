import { useEffect, useEffectEvent, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import type { Filter } from '../../shared/domain/filter.ts'
import { client } from '../api.ts'
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
  const session = sessionOf(project)
  const [found, setFound] = useState<number | null>(null)
  const key = JSON.stringify(project.filter)
  const [shown, setShown] = useState({ key: JSON.stringify(session.filter), pages: session.pages })
  useLayoutEffect(() => {
    session.follow(project)
  }, [session, project])
  useEffect(() => project.subscribe(session.hear), [project.subscribe, session])

  const show = useEffectEvent(async (filter: Filter) => {
    const { row } = session.place
    session.show(filter)
    const pages = session.pages
    setShown({ key, pages })
    setFound(null)
    // The active row stays in sight when it is part of the new view.
    const place = row === null ? null : await client.rows.locate({ project: session.id, filter, row }).catch(() => null)
    if (session.pages === pages && place !== null) setFound(place)
  })
  useEffect(() => {
    if (key !== shown.key) void show(project.filter)
  }, [key, shown.key, project.filter])

  const version = useSyncExternalStore(shown.pages.subscribe, shown.pages.version)
  const edits = useSyncExternalStore(session.edits.subscribe, session.edits.state)
  return { session, pages: shown.pages, stamp: `${shown.key}#${version}#${edits.waiting}#${edits.since ?? ''}`, found }
}
