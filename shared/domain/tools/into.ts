import { z } from 'zod'
import { ColumnId } from '../column.ts'

/** Where a tool writes: a column of the sheet, or one that it makes. */
export const Into = z.union([z.object({ column: ColumnId }), z.object({ name: z.string().max(500) })])
export type Into = z.infer<typeof Into>
