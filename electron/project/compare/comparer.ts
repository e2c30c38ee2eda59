import type { ComparedKind, ComparedRow, Comparison } from '../../../shared/contract/versions.ts'
import { differenceOf } from '../../../shared/domain/difference.ts'
import { Failure } from '../../../shared/domain/failure.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { Pace, type PaceOptions } from '../../pace.ts'
import { type Database, int, textOrNull } from '../file/database.ts'
import type { History } from '../history/history.ts'
import type { Meta } from '../meta.ts'
import type { Pieces } from '../changes/play.ts'
import type { State } from '../state.ts'
import type { Leg } from '../changes/steps.ts'
import { clear, gather, gatherLater, type Listed, list, textAfter, textBefore } from './gather.ts'
import { after, commonTo, compareShapes, type Shape, shapeNow, shownIn } from './shape.ts'

/** Of a row that was added or removed: so many cells, and so many characters of each. */
const SHOWN_CELLS = 8
const SHOWN_LENGTH = 300

/** Two points of the history, each the number of the change set before it; 0: before the first. */
export type Span = { readonly from: number; readonly to: number }

export type ComparedPage = { readonly kind: ComparedKind; readonly offset: number; readonly limit: number }

type Parts = { readonly db: Database; readonly state: State; readonly meta: Meta; readonly history: History }

type Prepared = { readonly key: string; readonly from: Shape; readonly to: Shape; readonly comparison: Comparison }

/**
 * Compares two points of the history by what lies between them: the first text before and the last text after, rows that
 * came and went, columns, split and decisions. Its cost is that of the changes, whatever the size of the sheet. One
 * comparison is held at a time, for its pages; who asks for another waits for the one before.
 */
export class Comparer {
  readonly #parts: Parts
  #prepared: Prepared | null = null
  #last: Promise<unknown> = Promise.resolve()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /**
   * @throws Failure `stale` when a point is no longer in the history, or the sheet changed meanwhile; the signal's reason
   * when it was cancelled
   */
  compare(span: Span, options: PaceOptions): Promise<Comparison> {
    return this.#inTurn(async () => (await this.#prepare(span, options)).comparison)
  }

  /** The rows that differ, by their ids, which mostly is their order; see `compare`. */
  page(span: Span, wanted: ComparedPage, numberOf: (row: RowId) => number): Promise<ComparedRow[]> {
    return this.#inTurn(async () => {
      const prepared = await this.#prepare(span, {})
      const rows = this.#parts.db.all(
        'SELECT row FROM compared_list WHERE kind = ? AND nth > ? AND nth <= ?',
        ...[wanted.kind, wanted.offset, wanted.offset + wanted.limit],
      )
      return rows.map((found) => {
        const row = int(found, 'row')
        const cells = wanted.kind === 'changed' ? this.#changes(row, prepared) : this.#texts(row, wanted.kind, prepared)
        return { row, number: numberOf(row) || null, cells }
      })
    })
  }

  async #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(act, act)
    this.#last = mine.catch(() => undefined)
    return mine
  }

  async #prepare(span: Span, options: PaceOptions): Promise<Prepared> {
    const { db, state, history } = this.#parts
    await free(db)
    const key = `${span.from} ${span.to} ${state.revision}`
    if (this.#prepared?.key === key) return this.#prepared
    this.#prepared = null
    if (!history.has(span.from) || !history.has(span.to)) throw gone()
    clear(db)
    const found: Listed = { added: 0, removed: 0, changed: 0, split: 0, cells: 0 }
    const work = new Work(this.#parts, span, found)
    const pieces = work.pieces()
    const pace = new Pace(options)
    for (let piece = pieces.next(); !piece.done; piece = pieces.next()) {
      await pace.next(piece.value)
      await free(db)
      if (`${span.from} ${span.to} ${state.revision}` !== key) throw changed()
    }
    const { from, to, moved } = work
    const { cells, ...rows } = found
    this.#prepared = { key, from, to, comparison: { rows, cells, moved, ...compareShapes(from, to) } }
    return this.#prepared
  }

  #changes(row: RowId, { from, to }: Prepared): ComparedRow['cells'] {
    const sql = `SELECT "column", ${textBefore('compared_cells', 'first')} AS before,
      ${textAfter('compared_cells', 'last')} AS after FROM compared_cells WHERE row = ?`
    const changes = new Map(this.#parts.db.all(sql, row).map((change) => [int(change, 'column'), change]))
    return commonTo(from, to).flatMap((number) => {
      const change = changes.get(number)
      if (!change) return []
      const pieces = differenceOf(textOrNull(change, 'before') ?? '', textOrNull(change, 'after') ?? '')
      return [{ column: nameIn(to, number), pieces }]
    })
  }

  /** The texts of a row that was added, as they are at the second point; of a removed one, as they were at the first. */
  #texts(row: RowId, kind: 'added' | 'removed', { from, to }: Prepared): ComparedRow['cells'] {
    const { db } = this.#parts
    const shape = kind === 'added' ? to : from
    const texts = new Map<number, string | null>()
    const now = db.get('SELECT * FROM cells WHERE id = ?', row)
    for (const number of shownIn(shape)) {
      const stored = now?.[`c${number}`]
      texts.set(number, typeof stored === 'string' ? stored : null)
    }
    for (const table of kind === 'added' ? ['later_cells'] : ['later_cells', 'compared_cells']) {
      const sql = `SELECT "column", ${textBefore(table, 'first')} AS before FROM ${table} WHERE row = ?`
      for (const cell of db.all(sql, row)) texts.set(int(cell, 'column'), textOrNull(cell, 'before'))
    }
    return shownIn(shape)
      .flatMap((number) => {
        const said = texts.get(number)
        if (!said) return []
        const cut = said.length > SHOWN_LENGTH
        const piece = { kind: kind === 'added' ? ('in' as const) : ('out' as const), text: said.slice(0, SHOWN_LENGTH) }
        const pieces = [
          { ...piece, text: piece.text.toWellFormed() },
          ...(cut ? [{ kind: 'gap' as const, text: '' }] : []),
        ]
        return [{ column: nameIn(shape, number), pieces }]
      })
      .slice(0, SHOWN_CELLS)
  }
}

/** One comparison being put together. */
class Work {
  readonly #parts: Parts
  readonly #span: Span
  readonly #found: Listed
  from: Shape
  to: Shape
  moved = false

  constructor(parts: Parts, span: Span, found: Listed) {
    this.#parts = parts
    this.#span = span
    this.#found = found
    this.from = this.to = shapeNow(parts.db, parts.meta.setup)
  }

  *pieces(): Pieces {
    const { db, state, history } = this.#parts
    const { from, to } = this.#span
    this.to = yield* this.#shapeAt(this.to, history.points.way(state.historyAt, to))
    this.from = yield* this.#shapeAt(this.to, history.points.way(to, from))
    for (const leg of history.points.way(from, to)) {
      for (const recorded of history.steps(leg)) {
        this.moved ||= recorded.step.type === 'move'
        yield* gather(db, recorded, leg.direction)
      }
      yield 1
    }
    for (const leg of history.points.way(to, state.historyAt)) {
      for (const recorded of history.steps(leg)) yield* gatherLater(db, recorded, leg.direction)
      yield 1
    }
    yield* list(db, commonTo(this.from, this.to), this.#found)
  }

  *#shapeAt(start: Shape, way: readonly Leg[]): Generator<number, Shape> {
    let shape = start
    for (const leg of way) {
      for (const { step } of this.#parts.history.steps(leg, 'shape')) shape = after(shape, step, leg.direction)
      yield 1
    }
    return shape
  }
}

/** Others may have begun a long act while this one paused. */
async function free(db: Database): Promise<void> {
  while (db.busy) await db.busy
}

function nameIn(shape: Shape, number: number): string {
  return shape.columns.get(number)?.name ?? ''
}

function gone(): Failure {
  return new Failure({
    code: 'stale',
    message: 'That point of the history is not there any more.',
    hint: 'It was undone, and something else was done since. Choose another one.',
  })
}

function changed(): Failure {
  return new Failure({
    code: 'stale',
    message: 'The sheet changed while it was compared.',
    hint: 'Compare again.',
  })
}
