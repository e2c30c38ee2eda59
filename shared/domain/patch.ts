import { z } from 'zod'
import { ColumnId, Role } from './column.ts'
import { Cells, RowId, Split } from './row.ts'
import { Setup } from './setup.ts'

/** The smallest acts there are. Typing, pasting, filling, fixing and undoing are lists of these, through one procedure. */
export const Patch = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('setCells'),
    cells: z.array(z.object({ row: RowId, column: ColumnId, text: z.string() })),
  }),
  z.object({
    type: z.literal('insertRows'),
    /** The row above the new ones; null: at the top. Absent: at the end. */
    after: RowId.nullable().optional(),
    rows: z.array(Cells),
  }),
  z.object({ type: z.literal('deleteRows'), rows: z.array(RowId) }),
  z.object({ type: z.literal('setSplit'), rows: z.array(RowId), split: Split }),
  z.object({
    type: z.literal('addColumn'),
    name: z.string().max(500),
    role: Role,
    /** The column to its left; null: first. Absent: last. */
    after: ColumnId.nullable().optional(),
  }),
  z.object({
    type: z.literal('updateColumn'),
    column: ColumnId,
    name: z.string().max(500).optional(),
    role: Role.optional(),
  }),
  z.object({ type: z.literal('deleteColumn'), column: ColumnId }),
  z.object({ type: z.literal('setSetup'), setup: Setup.partial() }),
])
export type Patch = z.infer<typeof Patch>
