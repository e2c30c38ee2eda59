import { describe, expect, test } from 'vitest'
import { CellMask } from '../../../../electron/dataset/tools/cellMask.ts'

const MASK = new CellMask([
  { stretches: [[6, 8]], columns: ['c1', 'c2'] },
  {
    stretches: [
      [1, 3],
      [7, 10],
    ],
    columns: ['c2', 'c3'],
  },
])
const columnsAt = (place: number) => [...MASK.at(place)].toSorted().join(' ')

describe('cells that do not make one block', () => {
  test('are those of any of their blocks, row by row', () => {
    expect([0, 1, 2, 3, 5, 6, 7, 8, 9, 10].map(columnsAt)).toEqual([
      ...['', 'c2 c3', 'c2 c3', '', ''],
      ...['c1 c2', 'c1 c2 c3', 'c2 c3', 'c2 c3', ''],
    ])
  })

  test('are counted once, and only in the rows there are', () => {
    expect(MASK.count(['c1', 'c2', 'c3'], 100)).toBe(4 + 2 + 3 + 4)
    expect(MASK.count(['c2'], 7)).toBe(2 + 1)
  })
})
