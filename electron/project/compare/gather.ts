import type { Database } from '../file/database.ts'
import { type Pieces, stretches } from '../changes/play.ts'
import type { Direction, Recorded } from '../changes/steps.ts'

/**
 * Where a comparison is put together, in memory and only as large as what changed. Texts stay in the history: a cell is
 * kept as the first and the last step that changed it, negative where the step was undone, not done.
 *
 * `compared_rows`, `compared_splits`: in the sheet, or held back, at the first point (`was`) and at the second (`is_`).
 * `later_cells`: texts at the second point of rows that were added or removed, where later steps changed them.
 * `compared_list`: the rows to show, numbered.
 */
const TABLES = `
CREATE TEMP TABLE IF NOT EXISTS compared_cells (row INTEGER NOT NULL, "column" INTEGER NOT NULL, first INTEGER NOT NULL,
  last INTEGER NOT NULL, PRIMARY KEY (row, "column")) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS later_cells (row INTEGER NOT NULL, "column" INTEGER NOT NULL, first INTEGER NOT NULL,
  PRIMARY KEY (row, "column")) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS compared_rows (row INTEGER PRIMARY KEY, was INTEGER NOT NULL, is_ INTEGER NOT NULL) STRICT;
CREATE TEMP TABLE IF NOT EXISTS compared_splits (row INTEGER PRIMARY KEY, was INTEGER NOT NULL, is_ INTEGER NOT NULL) STRICT;
CREATE TEMP TABLE IF NOT EXISTS compared_list (kind TEXT NOT NULL, nth INTEGER NOT NULL, row INTEGER NOT NULL,
  PRIMARY KEY (kind, nth)) STRICT, WITHOUT ROWID;
DELETE FROM compared_cells; DELETE FROM later_cells; DELETE FROM compared_rows; DELETE FROM compared_splits;
DELETE FROM compared_list;
`

/** Makes room for a new comparison; the last one is gone. */
export function clear(db: Database): void {
  db.exec(TABLES)
}

/** The text of a cell before a step that is kept with its sign, as SQL. */
export function textBefore(table: string, step: string): string {
  return `(SELECT iif(${table}.${step} > 0, h.before, h.after) FROM history_cells h
    WHERE h.step = abs(${table}.${step}) AND h."column" = ${table}."column" AND h.row = ${table}.row)`
}

/** The text of a cell after such a step. */
export function textAfter(table: string, step: string): string {
  return `(SELECT iif(${table}.${step} > 0, h.after, h.before) FROM history_cells h
    WHERE h.step = abs(${table}.${step}) AND h."column" = ${table}."column" AND h.row = ${table}.row)`
}

/** Adds one step of the way from the first point to the second. Yields how many cells or rows it was about. */
export function* gather(db: Database, { id, step }: Recorded, direction: Direction): Pieces {
  const forward = direction === 'forward'
  if (step.type === 'cells') yield* gatherCells(db, id, forward)
  else if (step.type === 'insert' || step.type === 'delete') {
    yield* gatherRows(db, 'compared_rows', { id, is: (step.type === 'insert') === forward })
  } else if (step.type === 'split') {
    yield* gatherRows(db, 'compared_splits', { id, is: (step.split === 'validation') === forward })
  } else yield 1
}

function* gatherCells(db: Database, id: number, forward: boolean): Pieces {
  for (const source of cellsOf(db, id)) {
    for (const [from, to] of stretches({ db }, source, id)) {
      yield db.run(
        `INSERT INTO compared_cells SELECT row, "column", ?4, ?4 FROM ${source} AND row > ?2 AND row <= ?3
         ON CONFLICT DO UPDATE SET last = excluded.last`,
        ...[id, from, to, forward ? id : -id],
      )
    }
  }
}

function* gatherRows(
  db: Database,
  table: 'compared_rows' | 'compared_splits',
  { id, is }: { id: number; is: boolean },
): Pieces {
  const source = 'history_rows WHERE step = ?1'
  for (const [from, to] of stretches({ db }, source, id)) {
    yield db.run(
      `INSERT INTO ${table} SELECT row, ?4, ?5 FROM ${source} AND row > ?2 AND row <= ?3
       ON CONFLICT DO UPDATE SET is_ = excluded.is_`,
      ...[id, from, to, is ? 0 : 1, is ? 1 : 0],
    )
  }
}

/** Adds one step of the way from the second point to now: what rows to show said then, where it is no longer so. */
export function* gatherLater(db: Database, { id, step }: Recorded, direction: Direction): Pieces {
  if (step.type !== 'cells') return
  for (const source of cellsOf(db, id)) {
    for (const [from, to] of stretches({ db }, source, id)) {
      yield db.run(
        `INSERT OR IGNORE INTO later_cells SELECT row, "column", ?4 FROM ${source} AND row > ?2 AND row <= ?3
         AND row IN (SELECT row FROM compared_rows WHERE was <> is_)`,
        ...[id, from, to, direction === 'forward' ? id : -id],
      )
    }
  }
}

function cellsOf(db: Database, id: number): string[] {
  const columns = db.all('SELECT DISTINCT "column" FROM history_cells WHERE step = ?', id)
  return columns.map(({ column }) => `history_cells WHERE step = ?1 AND "column" = ${Number(column)}`)
}

export type Listed = { added: number; removed: number; changed: number; split: number; cells: number }

/** Numbers the rows that differ, and counts. `common`: columns at both points. */
export function* list(db: Database, common: readonly number[], found: Listed): Pieces {
  for (const stretch of stretches({ db }, 'compared_rows WHERE ?1 = 0', 0)) {
    for (const [kind, is] of [
      ['added', 1],
      ['removed', 0],
    ] as const) {
      found[kind] += db.run(
        `INSERT INTO compared_list SELECT ?1, ?2 + row_number() OVER (ORDER BY row), row FROM compared_rows
         WHERE is_ = ?3 AND was <> is_ AND row > ?4 AND row <= ?5`,
        ...[kind, found[kind], is, ...stretch],
      )
    }
    yield 1
  }
  const stayed = (table: string): string =>
    `NOT EXISTS (SELECT 1 FROM compared_rows r WHERE r.row = ${table}.row AND NOT (r.was AND r.is_))`
  for (const stretch of stretches({ db }, 'compared_cells WHERE ?1 = 0', 0)) {
    db.run(
      `DELETE FROM compared_cells WHERE row > ?1 AND row <= ?2
       AND ${textBefore('compared_cells', 'first')} IS ${textAfter('compared_cells', 'last')}`,
      ...stretch,
    )
    const changed = `FROM compared_cells WHERE row > ?1 AND row <= ?2 AND ${stayed('compared_cells')}
      AND "column" IN (SELECT value FROM json_each(?3))`
    const columns = JSON.stringify(common)
    found.cells += db.number(`SELECT count(*) ${changed}`, ...stretch, columns)
    found.changed += db.run(
      `INSERT INTO compared_list SELECT 'changed', ?4 + row_number() OVER (ORDER BY row), row
       FROM (SELECT DISTINCT row ${changed})`,
      ...[...stretch, columns, found.changed],
    )
    yield 1
  }
  for (const stretch of stretches({ db }, 'compared_splits WHERE ?1 = 0', 0)) {
    const sql = `SELECT count(*) FROM compared_splits
      WHERE row > ?1 AND row <= ?2 AND was <> is_ AND ${stayed('compared_splits')}`
    found.split += db.number(sql, ...stretch)
    yield 1
  }
}
