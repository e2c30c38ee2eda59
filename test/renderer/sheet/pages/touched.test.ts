import { describe, expect, it } from 'vitest'
import { touchedBy } from '../../../../renderer/sheet/pages/touched.ts'

const row = (place: number, ...columns: string[]) => ({ place, columns })

describe('what an act changed in the view', () => {
  it('is a rectangle where rows that stand together changed alike', () => {
    expect(touchedBy([row(5, 'c2', 'c1'), row(4, 'c1', 'c2'), row(6, 'c1', 'c2')], true)).toEqual({
      ...row(4, 'c1', 'c2'),
      rows: 3,
    })
  })

  it('is the topmost row where they do not', () => {
    expect(touchedBy([row(6, 'c1'), row(4, 'c1')], true)).toEqual({ ...row(4, 'c1'), rows: 1 })
    expect(touchedBy([row(4, 'c1'), row(5, 'c1', 'c2')], true)).toEqual({ ...row(4, 'c1'), rows: 1 })
    expect(touchedBy([row(4, 'c1'), row(5, 'c1')], false)).toEqual({ ...row(4, 'c1'), rows: 1 })
  })

  it('leaves out rows of which only the facts are new', () => {
    expect(touchedBy([row(2), row(4, 'c1'), row(5, 'c1')], true)).toEqual({ ...row(4, 'c1'), rows: 2 })
    expect(touchedBy([row(2)], true)).toEqual({ ...row(2), rows: 1 })
    expect(touchedBy([], true)).toBeNull()
  })
})
