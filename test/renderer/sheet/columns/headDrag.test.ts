import { describe, expect, it } from 'vitest'
import { dropAt, hasMoved, nearestText, placesAfter } from '../../../../renderer/sheet/columns/headDrag.ts'
import { fieldsOf, sizeFields } from '../../../../renderer/sheet/columns/fields.ts'

const held = { from: 3, chosen: [[3, 5]] as const }

describe('heads that are dragged', () => {
  it('go to the far side of the head under the pointer', () => {
    expect(dropAt(held, 7)).toEqual({ to: 7, side: 'after' })
    expect(dropAt(held, 1)).toEqual({ to: 1, side: 'before' })
  })

  it('stay where they are over themselves', () => {
    expect(dropAt(held, 3)).toBeNull()
    expect(dropAt(held, 4)).toBeNull()
  })

  it('stand side by side where they were dropped', () => {
    expect(placesAfter(held, 7)).toEqual([6, 8])
    expect(placesAfter(held, 1)).toEqual([1, 3])
    const apart = {
      from: 4,
      chosen: [
        [1, 2],
        [4, 6],
        [9, 10],
      ] as const,
    }
    expect(placesAfter(apart, 7)).toEqual([5, 9])
    expect(placesAfter(apart, 3)).toEqual([2, 6])
  })

  it('are not dragged by a hand that trembles', () => {
    expect(hasMoved({ x: 10, y: 10 }, { x: 13, y: 8 })).toBe(false)
    expect(hasMoved({ x: 10, y: 10 }, { x: 10, y: 15 })).toBe(true)
  })
})

describe('columns that are dragged', () => {
  const column = { name: '', role: 'note', width: 100, hidden: false, frozen: false } as const
  const state = {
    columns: [
      { ...column, id: 'c1' },
      { ...column, id: 'c2' },
    ],
    totals: { validationRows: 1 },
  } as unknown as Parameters<typeof fieldsOf>[0]
  const fields = sizeFields(fieldsOf(state), 800, new Map())

  it('never come to stand before the marks or behind what is worked out', () => {
    expect(nearestText(fields, 0)).toBe(1)
    expect(nearestText(fields, 2)).toBe(2)
    expect(nearestText(fields, 4)).toBe(2)
  })
})
