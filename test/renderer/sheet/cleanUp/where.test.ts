import { describe, expect, test } from 'vitest'
import type { Field } from '../../../../renderer/sheet/columns/fields.ts'
import { firstColumns, rowChoices, whereOf, type Sight } from '../../../../renderer/sheet/cleanUp/where.ts'
import type { Area } from '../../../../renderer/sheet/selection/selection.ts'
import { columnOf } from '../../../columns.ts'

const COLUMNS = [columnOf('c1', 'prompt'), columnOf('c2', 'completion'), columnOf('c3', 'note')]
const FIELDS: Field[] = [
  { kind: 'mark' },
  ...COLUMNS.map((one): Field => ({ kind: 'text', column: one, sent: one.role !== 'note' })),
  { kind: 'tokens' },
]
const area = (from: number, to: number, fields: number[], whole: Area['whole'] = null): Area => ({
  ...{ stretches: [[from, to]], fields, whole },
})
const sight = (over: Partial<Sight>): Sight => ({
  ...{ view: {}, filtered: false, shown: 10, all: 10, areas: [], fields: FIELDS },
  ...over,
})
const rows = (over: Partial<Sight>): string[] => rowChoices(sight(over)).map((one) => `${one.rows} ${one.count}`)

describe('the rows a tool begins with', () => {
  test('are the selected ones when several are', () => {
    expect(rows({ areas: [area(2, 5, [1])] })).toEqual(['selected 3', 'all 10'])
    expect(rows({ areas: [area(2, 3, [1, 2, 3], 'rows')] })).toEqual(['selected 1', 'all 10'])
  })

  test('are all of them for one cell or a whole column, or those shown', () => {
    expect(rows({ areas: [area(2, 3, [1])] })).toEqual(['all 10', 'selected 1'])
    expect(rows({ areas: [area(0, 10, [1], 'columns')] })).toEqual(['all 10'])
    expect(rows({ filtered: true, shown: 4, areas: [area(0, 4, [1], 'columns')] })).toEqual(['shown 4', 'all 10'])
  })
})

describe('the columns a tool begins with', () => {
  test('are those of the selected cells, or what is sent when none holds text', () => {
    expect(firstColumns('trim', sight({ areas: [area(0, 1, [2, 3])] }), COLUMNS)).toEqual(['c2', 'c3'])
    expect(firstColumns('trim', sight({ areas: [area(0, 1, [4])] }), COLUMNS)).toEqual(['c1', 'c2'])
    expect(firstColumns('split', sight({ areas: [area(0, 1, [2, 3])] }), COLUMNS)).toEqual(['c2'])
  })

  test('for rows are all that they hold, or all that is sent of them', () => {
    const one = sight({ areas: [area(0, 1, [1])] })
    expect(firstColumns('remove-empty', one, COLUMNS)).toEqual(['c1', 'c2', 'c3'])
    expect(firstColumns('remove-repeats', one, COLUMNS)).toEqual(['c1', 'c2'])
  })
})

test('all rows are those that the filter leaves out, too, in the same order', () => {
  const view = { search: 'x', sort: { by: 'tokens', order: 'ascending' } } as const
  const at = sight({ view, areas: [area(2, 5, [1])] })
  expect(whereOf('all', ['c1'], at)).toEqual({ scope: { view: { sort: view.sort }, columns: ['c1'] } })
  expect(whereOf('shown', ['c1'], at)).toEqual({ scope: { view, columns: ['c1'] } })
  expect(whereOf('selected', ['c1'], at)).toEqual({ scope: { view, columns: ['c1'], stretches: [[2, 5]] } })
  expect(whereOf('all', [], at)).toBeNull()
})

describe('cells that do not make one block', () => {
  const at = sight({ areas: [area(6, 8, [1, 2]), area(1, 3, [2]), area(2, 4, [4])] })

  test('are all meant, with their rows and columns', () => {
    expect(rowChoices(at)[0]).toEqual({ rows: 'selected', count: 5 })
    expect(firstColumns('trim', at, COLUMNS)).toEqual(['c1', 'c2'])
    expect(whereOf('selected', ['c1', 'c2'], at)).toEqual({
      scope: {
        ...{ view: {}, columns: ['c1', 'c2'] },
        stretches: [
          [1, 4],
          [6, 8],
        ],
      },
      cells: [
        { stretches: [[6, 8]], columns: ['c1', 'c2'] },
        { stretches: [[1, 3]], columns: ['c2'] },
      ],
    })
  })

  test('a column that was chosen besides is meant in all of their rows', () => {
    expect(whereOf('selected', ['c2', 'c3'], at)?.cells?.at(-1)).toEqual({
      columns: ['c3'],
      stretches: [
        [1, 4],
        [6, 8],
      ],
    })
  })
})
