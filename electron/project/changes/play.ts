import { isSent } from '../../../shared/domain/column.ts'
import type { Setup } from '../../../shared/domain/setup.ts'
import type { Columns } from '../columns.ts'
import { int } from '../file/database.ts'
import type { Direction, Recorded, Stage, Step } from './steps.ts'

/** Rows changed by one statement: some ten milliseconds, after which others may have their turn. */
const PIECE = 2000

/** Decisions on which every row's facts depend; the number of passes only multiplies them. */
const COUNTED: readonly (keyof Setup)[] = ['format', 'instruction', 'model']

/** Work in pieces: between any two of them others may have their turn. Each yields how many cells or rows it changed. */
export type Pieces = Generator<number, void>

/**
 * Does or undoes one recorded step. The first time is played like every later one: there is one place where data changes.
 */
export function* play(stage: Stage, { id, step }: Recorded, direction: Direction): Pieces {
  const forward = direction === 'forward'
  if ('column' in step) {
    playColumn(stage, step, forward)
    return
  }
  switch (step.type) {
    case 'cells':
      yield* playCells(stage, id, forward ? 'after' : 'before')
      return
    case 'insert':
    case 'delete':
      yield* playPlaces(stage, id, forward)
      yield* playMove(stage, id, (step.type === 'insert') === forward)
      return
    case 'move':
      yield* playPlaces(stage, id, forward)
      stage.effects.reordered(id)
      return
    case 'split':
      yield* playSplit(stage, id, (step.split === 'validation') === forward)
      return
    case 'setup':
      stage.meta.decide(forward ? step.after : step.before)
      stage.effects.recountAll ||= COUNTED.some((key) => step.after[key] !== undefined)
  }
}

/** All pieces at once, for acts that are short. */
export function playNow(stage: Stage, recorded: Recorded, direction: Direction): void {
  const pieces = play(stage, recorded, direction)
  while (!pieces.next().done);
}

type ColumnStep = Extract<Step, { column: number }>

function playColumn({ columns, effects }: Stage, step: ColumnStep, forward: boolean): void {
  switch (step.type) {
    case 'addColumn':
    case 'deleteColumn':
      columns.show(step.column, (step.type === 'addColumn') === forward)
      if (step.type === 'addColumn') playOrder(columns, step, forward)
      effects.recountAll ||= step.sent
      return
    case 'moveColumn':
      playOrder(columns, step, forward)
      // Several prompts and answers are the turns of one conversation, in column order.
      effects.recountAll ||= step.sent
      return
    case 'updateColumn':
      columns.update(step.column, forward ? step.after : step.before)
      effects.recountAll ||= step.before.role !== step.after.role && (isSent(step.before) || isSent(step.after))
  }
}

/** The order on this branch of the history, wherever columns of others lie. A column that goes away changes none. */
function playOrder(
  columns: Columns,
  step: Extract<Step, { type: 'addColumn' | 'moveColumn' }>,
  forward: boolean,
): void {
  if (step.type === 'addColumn') {
    if (forward && step.order) columns.arrange(step.order)
  } else if (step.orders) columns.arrange(forward ? step.orders.after : step.orders.before)
  else columns.move(step.column, forward ? step.after : step.before)
}

const ROWS = 'SELECT row FROM history_rows WHERE step = ?1 AND row > ?2 AND row <= ?3'

/**
 * Stretches of row ids, each with up to a piece of the rows of a source: `from` exclusive, `to` inclusive. `id`: of the
 * step that the source calls `?1`.
 */
export function* stretches(
  { db }: Pick<Stage, 'db'>,
  source: string,
  id = 0,
): Generator<readonly [from: number, to: number]> {
  const sql = `SELECT max(row) AS last FROM (SELECT row FROM ${source} AND row > ?2 ORDER BY row LIMIT ${PIECE})`
  for (let from = 0; ;) {
    const last = db.get(sql, id, from)?.['last']
    if (typeof last !== 'number') return
    yield [from, last]
    from = last
  }
}

function* playCells(stage: Stage, id: number, side: 'before' | 'after'): Pieces {
  const { db, effects } = stage
  for (const { column } of db.all('SELECT DISTINCT "column" FROM history_cells WHERE step = ?', id)) {
    const number = Number(column)
    const kept = `history_cells WHERE step = ?1 AND "column" = ${number}`
    const text = `(SELECT ${side} FROM ${kept} AND row = cells.id)`
    for (const stretch of stretches(stage, kept, id)) {
      const rows = `SELECT row FROM ${kept} AND row > ?2 AND row <= ?3`
      const changed = db.run(`UPDATE cells SET c${number} = ${text} WHERE id IN (${rows})`, id, ...stretch)
      effects.changedText(rows, id, ...stretch)
      effects.cells += changed
      yield changed
    }
  }
}

function* playMove(stage: Stage, id: number, appear: boolean): Pieces {
  const { db, state, columns, effects } = stage
  const sign = appear ? 1 : -1
  for (const stretch of stretches(stage, 'history_rows WHERE step = ?1', id)) {
    const moved = db.run(`UPDATE rows SET gone = ${appear ? 0 : 1} WHERE id IN (${ROWS})`, id, ...stretch)
    const validation = db.number(`SELECT sum(split) FROM rows WHERE id IN (${ROWS})`, id, ...stretch)
    state.totals.rows += sign * moved
    state.totals.validationRows += sign * validation
    effects.cells += moved * columns.list().length
    effects.moved(ROWS, [id, ...stretch], appear)
    yield moved
  }
}

/** Rows that were moved, and neighbours that made room for new ones. */
function* playPlaces(stage: Stage, id: number, forward: boolean): Pieces {
  const kept = 'history_places WHERE step = ?1'
  const place = `(SELECT ${forward ? 'after' : 'before'} FROM ${kept} AND row = rows.id)`
  for (const stretch of stretches(stage, kept, id)) {
    const rows = `SELECT row FROM ${kept} AND row > ?2 AND row <= ?3`
    yield stage.db.run(`UPDATE rows SET position = ${place} WHERE id IN (${rows})`, id, ...stretch)
  }
}

/** A step holds only rows whose split it changed, so before it they all had the other one. */
function* playSplit(stage: Stage, id: number, validation: boolean): Pieces {
  const { db, effects } = stage
  const { totals } = stage.state
  const sign = validation ? 1 : -1
  for (const stretch of stretches(stage, 'history_rows WHERE step = ?1', id)) {
    const moved = db.run(`UPDATE rows SET split = ${validation ? 1 : 0} WHERE id IN (${ROWS})`, id, ...stretch)
    const sums = db.get(
      `SELECT total(tokens) AS tokens, total(over) AS over FROM facts WHERE row IN (${ROWS})`,
      id,
      ...stretch,
    )
    const tokens = sums ? int(sums, 'tokens') : 0
    totals.validationRows += sign * moved
    totals.trainTokens -= sign * tokens
    totals.billedTokens -= sign * (tokens - (sums ? int(sums, 'over') : 0))
    effects.cells += moved
    effects.splitRows += moved
    effects.changedSplit(ROWS, id, ...stretch)
    yield moved
  }
}
