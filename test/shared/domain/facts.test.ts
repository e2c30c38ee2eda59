import { describe, expect, test } from 'vitest'
import type { Mapping } from '../../../shared/domain/example/example.ts'
import { factsOf } from '../../../shared/domain/facts.ts'
import { DEFAULT_SETUP } from '../../../shared/domain/setup.ts'
import { columnOf } from '../../columns.ts'

const columns = [columnOf('c1', 'prompt'), columnOf('c2', 'completion'), columnOf('c3', 'note')]
const mapping: Mapping = { columns, setup: DEFAULT_SETUP }
const context = { limit: 20, count: (text: string) => text.split(' ').filter(Boolean).length }
const facts = (cells: Record<string, string>, on: Mapping = mapping) => factsOf({ id: 3, stamp: 9, cells }, on, context)

test('a good row: its tokens, nothing over the limit, no issue', () => {
  expect(facts({ c1: 'Where is it?', c2: 'On its way.' })).toMatchObject({
    row: 3,
    stamp: 9,
    tokens: 3 + (3 + 1 + 3) + (3 + 1 + 3),
    completionTokens: 3,
    over: 0,
    issues: [],
  })
})

test('a long row says by how much it is over', () => {
  const long = facts({ c1: 'Where is it?', c2: 'word '.repeat(10).trim() })
  expect(long).toMatchObject({ tokens: 24, over: 4 })
  expect(long.issues).toEqual([
    {
      rule: 'over-limit',
      severity: 'warning',
      column: null,
      message: '4 tokens over the limit of 20. The end of the answer would be cut off.',
      fixable: false,
    },
  ])
})

test('without a limit nothing is over', () => {
  const row = { id: 1, stamp: 1, cells: { c1: 'a', c2: 'word '.repeat(100).trim() } }
  expect(factsOf(row, mapping, { ...context, limit: null })).toMatchObject({ over: 0, issues: [] })
})

test('an issue names its column', () => {
  expect(facts({ c1: 'Where is it?' }).issues).toMatchObject([
    { rule: 'empty-completion', severity: 'error', column: 'c2' },
  ])
})

describe('fingerprint', () => {
  test('is the same for rows that send the same, whatever their notes', () => {
    const one = facts({ c1: 'a', c2: 'b', c3: 'seen by Jonas' })
    expect(facts({ c1: 'a', c2: 'b' }).fingerprint).toBe(one.fingerprint)
    expect(facts({ c1: 'a', c2: 'c' }).fingerprint).not.toBe(one.fingerprint)
    expect(facts({ c1: 'b', c2: 'a' }).fingerprint).not.toBe(one.fingerprint)
  })

  test('is empty for a row that sends nothing of its own', () => {
    const instructed = { columns, setup: { ...DEFAULT_SETUP, instruction: 'Be kind.' } }
    expect(facts({ c3: 'only a note' }, instructed).fingerprint).toBe('')
    expect(facts({ c1: 'a' }, instructed).fingerprint).not.toBe('')
  })

  test('sees the same row in an imported line and in cells', () => {
    const mixed = { columns: [...columns, columnOf('c4', 'raw')], setup: DEFAULT_SETUP }
    const line = '{"messages":[{"content":"a","role":"user"},{"role":"assistant","content":"b"}]}'
    expect(facts({ c4: line }, mixed).fingerprint).toBe(facts({ c1: 'a', c2: 'b' }, mixed).fingerprint)
  })
})
