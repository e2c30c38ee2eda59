import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { ColumnId } from '../domain/column.ts'
import { NewColumnKey } from '../domain/patch.ts'
import { RowId } from '../domain/row.ts'
import { Tool } from '../domain/tools/tool.ts'
import { actEvents, procedure, ProjectId } from './base.ts'
import { FindScope } from './find.ts'
import { EditResult } from './rows.ts'

/** A stretch of a cell: as it stays, what goes, or what comes. `gap`: something between that is not shown. */
const Piece = z.object({ kind: z.enum(['same', 'out', 'in', 'gap']), text: z.string() })

/** What a tool would make of one row: its cells in which something would change, or that go with it. */
export const ToolRow = z.object({
  row: RowId,
  /** 1-based place in the sheet. */
  number: z.number().int(),
  /** Cells of it that would change; more than are shown in `cells`, where they are many. */
  changed: z.number().int(),
  cells: z.array(z.object({ column: z.union([ColumnId, NewColumnKey]), pieces: z.array(Piece) })),
})
export type ToolRow = z.infer<typeof ToolRow>

/** What a tool would do, as far as was looked; `done` when that is all. Each tells everything anew. */
export const ToolEvent = z.object({
  type: z.enum(['looked', 'done']),
  /** Under which the core keeps what would change, for a while. */
  look: z.string(),
  /** The state of the project for which it holds. */
  revision: z.number().int(),
  /** Cells that would change; 0 for a tool that removes rows. */
  changed: z.number().int(),
  /** Cells that were looked at, or would be written. */
  cells: z.number().int(),
  /** Rows in which something would change, or that would go. */
  rows: z.number().int(),
  /** Columns that would be made, in order. */
  made: z.array(z.object({ key: NewColumnKey, name: z.string() })),
  /** The first rows of them. */
  sample: z.array(ToolRow),
  /** Rows looked through, of how many. */
  looked: z.number().int(),
  total: z.number().int(),
})
export type ToolEvent = z.infer<typeof ToolEvent>

/** Changed cells, and rows with them or rows that went. */
export const ToolResult = EditResult.extend({ changed: z.number().int(), rowCount: z.number().int() })
export type ToolResult = z.infer<typeof ToolResult>

/** Some columns in some rows of a view. */
const CellBlock = FindScope.pick({ columns: true }).extend({ stretches: FindScope.shape.stretches.unwrap() })
export type CellBlock = z.infer<typeof CellBlock>

/**
 * What a tool is to do, and where. `cells`: selected cells that do not make one block; a tool for single texts changes no
 * others.
 */
export const WantedTool = z.object({ tool: Tool, scope: FindScope, cells: z.array(CellBlock).max(1000).optional() })
export type WantedTool = z.infer<typeof WantedTool>

const byProject = z.object({ project: ProjectId })

export const tools = {
  /** What a tool would do to the rows and columns of a scope, without doing it. */
  look: procedure.input(byProject.extend(WantedTool.shape)).output(eventIterator(ToolEvent)),
  /**
   * Does what was looked at, save in some rows: one undoable act, committed to disk when it answers. Fails as `stale`
   * when the sheet has changed since, or when the look is not kept any more.
   */
  apply: procedure
    .input(byProject.extend({ look: z.string().max(100), except: z.array(RowId).max(1_000_000) }))
    .output(actEvents(ToolResult)),
}
