import { z } from 'zod'
import { ColumnId, Role } from './column.ts'
import { RowId, Split } from './row.ts'
import { Setup } from './setup.ts'

/** A column that an earlier patch of the same list makes: `+1`. It gets its real id when the list is applied. */
export const NewColumnKey = z.string().regex(/^\+[1-9]\d{0,3}$/)
export type NewColumnKey = z.infer<typeof NewColumnKey>

const ColumnRef = z.union([ColumnId, NewColumnKey])

/** The smallest acts there are. Typing, pasting, filling, fixing and undoing are lists of these, through one procedure. */
export const Patch = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('setCells'),
    cells: z.array(z.object({ row: RowId, column: ColumnRef, text: z.string() })),
  }),
  z.object({
    type: z.literal('insertRows'),
    /** The row above the new ones; null: at the top. Absent: at the end. */
    after: RowId.nullable().optional(),
    rows: z.array(z.record(ColumnRef, z.string())),
  }),
  z.object({ type: z.literal('deleteRows'), rows: z.array(RowId) }),
  /** Together below a row that is none of them, in their present order; `after` null: to the top. */
  z.object({ type: z.literal('moveRows'), rows: z.array(RowId), after: RowId.nullable() }),
  z.object({ type: z.literal('setSplit'), rows: z.array(RowId), split: Split }),
  z.object({
    type: z.literal('addColumn'),
    name: z.string().max(500),
    role: Role,
    /** The column to its left; null: first. Absent: last. */
    after: ColumnRef.nullable().optional(),
    /** What later patches of the list call it. */
    key: NewColumnKey.optional(),
  }),
  z.object({
    type: z.literal('updateColumn'),
    column: ColumnId,
    name: z.string().max(500).optional(),
    role: Role.optional(),
  }),
  z.object({ type: z.literal('deleteColumn'), column: ColumnId }),
  /** To the right of another column; null: first. */
  z.object({ type: z.literal('moveColumn'), column: ColumnId, after: ColumnId.nullable() }),
  z.object({ type: z.literal('setSetup'), setup: Setup.partial() }),
])
export type Patch = z.infer<typeof Patch>

/** How much a list changes, in cells, rows and columns: what progress counts in. */
export function sizeOf(patches: readonly Patch[]): number {
  return patches.reduce((sum, patch) => sum + sizeOfPatch(patch), 0)
}

/** How much one patch changes. */
export function sizeOfPatch(patch: Patch): number {
  if (patch.type === 'setCells') return patch.cells.length
  return 'rows' in patch ? patch.rows.length : 1
}

/** Cells or rows of one piece: some milliseconds of work. */
export const PIECE = 1000

/**
 * A patch as several that do the same one after the other, so that a long act can be done in pieces. Patches whose
 * parts would not end where they should stay whole.
 */
export function* inPieces(patch: Patch): Generator<Patch, void> {
  if (sizeOfPatch(patch) <= PIECE) yield patch
  else if (patch.type === 'setCells') for (const cells of pieces(patch.cells)) yield { ...patch, cells }
  // A row that is named twice is still in the sheet only for the first of two patches.
  else if (patch.type === 'deleteRows' || patch.type === 'setSplit')
    for (const rows of pieces([...new Set(patch.rows)])) yield { ...patch, rows }
  // At the end of the sheet one is after the other; elsewhere each would need to know the one before it.
  else if (patch.type === 'insertRows' && patch.after === undefined)
    for (const rows of pieces(patch.rows)) yield { ...patch, rows }
  else yield patch
}

function* pieces<T>(list: readonly T[]): Generator<T[], void> {
  for (let from = 0; from < list.length; from += PIECE) yield list.slice(from, from + PIECE)
}
