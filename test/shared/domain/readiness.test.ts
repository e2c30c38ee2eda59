import { describe, expect, test } from 'vitest'
import { answersAlike, enoughFor, taskOf } from '../../../shared/domain/readiness.ts'

const times = (count: number, answer: string): string[] => Array.from({ length: count }, () => answer)

describe('what a model is to learn', () => {
  test('are labels where a few short answers come again and again', () => {
    expect(
      taskOf([...times(12, 'Positive'), ...times(7, 'negative'), ' Negative. ', '', ...times(3, 'Neutral')]),
    ).toEqual({
      kind: 'labels',
      labels: 3,
      rarest: { label: 'Neutral', rows: 3 },
      commonest: { label: 'Positive', rows: 12 },
    })
  })

  test('is the form of JSON where nearly every answer is some', () => {
    expect(taskOf([...times(9, '{"name": "Ann"}'), 'none'])).toEqual({ kind: 'structured' })
  })

  test('is text otherwise: short answers that are all different, long ones, and too few to tell', () => {
    expect(taskOf(Array.from({ length: 40 }, (_, at) => `Box ${at}`))).toEqual({ kind: 'text' })
    expect(taskOf(times(40, 'word '.repeat(20)))).toEqual({ kind: 'text' })
    expect(taskOf(times(9, 'Yes'))).toEqual({ kind: 'text' })
  })

  test('decides how many rows are enough: a hundred for each label, five hundred for text', () => {
    const label = { label: 'x', rows: 1 }
    expect(enoughFor({ kind: 'labels', labels: 7, rarest: label, commonest: label })).toEqual({
      minimum: 10,
      start: 50,
      solid: 700,
    })
    expect(enoughFor({ kind: 'text' }).solid).toBe(500)
  })
})

describe('an answer would do in place of another', () => {
  test.each([
    ['Refund', ' refund. '],
    ['{"a":1,"b":[2]}', '{ "b": [2], "a": 1 }'],
    [
      'Hello Ann, sale items can be returned within 30 days in their original box, and we have sent the label.',
      'Hello Ann, sale items can be returned within 30 days in their original box, and we have sent a label.',
    ],
  ])('%s', (given, wanted) => {
    expect(answersAlike(given, wanted)).toBe(true)
  })

  test.each([
    ['Refund', 'Return'],
    ['', ''],
    ['{"a":1}', '{"a":2}'],
    ['{"a":1}', 'a 1'],
    [
      'Hello Ann, sale items can be returned within 30 days in their original box, and we have sent the label.',
      'Hello Ann, sale items can be returned within 14 days in their original box, and we have sent the label.',
    ],
    ['Yes, any of them goes back at any time you want to', 'It cannot be sent back after the end of the month'],
  ])('but not %s for %s', (given, wanted) => {
    expect(answersAlike(given, wanted)).toBe(false)
  })
})
