import { expect, test } from 'vitest'
import { topicsOf } from '../../../renderer/check/topics.ts'
import type { RuleSummary } from '../../../shared/contract/facts.ts'

function rule(id: string, severity: RuleSummary['severity'], rows: number, title = id): RuleSummary {
  return { rule: id, severity, title, why: `Why ${id}.`, count: rows, rows }
}

test('several rules that stop the file are one topic, whose button shows all of their rows', () => {
  const rules = [
    rule('missing-completion', 'error', 4, 'Answer is empty'),
    rule('special-token', 'error', 1, 'Hidden control text in a cell'),
    rule('duplicate-row', 'warning', 46),
  ]
  const [first, second] = topicsOf({ rules }, 5)
  expect(first).toMatchObject({
    title: '5 rows the provider will not take',
    show: 'Show the 5 rows',
    view: { severity: 'error' },
  })
  expect(first?.text).toContain('Answer is empty 4, hidden control text in a cell 1')
  expect(second).toMatchObject({ view: { rule: 'duplicate-row' }, show: 'Show the 46 rows' })
})

test('one rule alone is shown by its own filter', () => {
  expect(topicsOf({ rules: [rule('missing-completion', 'error', 6, 'Answer is empty')] }, 6)).toMatchObject([
    { title: 'Answer is empty: 6 rows', show: 'Show the 6 rows', view: { rule: 'missing-completion' } },
  ])
})

test('a rule about the whole set has no rows to show', () => {
  expect(topicsOf({ rules: [rule('too-few-examples', 'error', 0, 'Too few')] }, 0)).toMatchObject([
    { show: null, view: null, title: 'Too few' },
  ])
})

test('at most three, worst first', () => {
  const rules = [rule('a', 'error', 1), rule('b', 'warning', 9), rule('c', 'warning', 8), rule('d', 'hint', 900)]
  expect(topicsOf({ rules }, 1).map((topic) => topic.severity)).toEqual(['error', 'warning', 'warning'])
})
