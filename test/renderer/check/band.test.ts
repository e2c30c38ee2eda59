import { describe, expect, test } from 'vitest'
import { bandOf, enoughInWords, enoughShare } from '../../../renderer/check/band.ts'
import type { Totals } from '../../../shared/domain/totals.ts'

function totals(rows: number, issues: Partial<Totals['issues']> = {}, more: Partial<Totals> = {}): Totals {
  const all = { error: 0, warning: 0, hint: 0, ...issues }
  return {
    rows,
    validationRows: 0,
    counted: rows,
    tokens: 0,
    trainTokens: 0,
    billedTokens: 0,
    completionTokens: 0,
    longest: 0,
    overLimit: 0,
    issues: all,
    rowsWith: all,
    ...more,
  }
}

describe('the verdict in words', () => {
  test('names how many rows would be refused, in words as far as people count', () => {
    expect(bandOf(totals(4012, { error: 6 }), 3, 4006).title).toBe('Not ready yet: six rows would be refused')
    expect(bandOf(totals(4012, { error: 1 }), 1, 4011).title).toBe('Not ready yet: one row would be refused')
    expect(bandOf(totals(4012, { error: 1204 }), 1, 2808).title).toBe('Not ready yet: 1,204 rows would be refused')
  })

  test('is ready when only choices are left', () => {
    expect(bandOf(totals(4006, { warning: 19, hint: 2 }), 0, 4006)).toMatchObject({
      kind: 'done',
      title: 'Ready, with 21 things you may want to fix',
    })
    expect(bandOf(totals(4006, { hint: 1 }), 0, 4006).title).toBe('Ready, with 1 thing you may want to fix')
  })

  test('says so when there is nothing to fix', () => {
    expect(bandOf(totals(4006), 0, 4006)).toMatchObject({
      title: 'Nothing to fix',
      lead: '4,006 rows, all readable. You can train.',
    })
  })

  test('is too few below ten, whatever else is wrong', () => {
    expect(bandOf(totals(7), 1, 7).title).toBe('Too few: 7 rows, at least 10 are needed')
    expect(bandOf(totals(0), 1, 0).title).toBe('No rows yet')
    expect(bandOf(totals(12, { error: 2 }), 1, 9).title).toBe('Too few: 9 rows, at least 10 are needed')
  })

  test('does not judge before everything is counted', () => {
    expect(bandOf(totals(4012, {}, { counted: 1204 }), 0, 1204)).toMatchObject({
      kind: 'counting',
      title: 'Still reading: 1,204 of 4,012 rows',
    })
  })

  test('a rule about the whole file also stops it', () => {
    expect(bandOf(totals(40), 1, 40).kind).toBe('error')
  })
})

describe('enough examples', () => {
  test('the bar grows with every example and ends at full', () => {
    const shares = [0, 1, 9, 10, 49, 50, 499, 500, 4999, 5000, 1_000_000].map(enoughShare)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares[0]).toBe(0)
    expect(shares.at(-1)).toBe(1)
  })

  test('what a number means changes at 10, 50 and 500', () => {
    expect(new Set([9, 10, 50, 500].map(enoughInWords)).size).toBe(4)
    expect(enoughInWords(49)).toBe(enoughInWords(10))
  })
})
