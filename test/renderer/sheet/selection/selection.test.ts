import { describe, expect, it } from 'vitest'
import { areasOf, cellsIn, rowsIn, rowsOf, type Selected } from '../../../../renderer/sheet/selection/selection.ts'

const NONE: Selected = { range: null, more: [], rows: [], columns: [] }
const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height })

describe('what is selected', () => {
  it('leaves out the column of marks and rows that do not exist', () => {
    expect(areasOf({ ...NONE, range: box(0, 8, 3, 5) }, 5, 10)).toEqual([
      { stretches: [[8, 10]], fields: [1, 2], whole: null },
    ])
    expect(areasOf(NONE, 5, 10)).toEqual([])
  })

  it('takes whole rows and whole columns', () => {
    const rows: Selected['rows'] = [
      [1, 3],
      [5, 6],
    ]
    const [area] = areasOf({ ...NONE, rows }, 3, 10)
    expect(area).toMatchObject({ whole: 'rows', fields: [1, 2] })
    expect(area && rowsIn(area)).toBe(3)
    expect(areasOf({ ...NONE, columns: [[2, 3]] }, 3, 10)).toEqual([
      { stretches: [[0, 10]], fields: [2], whole: 'columns' },
    ])
  })

  it('makes one area of ranges in the same columns, and of ranges in the same rows', () => {
    expect(areasOf({ ...NONE, range: box(1, 1, 2, 2), more: [box(1, 6, 2, 1), box(1, 2, 2, 2)] }, 5, 10)).toEqual([
      {
        stretches: [
          [1, 4],
          [6, 7],
        ],
        fields: [1, 2],
        whole: null,
      },
    ])
    expect(areasOf({ ...NONE, range: box(1, 2, 1, 3), more: [box(3, 2, 2, 3)] }, 5, 10)).toEqual([
      { stretches: [[2, 5]], fields: [1, 3, 4], whole: null },
    ])
  })

  it('keeps ranges apart that do not line up, and knows the rows of all of them', () => {
    const areas = areasOf({ ...NONE, range: box(1, 0, 1, 2), more: [box(2, 5, 2, 1)] }, 5, 10)
    expect(areas).toHaveLength(2)
    expect(areas.at(-1)).toEqual({ stretches: [[0, 2]], fields: [1], whole: null })
    expect(cellsIn(areas)).toBe(4)
    expect(rowsOf(areas, 5)).toEqual({
      stretches: [
        [0, 2],
        [5, 6],
      ],
      fields: [1, 2, 3, 4],
      whole: null,
    })
  })
})
