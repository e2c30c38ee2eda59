import type { Column } from '../../../shared/domain/column.ts'
import type { Sort, View } from '../../../shared/domain/view.ts'
import { filterSql, type Sql } from './filterSql.ts'
import { BIT, DUPLICATE } from '../facts/rowFacts.ts'

/** Between the keys of one answer; taken out of the keys themselves. */
export const KEY_SEPARATOR = '\u001f'

const DUPLICATE_RANK = { hint: 1, warning: 2, error: 3 }[DUPLICATE.severity]

/** So many characters decide where a text stands. */
const KEY_LENGTH = 60

/**
 * One statement for a stretch of the sheet, from one place to another, both included: the ids of the rows shown as one
 * text, `12,7,31`, in sheet order, and what they are to be sorted by in the same order, parted by `KEY_SEPARATOR`.
 */
export function viewSql(view: View, columns: readonly Column[]): Sql {
  const conditions = filterSql(view, columns)
  const key = view.sort ? keySql(view.sort, columns) : "''"
  const where = ['r.gone = 0', 'r.position BETWEEN ? AND ?', ...conditions.map(({ sql }) => sql)].join(' AND ')
  const facts = /\bf\./.test(where + key) ? 'LEFT JOIN facts f ON f.row = r.id' : ''
  const cells = /\bc\./.test(where + key) ? 'JOIN cells c ON c.id = r.id' : ''
  const keys = view.sort ? `, group_concat(key, '${KEY_SEPARATOR}') AS keys` : ''
  return {
    sql: `SELECT group_concat(id) AS ids${keys} FROM
      (SELECT r.id, ${key} AS key FROM rows r ${facts} ${cells} WHERE ${where} ORDER BY r.position)`,
    values: conditions.flatMap(({ values }) => values),
  }
}

/** What a row is sorted by, as text; empty: last. */
function keySql({ by }: Sort, columns: readonly Column[]): string {
  switch (by) {
    case 'tokens':
      return "coalesce(f.tokens, '')"
    case 'split':
      return 'r.split'
    case 'severity':
      // The worst is the highest bit: errors first when descending, rows without findings last either way.
      return `CASE WHEN f.severities >= ${BIT.error} THEN 3 WHEN f.severities >= ${BIT.warning} THEN 2
        WHEN f.duplicate = 1 THEN ${DUPLICATE_RANK} WHEN f.severities > 0 THEN 1 ELSE '' END`
    default: {
      const known = columns.some((column) => column.id === by)
      return known ? `coalesce(replace(substr(c.${by}, 1, ${KEY_LENGTH}), '${KEY_SEPARATOR}', ' '), '')` : "''"
    }
  }
}
