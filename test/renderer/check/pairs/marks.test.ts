import { describe, expect, test } from 'vitest'
import { gist, marksOf, type Stretch } from '../../../../renderer/check/pairs/marks.ts'
import { cpuTime } from '../../../cpuTime.ts'

const marked = (stretches: readonly Stretch[]): string[] =>
  stretches.filter(({ differs }) => differs).map(({ text }) => text)
const joined = (stretches: readonly Stretch[]): string => stretches.map(({ text }) => text).join('')

describe('what differs between two texts', () => {
  test('is marked in both, word by word, without the spaces around it', () => {
    const [one, other] = marksOf('Sale items go back within 30 days.', 'Sale items go back within 14 days.')
    expect([marked(one), marked(other)]).toEqual([['30'], ['14']])
  })

  test('keeps a phrase whole across one word that is the same', () => {
    const [one] = marksOf(
      'You can pay the whole bill in two monthly parts now',
      'You can pay the whole bill in ten monthly shares now',
    )
    expect(marked(one)).toEqual(['two monthly parts'])
  })

  test('is only what decides where the texts have little in common', () => {
    const [one, other] = marksOf(
      'Yes, any seat goes back within 30 days.',
      'I am afraid that this is not possible after 14 days',
    )
    expect(marked(one)).toEqual(['Yes', '30'])
    expect(marked(other)).toEqual(['not', '14'])
  })

  test('leaves out upper and lower case, and nothing of the texts', () => {
    const [one, other] = ['  Hello Priya,\n\n30 days. ', 'hello priya, 14 Days.\t']
    const marks = marksOf(one, other)
    expect(marks.map(joined)).toEqual([one, other])
    expect(marks.map(marked)).toEqual([['30'], ['14']])
  })

  test('is nothing between equal or empty texts', () => {
    expect(marksOf('The same', 'The same').map(marked)).toEqual([[], []])
    expect(marksOf('', '').map(marked)).toEqual([[], []])
  })

  test('is found in long texts without taking long', () => {
    const long = Array.from({ length: 4000 }, (_, at) => `w${at % 900}`).join(' ')
    const spent = cpuTime()
    const [one] = marksOf(`${long} thirty`, `x ${long}`)
    expect(joined(one)).toBe(`${long} thirty`)
    expect(spent()).toBeLessThan(1000)
  })
})

test('the first difference stands for the whole in a list, cut where it is long', () => {
  expect(
    gist([
      { text: 'a', differs: false },
      { text: 'within\n30 days', differs: true },
    ]),
  ).toBe('within 30 days')
  expect(gist([{ text: 'x'.repeat(50), differs: true }], 10)).toBe(`${'x'.repeat(9)}…`)
  expect(gist([{ text: 'a', differs: false }])).toBeNull()
})
