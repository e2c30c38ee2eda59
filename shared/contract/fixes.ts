import { z } from 'zod'
import { ColumnId } from '../domain/column.ts'
import { RuleId } from '../domain/issue.ts'
import { RowId } from '../domain/row.ts'
import { actEvents, procedure, ProjectId } from './base.ts'
import { EditResult } from './rows.ts'

/** A stretch of a cell: as it stays, what goes, or what comes. `gap`: something between that is not shown. */
const Piece = z.object({ kind: z.enum(['same', 'out', 'in', 'gap']), text: z.string() })

/** What a fix would make of one cell: the changed places with a few words around them. */
export const FixedCell = z.object({
  row: RowId,
  /** 1-based place in the sheet. */
  number: z.number().int(),
  column: ColumnId,
  pieces: z.array(Piece),
})
export type FixedCell = z.infer<typeof FixedCell>

/** `changed`: cells; `fixed`: cells by rule. */
export const FixResult = EditResult.extend({
  changed: z.number().int(),
  fixed: z.record(RuleId, z.number().int()),
})
export type FixResult = z.infer<typeof FixResult>

const Rows = z.array(RowId).min(1).max(1_000_000)
const byProject = z.object({ project: ProjectId })

export const fixes = {
  /** What the fix of a rule would do, row by row, without doing it. `rows` in the answer: how many it would change. */
  preview: procedure
    .input(
      byProject.extend({
        rule: RuleId,
        rows: Rows.optional(),
        offset: z.number().int().min(0),
        /** Rows; a row may have several cells. */
        limit: z.number().int().min(1).max(200),
      }),
    )
    .output(z.object({ cells: z.array(FixedCell), rows: z.number().int() })),
  /** Does the fixes of these rules, or of all that are safe, as one undoable act. `rows`: only there, or not there. */
  apply: procedure
    .input(
      byProject.extend({
        rules: z.union([z.literal('safe'), z.array(RuleId).min(1).max(100)]),
        rows: Rows.optional(),
        except: Rows.optional(),
      }),
    )
    .output(actEvents(FixResult)),
}
