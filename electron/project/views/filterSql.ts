import type { Column, ColumnId } from '../../../shared/domain/column.ts'
import type { Condition, Filter } from '../../../shared/domain/filter.ts'
import { BIT, DUPLICATE } from '../facts/rowFacts.ts'
import { isExact, likePattern } from '../search/textSql.ts'

/** A condition on a row `r`, its cells `c` and its facts `f`. */
export type Sql = { readonly sql: string; readonly values: readonly (string | number)[] }

/** All conditions of a filter. A column that is gone holds nothing but empty cells. */
export function filterSql(filter: Filter, columns: readonly Column[]): Sql[] {
  return [
    ...byHidden(filter),
    ...bySplit(filter),
    ...bySeverity(filter),
    ...byRule(filter),
    ...bySearch(filter, columns),
    ...(filter.conditions ?? []).map((condition) => byCondition(condition, columns)),
  ]
}

function byHidden({ hidden }: Filter): Sql[] {
  return hidden ? [{ sql: 'NOT EXISTS (SELECT 1 FROM hidden h WHERE h.row = r.id)', values: [] }] : []
}

function bySplit({ split }: Filter): Sql[] {
  return split ? [{ sql: 'r.split = ?', values: [split === 'validation' ? 1 : 0] }] : []
}

function bySeverity({ severity }: Filter): Sql[] {
  if (!severity) return []
  const repeats = severity === DUPLICATE.severity ? ' OR f.duplicate = 1' : ''
  return [{ sql: `(f.severities & ${BIT[severity]} > 0${repeats})`, values: [] }]
}

function byRule({ rule }: Filter): Sql[] {
  if (!rule) return []
  if (rule === DUPLICATE.rule) return [{ sql: 'f.duplicate = 1', values: [] }]
  return [{ sql: 'EXISTS (SELECT 1 FROM issues i WHERE i.rule = ? AND i.row = r.id)', values: [rule] }]
}

function bySearch({ search }: Filter, columns: readonly Column[]): Sql[] {
  return search ? [inAny(columns, (cell) => contains(cell, search))] : []
}

function byCondition(condition: Condition, columns: readonly Column[]): Sql {
  switch (condition.type) {
    case 'text': {
      const { column, not } = condition
      const found = column === null ? inAny(columns, textTest(condition)) : textTest(condition)(cellOf(column, columns))
      return not ? turnedRound(found) : found
    }
    case 'empty': {
      const empty = { sql: `${cellOf(condition.column, columns)} IS NULL`, values: [] }
      return condition.not ? turnedRound(empty) : empty
    }
    case 'length':
      return between(`coalesce(length(${cellOf(condition.column, columns)}), 0)`, condition)
    case 'tokens':
      return between('f.tokens', condition)
  }
}

function textTest({ how, text }: Extract<Condition, { type: 'text' }>): (cell: string) => Sql {
  return (cell) => {
    if (how === 'contains') return contains(cell, text)
    if (how === 'matches') return { sql: `(${cell} IS NOT NULL AND fits(${cell}, ?))`, values: [text] }
    return { sql: `(${cell} IS NOT NULL AND equals(${cell}, ?))`, values: [text.toLowerCase()] }
  }
}

/**
 * Upper and lower case alike, in every alphabet. LIKE folds ASCII only, and is fast; so it looks for the text with every
 * other cased letter left open, and the slow and exact comparison is asked only about the cells that LIKE found.
 */
function contains(cell: string, text: string): Sql {
  const like = `${cell} LIKE ? ESCAPE '\\'`
  return isExact(text)
    ? { sql: `(${like})`, values: [likePattern(text)] }
    : { sql: `(${like} AND holds(${cell}, ?))`, values: [likePattern(text), text.toLowerCase()] }
}

function between(figure: string, { from, to }: { readonly from: number | null; readonly to: number | null }): Sql {
  const ends = [
    ...(from === null ? [] : [{ sql: `${figure} >= ?`, values: [from] }]),
    ...(to === null ? [] : [{ sql: `${figure} <= ?`, values: [to] }]),
  ]
  const sql = ['TRUE', ...ends.map((end) => end.sql)].join(' AND ')
  return { sql: `(${sql})`, values: ends.flatMap(({ values }) => values) }
}

function inAny(columns: readonly Column[], test: (cell: string) => Sql): Sql {
  const tests = columns.map(({ id }) => test(`c.${id}`))
  const sql = ['FALSE', ...tests.map((one) => one.sql)].join(' OR ')
  return { sql: `(${sql})`, values: tests.flatMap(({ values }) => values) }
}

function turnedRound({ sql, values }: Sql): Sql {
  return { sql: `NOT coalesce(${sql}, FALSE)`, values }
}

function cellOf(id: ColumnId, columns: readonly Column[]): string {
  return columns.some((column) => column.id === id) ? `c.${id}` : 'NULL'
}
