import { useMemo, useState } from 'react'
import type { Column, ColumnId } from '../../../shared/domain/column.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { isNoPlan, type NoPlan, type Plan, planTool } from '../../../shared/domain/tools/plan.ts'
import { isTextTool } from '../../../shared/domain/tools/textTools.ts'
import type { Tool } from '../../../shared/domain/tools/tool.ts'
import type { ToolRow } from '../../../shared/contract/tools.ts'
import { useProject } from '../../project.tsx'
import type { Field } from '../columns/fields.ts'
import type { Area } from '../selection/selection.ts'
import type { SheetSession } from '../session.ts'
import type { Opening } from './opening.ts'
import { runTool } from './runTool.ts'
import { useToolLook } from './useToolLook.ts'
import { firstColumns, rowChoices, type Rows, type Sight, whereOf } from './where.ts'
import { type Choice, entryOf } from './words.ts'

export type CleanUpParts = {
  readonly session: SheetSession
  readonly fields: readonly Field[]
  readonly areas: readonly Area[]
  readonly opening: Opening
}

type Wanted = {
  readonly choice: Choice
  readonly tool: Tool
  readonly columns: readonly ColumnId[]
  readonly rows: Rows
}

export type CleanUpState = ReturnType<typeof useCleanUp>

/** What stands in the dialog, what it would do, and the rows that are left as they are. */
export function useCleanUp({ session, fields, areas, opening }: CleanUpParts) {
  const { state } = useProject()
  const { columns, totals, revision } = state
  // Cells are those that were selected when the dialog was opened, whatever happens to the view since.
  const [sight] = useState<Sight>(() => {
    const { view, filtered, pages } = session
    return { view, filtered, shown: pages.count, all: totals.rows, areas, fields }
  })
  const [wanted, setWanted] = useState<Wanted>(() => begin(opening.choice, sight, columns, opening.columns))
  const [left, setLeft] = useState<ReadonlyMap<RowId, number>>(new Map())
  const { choice, tool, rows } = wanted
  const known = useMemo(
    () => wanted.columns.filter((id) => columns.some((column) => column.id === id)),
    [wanted.columns, columns],
  )
  const plan = useMemo<Plan | NoPlan>(() => planTool(tool, columns, known), [tool, columns, known])
  const where = whereOf(rows, known.length > 0 ? known : columns.slice(0, 1).map(({ id }) => id), sight)
  const look = useToolLook(session, isNoPlan(plan) || !where ? null : { tool, ...where }, revision)
  const want = (change: Partial<Wanted>) => {
    setWanted((old) => ({ ...old, ...change }))
    setLeft(new Map())
  }
  const leftCells = [...left.values()].reduce((sum, cells) => sum + cells, 0)
  return {
    ...{ choice, tool, rows, columns, plan, look },
    chosen: known,
    trouble: isNoPlan(plan) ? plan : look.failure && { kind: 'wrong', sentence: look.failure.message },
    choices: rowChoices(sight),
    want,
    choose: (next: Choice) => {
      const fresh = begin(next, sight, columns, opening.columns)
      // Between tools for texts the columns that were chosen are still meant.
      want({ ...fresh, rows, ...(isTextTool(tool) && isTextTool(fresh.tool) ? { columns: known } : {}) })
    },
    isLeft: (row: RowId) => left.has(row),
    leave: ({ row, changed }: ToolRow, out: boolean) => {
      const next = new Map(left)
      if (out) next.set(row, changed)
      else next.delete(row)
      setLeft(next)
    },
    /** What would be done now. */
    counts: { changed: (look.event?.changed ?? 0) - leftCells, rows: (look.event?.rows ?? 0) - left.size },
    run: () => runTool(session, { choice, look: look.event?.look ?? '', except: [...left.keys()] }),
  }
}

function begin(choice: Choice, sight: Sight, columns: readonly Column[], asked: readonly ColumnId[] | null): Wanted {
  const { tool } = entryOf(choice)
  const first = asked && tool.tool !== 'remove' ? asked : firstColumns(choice, sight, columns)
  // Columns that were asked for by their heads are meant from top to bottom.
  const choices = rowChoices(sight).filter(({ rows }) => !asked || rows !== 'selected')
  return { choice, tool, columns: tool.tool === 'split' ? first.slice(0, 1) : first, rows: choices[0]?.rows ?? 'all' }
}
