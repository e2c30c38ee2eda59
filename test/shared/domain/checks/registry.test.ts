import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findRule, RULES } from '../../../../shared/domain/checks/registry.ts'
import { RuleId } from '../../../../shared/domain/issue.ts'

const folder = new URL('../../../../shared/domain/checks/', import.meta.url)
const NO_RULES = [
  'formatNames.ts',
  'habitRule.ts',
  'messages.ts',
  'registry.ts',
  'rule.ts',
  'textRule.ts',
  'version.ts',
]

test('every file of the folder is a rule, named by its file', () => {
  const files = readdirSync(folder).filter((name) => !NO_RULES.includes(name))
  const ids = files.map((name) =>
    name.replace(/\.ts$/, '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  )
  expect(RULES.map((rule) => rule.id).toSorted()).toEqual(ids.toSorted())
})

describe.each(RULES.map((rule) => [rule.id, rule]))('%s', (id, rule) => {
  test('can be found by its id', () => {
    expect(RuleId.parse(id)).toBe(id)
    expect(findRule(id)).toBe(rule)
  })

  test('speaks in sentences and names its source', () => {
    expect(rule.title).toMatch(/^[A-Z][^.!]*$/)
    expect(rule.why).toMatch(/^[A-Z0-9].*[.]$/)
    expect(`${rule.title} ${rule.why}`).not.toMatch(/invalid|oops|please|successfully|error occurred|!/i)
    expect(rule.source.length).toBeGreaterThan(10)
  })
})

test('an id of a later version of the app is no rule', () => {
  expect(findRule('from-the-future')).toBeUndefined()
})
