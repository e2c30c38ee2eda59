import { describe, expect, test } from 'vitest'
import { bandOf } from '../../../renderer/check/band.ts'
import { enoughInWords, enoughShare } from '../../../renderer/check/enough.ts'
import { lookedUpInWords } from '../../../renderer/check/lookedUp.ts'
import { enoughFor } from '../../../shared/domain/readiness.ts'
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
    expect(bandOf(totals(4012, { error: 6 }), { errors: 3, examples: 4006, ofSet: 0 }).title).toBe(
      'Not ready yet: six rows would be refused',
    )
    expect(bandOf(totals(4012, { error: 1 }), { errors: 1, examples: 4011, ofSet: 0 }).title).toBe(
      'Not ready yet: one row would be refused',
    )
    expect(bandOf(totals(4012, { error: 1204 }), { errors: 1, examples: 2808, ofSet: 0 }).title).toBe(
      'Not ready yet: 1,204 rows would be refused',
    )
  })

  test('is ready when only choices are left', () => {
    expect(bandOf(totals(4006, { warning: 19, hint: 2 }), { errors: 0, examples: 4006, ofSet: 0 })).toMatchObject({
      kind: 'done',
      title: 'Ready, with 19 rows you may want to fix',
      lead: 'You can train now. 19 rows are worth fixing, and 2 nice to fix: that decides how good the result gets.',
    })
    expect(bandOf(totals(4006, { hint: 1 }), { errors: 0, examples: 4006, ofSet: 0 })).toMatchObject({
      title: 'Ready, with 1 row you may want to fix',
      lead: 'You can train now. What is listed is a matter of taste.',
    })
    expect(bandOf(totals(4006), { errors: 0, examples: 4006, ofSet: 1 }).title).toBe(
      'Ready, with something to know about the whole sheet',
    )
  })

  test('says so when there is nothing to fix', () => {
    expect(bandOf(totals(4006), { errors: 0, examples: 4006, ofSet: 0 })).toMatchObject({
      title: 'Nothing to fix',
      lead: '4,006 rows, all readable, none alike. You can train.',
    })
  })

  test('is too few below ten, whatever else is wrong', () => {
    expect(bandOf(totals(7), { errors: 1, examples: 7, ofSet: 0 }).title).toBe(
      'Too few: 7 rows, at least 10 are needed',
    )
    expect(bandOf(totals(0), { errors: 1, examples: 0, ofSet: 0 }).title).toBe('No rows yet')
    expect(bandOf(totals(12, { error: 2 }), { errors: 1, examples: 9, ofSet: 0 }).title).toBe(
      'Too few: 9 rows, at least 10 are needed',
    )
  })

  test('does not judge before everything is counted', () => {
    expect(bandOf(totals(4012, {}, { counted: 1204 }), { errors: 0, examples: 1204, ofSet: 0 })).toMatchObject({
      kind: 'counting',
      title: 'Still reading: 1,204 of 4,012 rows',
    })
  })

  test('a rule about the whole file also stops it', () => {
    expect(bandOf(totals(40), { errors: 1, examples: 40, ofSet: 0 }).kind).toBe('error')
  })
})

describe('enough examples', () => {
  const text = { kind: 'text' } as const
  const words = (rows: number): string => enoughInWords(rows, text, enoughFor(text))

  test('the bar grows with every example and ends at full', () => {
    const numbers = [0, 1, 9, 10, 49, 50, 499, 500, 4999, 5000, 1_000_000]
    const shares = numbers.map((rows) => enoughShare(rows, enoughFor(text)))
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares[0]).toBe(0)
    expect(shares.at(-1)).toBe(1)
  })

  test('what a number means changes at 10, 50 and 500', () => {
    expect(new Set([9, 10, 50, 500].map(words)).size).toBe(4)
    expect(words(49)).toBe(words(10))
  })

  test('labels need some rows of each, and the rarest is named', () => {
    const task = {
      kind: 'labels',
      labels: 4,
      rarest: { label: 'Refund', rows: 7 },
      commonest: { label: 'Other', rows: 300 },
    } as const
    expect(enoughInWords(420, task, enoughFor(task))).toBe(
      'A good start. 4 kinds of answer. The rarest, “Refund”, has 7 rows. More rows of it would bring most, up to about 100 of each.',
    )
    const even = { ...task, rarest: { label: 'Refund', rows: 100 } }
    expect(enoughInWords(900, even, enoughFor(even))).toMatch(/^Plenty: 4 kinds of answer/)
  })
})

describe('looking it up', () => {
  const found = { revision: 1, of: 'held-back', asked: 401, right: 152, searched: 3605 } as const

  test('is said with its numbers, and with what tuning is for', () => {
    expect(lookedUpInWords(found)).toBe(
      'For 152 of 401 held-back rows the most similar old answer was right as it stands. Tuning is worth it for the rest. ' +
        'Tuning changes how a model answers, it does not add knowledge.',
    )
  })

  test('advises a search where that finds nearly every answer', () => {
    expect(lookedUpInWords({ ...found, of: 'sample', right: 390 })).toContain('A search in old answers would do nearly')
    expect(lookedUpInWords({ ...found, right: 10 })).toContain('Looking it up would not do.')
    expect(lookedUpInWords({ ...found, asked: 0, right: 0 })).toMatch(/^No row has both/)
  })
})
