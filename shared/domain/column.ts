import { z } from 'zod'

/**
 * What a column is for.
 * `prompt` and `completion` may stand several times: in column order they are the turns of one conversation.
 * `messages` holds a whole conversation as JSON; `raw` a line of an imported file that no column could hold.
 * `note` is never sent.
 */
export const Role = z.enum([
  'system',
  'prompt',
  'completion',
  'preferred',
  'rejected',
  'messages',
  'tools',
  'split',
  'weight',
  'raw',
  'note',
])
export type Role = z.infer<typeof Role>

/** `c1`, `c2` …: stable for the life of a project, never reused, also the name of the SQL column. */
export const ColumnId = z.string().regex(/^c[1-9]\d{0,5}$/)
export type ColumnId = z.infer<typeof ColumnId>

export const Column = z.object({
  id: ColumnId,
  name: z.string().max(500),
  role: Role,
  /** Pixels on screen. */
  width: z.number().int().min(40).max(2000),
  hidden: z.boolean(),
  /** Stays in sight when the sheet is scrolled sideways. */
  frozen: z.boolean(),
})
export type Column = z.infer<typeof Column>

/** Roles whose text leaves this computer when a job is started. A new role does not compile before it is decided on. */
const IS_SENT: Readonly<Record<Role, boolean>> = {
  system: true,
  prompt: true,
  completion: true,
  preferred: true,
  rejected: true,
  messages: true,
  tools: true,
  split: false,
  weight: true,
  raw: true,
  note: false,
}

/** Whether a column's text is part of the training file. */
export function isSent(column: Pick<Column, 'role'>): boolean {
  return IS_SENT[column.role]
}

/** A sheet holds no more columns, deleted ones included: SQLite nests up to 1,000 conditions, a search has one per column. */
export const MOST_COLUMNS = 900
