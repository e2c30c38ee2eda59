import { useLayoutEffect, useRef } from 'react'
import { withHidden } from '../../../shared/domain/view.ts'
import { client } from '../../api.ts'
import { attempt } from '../../frame/trouble.ts'
import type { SizedField } from '../columns/fields.ts'
import { nextIssue, SEVERITIES } from './issues.ts'
import { type Chosen, only } from '../keys/navigation.ts'
import type { SheetSession } from '../session.ts'
import type { Selecting } from '../selection/useSelection.ts'

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
    const found = await seeking.run('Looking for the next row with an issue', async (watch) => {
      const { session, selecting } = nowRef.current
      const last = lastRef.current
      const from = last?.chosen === selecting.chosen ? last.y : (selecting.active ?? -1)
      return (await nextIssue(session, { from, step }, watch)) ?? hiddenIssue(session, watch.signal)
    })
    if (!found) return
    if (!('y' in found)) {
      found.show()
      return
    }
    const { fields, selecting, focusGrid } = nowRef.current
    lastRef.current = { y: found.y, chosen: selecting.chosen }
    const x = fields.findIndex((field) => field.kind === 'text' && found.row.facts?.cells[field.column.id])
    selecting.choose(only({ x: x > 0 ? x : (selecting.chosen?.cell.x ?? 1), y: found.y }))
    focusGrid()
  }
  return (step) => void attempt(() => go(step))
}

/** None of the rows shown has an issue: a hidden one that has, and the way to it; null: there is none. */
async function hiddenIssue(session: SheetSession, signal: AbortSignal): Promise<{ show: () => void } | null> {
  const { id: project, view } = session
  if (!view.hidden) return null
  const whole = withHidden(view, false)
  for (const severity of view.severity ? [view.severity] : SEVERITIES) {
    const ask = { project, view: { ...whole, severity }, offset: 0, limit: 1 }
    const [row] = await client.rows.ids(ask, { signal })
    if (row === undefined) continue
    return {
      show: () => {
        session.project.showRow(row, whole)
      },
    }
  }
  return null
}
