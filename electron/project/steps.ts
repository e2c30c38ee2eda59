import { z } from 'zod'
import { isSent, Role } from '../../shared/domain/column.ts'
import { Setup } from '../../shared/domain/setup.ts'
import { Split } from '../../shared/domain/row.ts'
import type { Columns } from './columns.ts'
import type { Database } from './database.ts'
import type { Effects } from './effects.ts'
import type { Meta } from './meta.ts'
import type { State } from './state.ts'

const Heading = z.object({ name: z.string(), role: Role })

/**
 * A patch as the history keeps it: everything needed to do it and to undo it. The rows of a step stand in `history_rows`,
 * its texts in `history_cells`, so that a step of a million rows is as small here as one of one row.
 */
export const Step = z.discriminatedUnion('type', [
  z.object({ type: z.literal('cells') }),
  z.object({ type: z.literal('insert') }),
  z.object({ type: z.literal('delete') }),
  z.object({ type: z.literal('split'), split: Split }),
  z.object({ type: z.literal('addColumn'), column: z.number().int(), sent: z.boolean() }),
  z.object({ type: z.literal('deleteColumn'), column: z.number().int(), sent: z.boolean() }),
  z.object({ type: z.literal('updateColumn'), column: z.number().int(), before: Heading, after: Heading }),
  z.object({ type: z.literal('setup'), before: Setup.partial(), after: Setup.partial() }),
])
export type Step = z.infer<typeof Step>

export type Direction = 'forward' | 'back'

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

/** Decisions on which every row's facts depend; the number of passes only multiplies them. */
const COUNTED: readonly (keyof Setup)[] = ['format', 'instruction', 'model']

/**
 * Does or undoes one recorded step. The first time is played like every later one: there is one place where data changes.
 */
export function play(stage: Stage, { id, step }: Recorded, direction: Direction): void {
  const forward = direction === 'forward'
  switch (step.type) {
    case 'cells':
      playCells(stage, id, forward ? 'after' : 'before')
      return
    case 'insert':
    case 'delete':
      playMove(stage, id, (step.type === 'insert') === forward)
      return
    case 'split':
      playSplit(stage, id, (step.split === 'validation') === forward)
      return
    case 'addColumn':
    case 'deleteColumn':
    case 'updateColumn':
    case 'setup':
      playShape(stage, step, forward)
  }
}

type ShapeStep = Exclude<Step, { type: 'cells' | 'insert' | 'delete' | 'split' }>

function playShape({ columns, meta, effects }: Stage, step: ShapeStep, forward: boolean): void {
  switch (step.type) {
    case 'addColumn':
    case 'deleteColumn':
      columns.show(step.column, (step.type === 'addColumn') === forward)
      effects.recountAll ||= step.sent
      return
    case 'updateColumn':
      columns.update(step.column, forward ? step.after : step.before)
      effects.recountAll ||= step.before.role !== step.after.role && (isSent(step.before) || isSent(step.after))
      return
    case 'setup':
      meta.decide(forward ? step.after : step.before)
      effects.recountAll ||= COUNTED.some((key) => step.after[key] !== undefined)
  }
}

const ROWS = 'SELECT row FROM history_rows WHERE step = ?'

function playCells({ db, effects }: Stage, id: number, side: 'before' | 'after'): void {
  for (const row of db.all(
    'SELECT "column", count(*) AS cells FROM history_cells WHERE step = ? GROUP BY "column"',
    id,
  )) {
    const column = Number(row['column'])
    db.run(
      `UPDATE cells SET c${column} =
         (SELECT ${side} FROM history_cells WHERE step = ?1 AND "column" = ?2 AND row = cells.id)
       WHERE id IN (SELECT row FROM history_cells WHERE step = ?1 AND "column" = ?2)`,
      id,
      column,
    )
    effects.cells += Number(row['cells'])
  }
  effects.changedText('SELECT DISTINCT row FROM history_cells WHERE step = ?', id)
}

function playMove({ db, state, columns, effects }: Stage, id: number, appear: boolean): void {
  const moved = db.run(`UPDATE rows SET gone = ? WHERE id IN (${ROWS})`, appear ? 0 : 1, id)
  const validation = db.number(`SELECT sum(split) FROM rows WHERE id IN (${ROWS})`, id)
  const sign = appear ? 1 : -1
  state.totals.rows += sign * moved
  state.totals.validationRows += sign * validation
  effects.cells += moved * columns.list().length
  if (appear) effects.appeared(id)
  else effects.vanished(id)
}

/** A step holds only rows whose split it changed, so before it they all had the other one. */
function playSplit({ db, state: { totals }, effects }: Stage, id: number, validation: boolean): void {
  const moved = db.run(`UPDATE rows SET split = ? WHERE id IN (${ROWS})`, validation ? 1 : 0, id)
  const tokens = db.number(`SELECT sum(tokens) FROM facts WHERE row IN (${ROWS})`, id)
  const over = db.number(`SELECT sum(over) FROM facts WHERE row IN (${ROWS})`, id)
  const sign = validation ? 1 : -1
  totals.validationRows += sign * moved
  totals.trainTokens -= sign * tokens
  totals.billedTokens -= sign * (tokens - over)
  effects.cells += moved
  effects.changedSplit(ROWS, id)
}
