import { expect, test } from 'vitest'
import type { ToolEvent } from '../../../../shared/contract/tools.ts'
import { Tool } from '../../../../shared/domain/tools/tool.ts'
import { actOf, GROUPS, summaryOf } from '../../../../renderer/sheet/cleanUp/words.ts'

const event = (over: Partial<ToolEvent>): ToolEvent => ({
  ...{ type: 'done', look: '', revision: 0, changed: 0, cells: 4012, rows: 0, made: [], sample: [] },
  ...{ looked: 4012, total: 4012 },
  ...over,
})

test('every tool is in the menu once, with options that the core takes', () => {
  const entries = GROUPS.flatMap((group) => group.entries)
  expect(new Set(entries.map(({ choice }) => choice)).size).toBe(entries.length)
  expect(new Set(entries.map(({ tool }) => tool.tool)).size).toBe(Tool.options.length)
  for (const { tool } of entries) expect(Tool.parse(tool)).toEqual(tool)
})

test('what would happen is said with exact counts', () => {
  expect(summaryOf('trim', event({ changed: 1204, rows: 1198 }))).toBe(
    'Would change 1,204 of 4,012 cells, in 1,198 rows.',
  )
  expect(summaryOf('trim', event({}))).toBe('Nothing would change in 4,012 cells.')
  expect(summaryOf('remove-repeats', event({ rows: 1 }))).toBe('1 of 4,012 rows repeats an earlier one.')
  expect(summaryOf('remove-empty', event({}))).toBe('None of 4,012 rows is empty.')
})

test('the button says what it does, and how much of it', () => {
  expect(actOf('trim', { changed: 1, rows: 1 })).toBe('Trim 1 cell')
  expect(actOf('remove-empty', { changed: 0, rows: 1200 })).toBe('Remove 1,200 rows')
  expect(actOf('split', { changed: 0, rows: 0 })).toBe('Nothing to change')
})
