import { toSplit } from '../../../shared/domain/split/split.ts'
import type { RowId, Split } from '../../../shared/domain/row.ts'
import { type Columns, numberOf } from '../columns.ts'
import type { Database } from '../file/database.ts'
import type { Recorded, Stage, Step } from './steps.ts'

/**
 * A sheet may have a column that says which rows are held back. A row's split is stored with the row all the same, so that
 * filters, totals and batches need no text; here the two are kept saying the same, as further steps of the same change set.
 */
export type Recorder = {
  /** Records and plays a step; `fill` writes its rows or texts and answers how many. */
  readonly add: (step: Step, fill: (id: number) => number) => Recorded | null
}

/** Makes `says_train(…)` and `says_validation(…)` known to SQL: what the first cell that is not blank says. */
export function defineSplitWords(db: Database): void {
  const says =
    (split: Split) =>
    (...texts: (string | null)[]): boolean => {
      const first = texts.find((text) => text !== null && text.trim() !== '')
      return typeof first === 'string' && toSplit(first) === split
    }
  db.define('says_train', says('train'))
  db.define('says_validation', says('validation'))
}

function splitColumns(columns: Columns): string[] {
  return columns.list().flatMap(({ id, role }) => (role === 'split' ? [id] : []))
}

/** After cells changed: rows whose split column says otherwise get the split it says. `scope`: an SQL set of row ids. */
export function followCells({ db, columns }: Stage, recorder: Recorder, scope: string): void {
  const cells = splitColumns(columns).map((id) => `c.${id}`)
  if (cells.length === 0) return
  for (const split of ['train', 'validation'] as const) {
    const sql = `INSERT INTO history_rows SELECT ?, r.id FROM rows r JOIN cells c ON c.id = r.id
      WHERE r.id IN (${scope}) AND r.gone = 0 AND r.split = ? AND says_${split}(${cells.join(', ')})`
    recorder.add({ type: 'split', split }, (id) => db.run(sql, id, split === 'train' ? 1 : 0))
  }
}

/** After a split was set: cells of the split column that say otherwise are written anew. */
export function followSplit(
  { db, columns }: Stage,
  recorder: Recorder,
  { split, rows }: { readonly split: Split; readonly rows: readonly RowId[] },
): void {
  const opposite = split === 'train' ? 'validation' : 'train'
  for (const column of splitColumns(columns)) {
    const sql = `INSERT INTO history_cells (step, "column", row, before, after) SELECT ?, ?, id, ${column}, ? FROM cells
      WHERE id IN (SELECT value FROM json_each(?)) AND says_${opposite}(${column})`
    recorder.add({ type: 'cells' }, (id) => db.run(sql, id, numberOf(column), split, JSON.stringify(rows)))
  }
}
