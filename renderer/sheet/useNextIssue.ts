import { useLayoutEffect, useRef } from 'react'
import { attempt } from '../frame/trouble.ts'
import type { SizedField } from './fields.ts'
import { nextIssue } from './issues.ts'
import { type Chosen, only } from './keys/navigation.ts'
import type { SheetSession } from './session.ts'
import type { Selecting } from './useSelection.ts'

type IssueOptions = {
  readonly session: SheetSession
  readonly fields: readonly SizedField[]
  readonly selecting: Selecting
  readonly focusGrid: () => void
}

/**
 * Goes to the next row with an issue, or to the one before. Each step begins where the one before it ended, which the
 * screen may still be about to follow, so that none of several quick presses is lost.
 */
export function useNextIssue(options: IssueOptions): (step: 1 | -1) => void {
  const nowRef = useRef(options)
  /** Where the last step led, and what was selected before it. */
  const lastRef = useRef<{ y: number; chosen: Chosen | null } | null>(null)
  useLayoutEffect(() => {
    nowRef.current = options
  })
  const go = async (step: 1 | -1) => {
    const { seeking } = nowRef.current.session
    const found = await seeking.run('Looking for the next row with an issue', (watch) => {
      const { session, selecting } = nowRef.current
      const last = lastRef.current
      const from = last?.chosen === selecting.chosen ? last.y : (selecting.active ?? -1)
      return nextIssue(session, { from, step }, watch)
    })
    if (!found) return
    const { fields, selecting, focusGrid } = nowRef.current
    lastRef.current = { y: found.y, chosen: selecting.chosen }
    const x = fields.findIndex((field) => field.kind === 'text' && found.row.facts?.cells[field.column.id])
    selecting.choose(only({ x: x > 0 ? x : (selecting.chosen?.cell.x ?? 1), y: found.y }))
    focusGrid()
  }
  return (step) => void attempt(() => go(step))
}
