import { expect, test } from 'vitest'
import { ruleCards } from '../../../electron/dataset/ruleCards.ts'
import { RULES } from '../../../shared/domain/checks/registry.ts'

test('every rule is listed once, worst first, with why it matters, an example and from where it is known', () => {
  const cards = ruleCards()
  expect(cards.map(({ rule }) => rule).sort()).toEqual(RULES.map(({ id }) => id).sort())
  expect(new Set(cards.map(({ rule }) => rule)).size).toBe(cards.length)
  const ranks = cards.map(({ severity }) => ['error', 'warning', 'hint'].indexOf(severity))
  expect(ranks).toEqual([...ranks].sort())
  for (const card of cards) {
    expect([card.title, card.why, card.source].every((words) => words.length > 3)).toBe(true)
  }
  expect(cards.filter(({ example }) => example === null).map(({ rule }) => rule)).toEqual([])
})

test('how a rule is put right is told: at once, after a look, pair by pair, or by hand', () => {
  const fixes = new Map(ruleCards().map(({ rule, fix }) => [rule, fix]))
  expect(fixes.get('double-spaces')).toBe('safe')
  expect(fixes.get('private-data')).toBe('look')
  expect(fixes.get('contradiction')).toBe('pairs')
  expect(fixes.get('empty-completion')).toBe('none')
})
