import { describe, expect, it } from 'vitest'
import { build, type Draft, draftsOf, waysOf, withHow, withSubject } from '../../../../renderer/sheet/filter/draft.ts'
import type { Filter } from '../../../../shared/domain/filter.ts'

const draft = (subject: string, how: Draft['how'], value = ''): Draft => ({ id: 0, subject, how, value })

describe('conditions put together', () => {
  it('become a filter and come back as they were', () => {
    const filter: Filter = {
      severity: 'error',
      rule: 'duplicate-row',
      split: 'validation',
      conditions: [
        { type: 'text', column: null, how: 'contains', text: ' two  spaces ', not: false },
        { type: 'text', column: 'c2', how: 'is', text: 'Yes', not: true },
        { type: 'text', column: 'c1', how: 'matches', text: 'a+b', not: true },
        { type: 'empty', column: 'c3', not: true },
        { type: 'length', column: 'c1', from: 21, to: null },
        { type: 'tokens', from: null, to: 9 },
      ],
    }
    expect(build(draftsOf(filter))).toEqual({ filter, troubles: new Map() })
  })

  it('leave both ends of a length or of tokens out, as the words say', () => {
    expect(build([draft('c1', 'longer', '20')]).filter.conditions).toEqual([
      { type: 'length', column: 'c1', from: 21, to: null },
    ])
    expect(build([draft('tokens', 'fewer', '1,000')]).filter.conditions).toEqual([
      { type: 'tokens', from: null, to: 999 },
    ])
  })

  it('are left out as long as they say nothing', () => {
    expect(build([draft('any', 'contains'), draft('rule', 'has'), draft('tokens', 'more')]).filter).toEqual({})
    expect(build([draft('c1', 'empty')]).filter.conditions).toHaveLength(1)
  })

  it('tell what is wrong with a pattern or a figure in a sentence', () => {
    const { troubles, filter } = build([
      { ...draft('any', 'matches', '(order'), id: 1 },
      { ...draft('tokens', 'more', 'many'), id: 2 },
      { ...draft('c1', 'shorter', '0'), id: 3 },
      { ...draft('c1', 'contains', '(order'), id: 4 },
    ])
    expect(troubles.get(1)).toMatch(/^This pattern cannot be read: .+\.$/)
    expect(troubles.get(2)).toBe('Type a whole number from 0, such as 200.')
    expect(troubles.get(3)).toBe('Type a whole number from 1, such as 200.')
    expect([...troubles.keys()]).toEqual([1, 2, 3])
    expect(filter.conditions).toHaveLength(1)
  })

  it('can only ask what makes sense of their subject', () => {
    expect(waysOf('any')).not.toContain('empty')
    expect(waysOf('c1')).toContain('longer')
    expect(waysOf('tokens')).toEqual(['more', 'fewer'])
  })

  it('keep what was typed where it still makes sense', () => {
    expect(withSubject(draft('any', 'is', 'Yes'), 'c2')).toEqual(draft('c2', 'is', 'Yes'))
    expect(withSubject(draft('c1', 'longer', '20'), 'any')).toEqual(draft('any', 'contains'))
    expect(withSubject(draft('severity', 'has', 'error'), 'split')).toEqual(draft('split', 'has'))
    expect(withHow(draft('c1', 'contains', 'x'), 'matches')).toEqual(draft('c1', 'matches', 'x'))
    expect(withHow(draft('c1', 'contains', 'x'), 'longer')).toEqual(draft('c1', 'longer'))
  })
})
