import { describe, expect, it } from 'vitest'
import { conditionWords, countWords, kindOf, noHitsWords, sortWords } from '../../../../renderer/sheet/filter/words.ts'
import type { Condition } from '../../../../shared/domain/filter.ts'
import { columnOf } from '../../../columns.ts'

const columns = [columnOf('c1', 'note', 'Question'), columnOf('c2', 'note', '')]
const text = (how: 'contains' | 'is' | 'matches', column: string | null, not = false): Condition => ({
  ...{ type: 'text', how, column, not, text: 'refund' },
})

describe('the words of a view', () => {
  it.each<[Condition, string]>([
    [text('contains', 'c1'), 'Question contains “refund”'],
    [text('is', 'c2', true), 'Without a name is not “refund”'],
    [text('matches', null), 'Any column fits the pattern “refund”'],
    [text('contains', 'c9'), 'A column that is gone contains “refund”'],
    [{ type: 'empty', column: 'c1', not: true }, 'Question is not empty'],
    [{ type: 'length', column: 'c1', from: 1001, to: null }, 'Question is longer than 1,000 characters'],
    [{ type: 'tokens', from: 6, to: 9 }, 'More than 5 tokens and fewer than 10'],
  ])('say a condition as a sentence: %o', (condition, words) => {
    expect(conditionWords(condition, columns)).toBe(words)
  })

  it('shorten a long text and show its lines as one', () => {
    const condition: Condition = {
      ...text('contains', 'c1'),
      type: 'text',
      how: 'contains',
      column: 'c1',
      not: false,
      text: `a\nb ${'x'.repeat(99)}`,
    }
    expect(conditionWords(condition, columns)).toBe(`Question contains “a b ${'x'.repeat(28)}…”`)
  })

  it('name an order by what the column holds', () => {
    expect(sortWords({ by: 'c1', order: 'ascending' }, 'texts', columns)).toBe('Sorted by Question, A to Z')
    expect(sortWords({ by: 'c1', order: 'descending' }, 'numbers', columns)).toBe('Sorted by Question, largest first')
    expect(sortWords({ by: 'severity', order: 'descending' }, 'texts', columns)).toBe('Sorted by issues, worst first')
  })

  it('take a column for numbers when it holds nothing else', () => {
    expect(kindOf(['1,234.5', '', '-3'])).toBe('numbers')
    expect(kindOf(['1', 'one'])).toBe('texts')
    expect(kindOf(['', ''])).toBe('texts')
  })

  it('count with a plus while there may be more', () => {
    expect(countWords(1204, 1_000_000, false)).toBe('1,204+ of 1,000,000 rows')
    expect(countWords(1, 1, true)).toBe('1 of 1 row')
  })

  it('say what no row has', () => {
    expect(noHitsWords({ search: 'refnd' }, columns)).toBe('No row has “refnd”.')
    expect(noHitsWords({ severity: 'error' }, columns)).toBe('No row is left under “Must fix”.')
    expect(noHitsWords({ conditions: [text('contains', 'c1')] }, columns)).toBe(
      'No row is left: Question contains “refund”.',
    )
    expect(noHitsWords({ search: 'a', split: 'train' }, columns)).toBe('No row matches all of these filters.')
  })
})
