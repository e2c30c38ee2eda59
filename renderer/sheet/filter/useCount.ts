import { useSyncExternalStore } from 'react'
import { useProject } from '../../project.tsx'
import { leavesRowsOut } from '../../../shared/domain/view.ts'
import type { SheetSession } from '../session.ts'
import { countWords } from './words.ts'

/** `204 of 4,012 rows` of the view on screen; null: all are shown, or nothing is known yet. */
export function useCount({ showing }: SheetSession): string | null {
  const { totals } = useProject().state
  const { pages, view } = useSyncExternalStore(showing.subscribe, showing.shown)
  useSyncExternalStore(pages.subscribe, pages.version)
  if (!pages.known || !leavesRowsOut(view)) return null
  return countWords(pages.count, totals.rows, pages.complete)
}
