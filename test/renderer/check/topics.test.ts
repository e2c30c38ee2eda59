import { expect, test } from 'vitest'
import { inOrder, isCountedTwice, topicsOf } from '../../../renderer/check/topics.ts'
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
  const [first, second] = topicsOf({ rules }, 5, 'OpenAI')
  expect(first).toMatchObject({
    title: '5 rows OpenAI will not take',
    acts: [{ kind: 'rows', label: 'Show the 5 rows', view: { severity: 'error' } }],
  })
  expect(first?.text).toContain('Answer is empty 4, hidden control text in a cell 1')
  expect(second?.acts).toEqual([{ kind: 'rows', label: 'Show the 46 rows', view: { rule: 'duplicate-row' } }])
})

test('one rule alone is shown by its own filter', () => {
  expect(topicsOf({ rules: [rule('missing-completion', 'error', 6, 'Answer is empty')] }, 6)).toMatchObject([
    {
      title: 'Answer is empty: 6 rows',
      acts: [{ kind: 'rows', label: 'Show the 6 rows', view: { rule: 'missing-completion' } }],
    },
  ])
})

test('a rule about the whole set has no rows to show', () => {
  expect(topicsOf({ rules: [rule('too-few-examples', 'error', 0, 'Too few')] }, 0)).toMatchObject([
    { title: 'Too few', acts: [{ kind: 'sheet', label: 'Go to the sheet' }] },
  ])
})

test('at most three, worst first', () => {
  const rules = [rule('a', 'error', 1), rule('b', 'warning', 9), rule('c', 'warning', 8), rule('d', 'hint', 900)]
  expect(topicsOf({ rules }, 1).map((topic) => topic.severity)).toEqual(['error', 'warning', 'warning'])
})

test('pairs are decided here, and what can be fixed at once is offered with a look first', () => {
  const fixable = { ...rule('private-data', 'warning', 201), fix: { safe: false, cells: 214 } }
  const topics = topicsOf({ rules: [rule('contradiction', 'warning', 18), fixable] }, 0)
  expect(topics.map(({ title, acts }) => [title, acts.map(({ label }) => label)])).toEqual([
    ['18 rows answer the same question differently', ['Decide pair by pair']],
    ['201 rows hold private data', ['Mask all 214 cells…', 'Look first']],
  ])
})

test('among rules of one severity what does most harm comes before what is most frequent', () => {
  const rules = [
    rule('duplicate-row', 'warning', 460),
    rule('garbled-characters', 'warning', 900),
    rule('contradiction', 'warning', 2),
  ]
  expect(topicsOf({ rules }, 0).map(({ title }) => title.split(':')[0])).toEqual([
    '2 rows answer the same question differently',
    'duplicate-row',
    'garbled-characters',
  ])
})

test('the list is by severity, then by rows', () => {
  const rules = [rule('a', 'hint', 9), rule('b', 'warning', 1), rule('c', 'error', 1), rule('d', 'warning', 5)]
  expect(inOrder(rules).map(({ rule: id }) => id)).toEqual(['c', 'd', 'b', 'a'])
})

test('it is told when the lines of the list sum to more rows than there are', () => {
  const rules = [rule('a', 'error', 3), rule('b', 'error', 1), rule('set', 'warning', 0)]
  expect(isCountedTwice(rules, { error: 3, warning: 0, hint: 0 })).toBe(true)
  expect(isCountedTwice(rules, { error: 4, warning: 0, hint: 0 })).toBe(false)
})
