import { z } from 'zod'
import { Role } from '../../../shared/domain/column.ts'
import { Setup } from '../../../shared/domain/setup.ts'
import { Split } from '../../../shared/domain/row.ts'
import type { Columns } from '../columns.ts'
import type { Database } from '../file/database.ts'
import type { Effects } from './effects.ts'
import type { Meta } from '../meta.ts'
import type { State } from '../state.ts'

/** Numbers of columns in order, deleted ones included. Steps of older files have none. */
const Order = z.array(z.number().int())

const Heading = z.object({ name: z.string(), role: Role })

/**
 * A patch as the history keeps it: everything needed to do it and to undo it. The rows of a step stand in `history_rows`,
 * its texts in `history_cells`, so that a step of a million rows is as small here as one of one row.
 */
export const Step = z.discriminatedUnion('type', [
  z.object({ type: z.literal('cells') }),
  z.object({ type: z.literal('insert') }),
  z.object({ type: z.literal('delete') }),
  z.object({ type: z.literal('move') }),
  z.object({ type: z.literal('split'), split: Split }),
  z.object({
    type: z.literal('addColumn'),
    column: z.number().int(),
    sent: z.boolean(),
    /** With the column in it: on another branch of the history it may lie elsewhere. */
    order: Order.optional(),
  }),
  z.object({ type: z.literal('deleteColumn'), column: z.number().int(), sent: z.boolean() }),
  z.object({
    type: z.literal('moveColumn'),
    column: z.number().int(),
    /** The column to the left, deleted ones included. On another branch of the history it may lie elsewhere. */
    before: z.number().int().nullable(),
    after: z.number().int().nullable(),
    sent: z.boolean(),
    orders: z.object({ before: Order, after: Order }).optional(),
  }),
  z.object({ type: z.literal('updateColumn'), column: z.number().int(), before: Heading, after: Heading }),
  z.object({ type: z.literal('setup'), before: Setup.partial(), after: Setup.partial() }),
])
export type Step = z.infer<typeof Step>

export type Direction = 'forward' | 'back'

/** A change set on the way from one point of the history to another, to be done or to be undone. */
export type Leg = { readonly change: number; readonly direction: Direction }

/** Where the steps of one change set are played. */
export type Stage = {
  readonly db: Database
  readonly state: State
  readonly columns: Columns
  readonly meta: Meta
  readonly effects: Effects
}

/** A step and the id under which its rows and texts are kept. */
export type Recorded = { readonly id: number; readonly step: Step }
