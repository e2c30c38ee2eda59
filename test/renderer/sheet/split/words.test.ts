import { describe, expect, it } from 'vitest'
import { actOf, notesOf, shareOf } from '../../../../renderer/sheet/split/words.ts'

const counts = { train: 3611, validation: 401, moved: 401, wanted: 401, groups: 0, groupedRows: 0, values: null }

describe('the share', () => {
  it.each([
    [10, 0.1],
    ['12.5', 0.125],
    ['', null],
    ['-', null],
    [0, null],
    [95, null],
  ])('of %j is %j', (typed, share) => {
    expect(shareOf(typed)).toBe(share)
  })
})

describe('what is said before a split', () => {
  it('is nothing where rows stand alone and none is held back yet', () => {
    expect(notesOf(counts, 0)).toEqual([])
  })

  it('names groups that stay together, and what that costs', () => {
    expect(notesOf({ ...counts, validation: 398, groups: 12, groupedRows: 1031 }, 0)).toEqual([
      '12 groups of look-alikes, 1,031 rows in all, stay on one side.',
      '3 fewer than the share asks for, so that no group is parted.',
    ])
  })

  it('tells how many rows would change sides', () => {
    expect(notesOf({ ...counts, moved: 1 }, 400)).toEqual(['1 row would change sides.'])
    expect(notesOf({ ...counts, moved: 0, values: 4 }, 401)).toEqual([
      'Each of the 4 values gets its share.',
      'Nothing would change.',
    ])
  })

  it('stands on the button', () => {
    expect([actOf(null), actOf(counts), actOf({ ...counts, moved: 0 })]).toEqual([
      'Hold back',
      'Hold back 401 rows',
      'Held back already',
    ])
  })
})
