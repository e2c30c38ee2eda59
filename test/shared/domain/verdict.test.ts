import { describe, expect, test } from 'vitest'
import type { SetSubject } from '../../../shared/domain/checks/rule.ts'
import { barsOf, judge } from '../../../shared/domain/verdict.ts'

const set = (trainRows: number, format: SetSubject['format'] = 'chat'): SetSubject => ({
  profile: null,
  trainRows,
  format,
  model: { name: 'gpt-4.1-mini', providerName: 'OpenAI', formats: ['chat', 'preference'] },
})
const count = (rule: string, severity: 'error' | 'warning', rows: number) => ({ rule, severity, count: rows, rows })

describe('verdict', () => {
  test('nothing found is ready', () => {
    expect(judge([], set(100))).toEqual({ verdict: 'ready', rules: [] })
  })

  test('warnings alone are ready', () => {
    expect(judge([count('over-limit', 'warning', 3)], set(100)).verdict).toBe('ready')
  })

  test('one error needs work', () => {
    expect(judge([count('empty-completion', 'error', 1)], set(100)).verdict).toBe('needs-work')
  })

  test('fewer than ten rows need work, with the number said', () => {
    const { verdict, rules } = judge([], set(7))
    expect(verdict).toBe('needs-work')
    expect(rules).toMatchObject([
      { rule: 'too-few-examples', rows: 0, why: 'Too few: 7 rows to learn from, at least 10 are needed.' },
    ])
  })

  test('ten to forty-nine are taken, with a word about it', () => {
    expect(judge([], set(10))).toMatchObject({
      verdict: 'ready',
      rules: [{ rule: 'few-examples', severity: 'warning' }],
    })
    expect(judge([], set(49)).rules).toHaveLength(1)
    expect(judge([], set(50)).rules).toEqual([])
  })

  test('a format that the model does not take needs work', () => {
    expect(judge([], set(100, 'completion'))).toMatchObject({
      verdict: 'needs-work',
      rules: [
        {
          why: 'gpt-4.1-mini at OpenAI does not take prompts with completions, only conversations or pairs of answers.',
        },
      ],
    })
  })

  test('worst first, most frequent first, in plain words', () => {
    const { rules } = judge(
      [count('duplicate-row', 'warning', 9), count('empty-prompt', 'error', 1), count('empty-completion', 'error', 4)],
      set(100),
    )
    expect(rules.map((rule) => rule.title)).toEqual(['Answer is empty', 'Message is empty', 'The same row twice'])
  })

  test('a rule of a later version of the app is shown by its id', () => {
    expect(judge([count('from-the-future', 'warning', 1)], set(100)).rules[0]?.title).toBe('from-the-future')
  })
})

describe('histogram', () => {
  test('doubles from bar to bar and holds every row once', () => {
    const bars = barsOf([15, 16, 31, 32, 65_536].map((tokens) => ({ tokens, rows: 2 })))
    expect(bars.slice(0, 3)).toEqual([
      { from: 0, to: 16, rows: 2 },
      { from: 16, to: 32, rows: 4 },
      { from: 32, to: 64, rows: 2 },
    ])
    expect(bars.at(-1)).toEqual({ from: 65_536, to: 131_072, rows: 2 })
    expect(bars.reduce((sum, bar) => sum + bar.rows, 0)).toBe(10)
  })

  test('begins with the first bar that holds a row', () => {
    expect(barsOf([{ tokens: 40, rows: 1 }])).toEqual([{ from: 32, to: 64, rows: 1 }])
  })

  test('has no bars without rows', () => {
    expect(barsOf([])).toEqual([])
  })
})
