import type { Column } from '../../shared/domain/column.ts'
import type { Filter } from '../../shared/domain/filter.ts'
import { BIT, DUPLICATE } from './rowFacts.ts'

export type Condition = { readonly sql: string; readonly values: readonly (string | number)[] }

/** One statement that answers the ids of a view, in sheet order, as one text: `12,7,31`. */
export function viewSql(filter: Filter, columns: readonly Column[]): Condition {
  const conditions = [...bySplit(filter), ...bySeverity(filter), ...byRule(filter), ...bySearch(filter, columns)]
  const facts = filter.severity || filter.rule ? 'LEFT JOIN facts f ON f.row = r.id' : ''
  const cells = filter.search ? 'JOIN cells c ON c.id = r.id' : ''
  const where = ['r.gone = 0', ...conditions.map(({ sql }) => sql)].join(' AND ')
  return {
    sql: `SELECT group_concat(id) AS ids FROM (SELECT r.id FROM rows r ${facts} ${cells} WHERE ${where} ORDER BY r.position)`,
    values: conditions.flatMap(({ values }) => values),
  }
}

/** The same filter by the same name: the key of a kept view. */
export function keyOf({ severity, rule, split, search }: Filter): string {
  return JSON.stringify([severity ?? '', rule ?? '', split ?? '', search ?? ''])
}

function bySplit({ split }: Filter): Condition[] {
  return split ? [{ sql: 'r.split = ?', values: [split === 'validation' ? 1 : 0] }] : []
}

function bySeverity({ severity }: Filter): Condition[] {
  if (!severity) return []
  const repeats = severity === DUPLICATE.severity ? ' OR f.duplicate = 1' : ''
  return [{ sql: `(f.severities & ${BIT[severity]} > 0${repeats})`, values: [] }]
}

function byRule({ rule }: Filter): Condition[] {
  if (!rule) return []
  if (rule === DUPLICATE.rule) return [{ sql: 'f.duplicate = 1', values: [] }]
  return [{ sql: 'r.id IN (SELECT row FROM issues WHERE rule = ?)', values: [rule] }]
}

/**
 * Upper and lower case alike, in every alphabet. LIKE folds ASCII only, and is fast; so it looks for the text with every
 * other cased letter left open, and the slow and exact comparison is asked only about the cells that LIKE found.
 */
function bySearch({ search }: Filter, columns: readonly Column[]): Condition[] {
  if (!search) return []
  if (columns.length === 0) return [{ sql: 'FALSE', values: [] }]
  const { pattern, exact } = toPattern(search)
  const one = (id: string): string => `c.${id} LIKE ? ESCAPE '\\'${exact ? '' : ` AND holds(c.${id}, ?)`}`
  const values = exact ? [pattern] : [pattern, search.toLowerCase()]
  return [{ sql: `(${columns.map(({ id }) => `(${one(id)})`).join(' OR ')})`, values: columns.flatMap(() => values) }]
}

/** `50% für` becomes `%50\% f_r%`, which is not exact. */
function toPattern(search: string): { readonly pattern: string; readonly exact: boolean } {
  let pattern = ''
  let exact = true
  for (const letter of search) {
    const cased = letter.toLowerCase() !== letter.toUpperCase()
    if (cased && letter > '\u007f') {
      pattern += '_'
      exact = false
    } else pattern += '\\%_'.includes(letter) ? `\\${letter}` : letter
  }
  return { pattern: `%${pattern}%`, exact }
}

/** The exact comparison: whether a text holds another, which is in lower case already. */
export function holds(text: string | null, lower: string | null): boolean {
  return text?.toLowerCase().includes(lower ?? '') === true
}
