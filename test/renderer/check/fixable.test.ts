import { expect, test } from 'vitest'
import type { RuleSummary } from '../../../shared/contract/facts.ts'
import { fixCount, safeOnes } from '../../../renderer/check/fixable.ts'

const rule = (id: string, fix?: RuleSummary['fix']): RuleSummary => {
  return { rule: id, severity: 'hint', title: id, why: '', count: 1, rows: 1, ...(fix ? { fix } : {}) }
}
const spaces = rule('double-spaces', { safe: true, cells: 388 })
const edges = rule('edge-spaces', { safe: true, cells: 10_000 })
const masks = rule('private-data', { safe: false, cells: 214 })

test('only what needs no looking is fixed all at once', () => {
  expect(safeOnes([masks, spaces, rule('over-limit'), edges])).toEqual([spaces, edges])
})

test('the number says where not all were counted', () => {
  expect(fixCount([spaces])).toBe('388')
  expect(fixCount([spaces, edges])).toBe('10,388+')
  expect(fixCount([])).toBe('0')
})
