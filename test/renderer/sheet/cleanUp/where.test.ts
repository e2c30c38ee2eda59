import { describe, expect, test } from 'vitest'
import type { Column, Role } from '../../../../shared/domain/column.ts'
import type { Field } from '../../../../renderer/sheet/fields.ts'
import { firstColumns, rowChoices, scopeOf, type Sight } from '../../../../renderer/sheet/cleanUp/where.ts'
import type { Area } from '../../../../renderer/sheet/selection.ts'

const column = (number: number, role: Role): Column => ({
  ...{ id: `c${number}`, name: role, role, width: 100, hidden: false, frozen: false },
})
const COLUMNS = [column(1, 'prompt'), column(2, 'completion'), column(3, 'note')]
const FIELDS: Field[] = [
  { kind: 'mark' },
  ...COLUMNS.map((one): Field => ({ kind: 'text', column: one, sent: one.role !== 'note' })),
  { kind: 'tokens' },
]
const area = (from: number, to: number, fields: number[], whole: Area['whole'] = null): Area => ({
  ...{ stretches: [[from, to]], fields, whole },
})
const sight = (over: Partial<Sight>): Sight => ({
  ...{ view: {}, filtered: false, shown: 10, all: 10, area: null, fields: FIELDS },
  ...over,
})
const rows = (over: Partial<Sight>): string[] => rowChoices(sight(over)).map((one) => `${one.rows} ${one.count}`)

describe('the rows a tool begins with', () => {
  test('are the selected ones when several are', () => {
    expect(rows({ area: area(2, 5, [1]) })).toEqual(['selected 3', 'all 10'])
    expect(rows({ area: area(2, 3, [1, 2, 3], 'rows') })).toEqual(['selected 1', 'all 10'])
  })

  test('are all of them for one cell or a whole column, or those shown', () => {
    expect(rows({ area: area(2, 3, [1]) })).toEqual(['all 10', 'selected 1'])
    expect(rows({ area: area(0, 10, [1], 'columns') })).toEqual(['all 10'])
    expect(rows({ filtered: true, shown: 4, area: area(0, 4, [1], 'columns') })).toEqual(['shown 4', 'all 10'])
  })
})

describe('the columns a tool begins with', () => {
  test('are those of the selected cells, or what is sent when none holds text', () => {
    expect(firstColumns('trim', sight({ area: area(0, 1, [2, 3]) }), COLUMNS)).toEqual(['c2', 'c3'])
    expect(firstColumns('trim', sight({ area: area(0, 1, [4]) }), COLUMNS)).toEqual(['c1', 'c2'])
    expect(firstColumns('split', sight({ area: area(0, 1, [2, 3]) }), COLUMNS)).toEqual(['c2'])
  })

  test('for rows are all that they hold, or all that is sent of them', () => {
    const one = sight({ area: area(0, 1, [1]) })
    expect(firstColumns('remove-empty', one, COLUMNS)).toEqual(['c1', 'c2', 'c3'])
    expect(firstColumns('remove-repeats', one, COLUMNS)).toEqual(['c1', 'c2'])
  })
})

test('all rows are those that the filter leaves out, too, in the same order', () => {
  const view = { search: 'x', sort: { by: 'tokens', order: 'ascending' } } as const
  const at = sight({ view, area: area(2, 5, [1]) })
  expect(scopeOf('all', ['c1'], at)).toEqual({ view: { sort: view.sort }, columns: ['c1'] })
  expect(scopeOf('shown', ['c1'], at)).toEqual({ view, columns: ['c1'] })
  expect(scopeOf('selected', ['c1'], at)).toEqual({ view, columns: ['c1'], stretches: [[2, 5]] })
  expect(scopeOf('all', [], at)).toBeNull()
})
