import type { RowId } from '../../../shared/domain/row.ts'
import { type Database, int } from '../file/database.ts'

/** Between neighbours: room for a million rows before anything has to move, and far from 2^53 for a billion rows. */
export const GAP = 2 ** 20

/** How many neighbours move at first when a gap is exhausted: about two milliseconds. */
const WINDOW = 1000

/** Every row's place, deleted ones included, so that undoing a deletion puts a row back where it was. */
const BEYOND = `SELECT id, position FROM (
  SELECT * FROM (SELECT id, position FROM rows WHERE gone = 0 AND position > ?1 ORDER BY position LIMIT ?2)
  UNION ALL
  SELECT * FROM (SELECT id, position FROM rows WHERE gone = 1 AND position > ?1 ORDER BY position LIMIT ?2)
) ORDER BY position LIMIT ?2`

export type Places = { readonly first: number; readonly step: number }

/** Below which row: null: at the top, undefined: at the end. `recordedBy`: the step that keeps how neighbours moved. */
export type Wanted = { readonly after: RowId | null | undefined; readonly count: number; readonly recordedBy: number }

/** Places for some rows. When the gap is exhausted the neighbours below are spread out, as few as suffice. */
export function makeRoom(db: Database, { after, count, recordedBy }: Wanted): Places {
  if (after === undefined) return { first: edge(db, 'max') + GAP, step: GAP }
  if (after === null) return { first: edge(db, 'min') - GAP * count, step: GAP }
  const above = db.number('SELECT position FROM rows WHERE id = ?', after)
  const [next] = db.all(BEYOND, above, 1)
  if (!next) return { first: above + GAP, step: GAP }
  const step = Math.floor((int(next, 'position') - above) / (count + 1))
  return step >= 1 ? { first: above + step, step } : spread(db, above, { count, recordedBy })
}

function edge(db: Database, end: 'min' | 'max'): number {
  const order = end === 'min' ? 'ASC' : 'DESC'
  const ofState = (gone: 0 | 1): string =>
    `SELECT * FROM (SELECT position FROM rows WHERE gone = ${gone} ORDER BY position ${order} LIMIT 1)`
  return db.number(`SELECT ${end}(position) FROM (${ofState(0)} UNION ALL ${ofState(1)})`)
}

function spread(db: Database, above: number, { count, recordedBy }: Pick<Wanted, 'count' | 'recordedBy'>): Places {
  for (let size = WINDOW; ; size *= 8) {
    const moved = db.all(BEYOND, above, size + 1)
    const bound = moved.length > size ? moved.pop() : undefined
    const end = bound ? int(bound, 'position') : above + GAP * (count + moved.length + 1)
    const step = Math.floor((end - above) / (count + moved.length + 1))
    if (step < 2) continue
    moved.forEach((row, index) => {
      const place = above + step * (count + index + 1)
      db.run('INSERT INTO history_places VALUES (?, ?, ?, ?)', recordedBy, int(row, 'id'), int(row, 'position'), place)
      db.run('UPDATE rows SET position = ? WHERE id = ?', place, int(row, 'id'))
    })
    return { first: above + step, step }
  }
}
