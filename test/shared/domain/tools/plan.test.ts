import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Column, Role } from '../../../../shared/domain/column.ts'
import { type CellPlan, isNoPlan, planTool } from '../../../../shared/domain/tools/plan.ts'
import { fillTemplate, readTemplate } from '../../../../shared/domain/tools/template.ts'
import { labelOf } from '../../../../shared/domain/tools/label.ts'
import type { Tool } from '../../../../shared/domain/tools/tool.ts'

const column = (number: number, name: string, role: Role = 'note'): Column => ({
  ...{ id: `c${number}`, name, role, width: 100, hidden: false, frozen: false },
})
const COLUMNS = [column(1, 'Review'), column(2, 'Label'), column(3, 'Conversation', 'messages')]

function planned(tool: Tool, chosen: string[], columns = COLUMNS): CellPlan {
  const plan = planTool(tool, columns, chosen)
  if (isNoPlan(plan)) throw new Error(plan.sentence)
  if (plan.kind === 'rows') throw new Error('A plan for rows')
  return plan
}
const noPlan = (tool: Tool, chosen: string[]): string => {
  const plan = planTool(tool, COLUMNS, chosen)
  return isNoPlan(plan) ? plan.sentence : ''
}
const afters = (plan: CellPlan, texts: string[]): string[] => plan.change(texts).map(({ after }) => after)

const SPLIT = { tool: 'split', by: { kind: 'text', text: ', ' }, parts: null } as const
const MERGE = { tool: 'merge', between: ', ', keepEmpty: true, into: { name: 'Both' } } as const
const TEMPLATE = { tool: 'template', template: '', ifEmpty: 'leave', into: { name: 'New' } } as const

describe('splitting and merging columns', () => {
  test('what was split is the text again when it is merged', () => {
    const part = fc.constantFrom('a', ',', ' ', ', ', 'é', '', '\n')
    fc.assert(
      fc.property(
        fc.array(part).map((parts) => parts.join('')),
        fc.option(fc.integer({ min: 2, max: 5 })),
        (text, most) => {
          const parts = afters(planned({ ...SPLIT, parts: most }, ['c1']), [text])
          if (parts.length === 0) return
          if (most !== null) expect(parts.length).toBeLessThanOrEqual(most)
          const columns = parts.map((_, at) => column(at + 1, `P${at}`))
          const merged = planned(
            MERGE,
            columns.map(({ id }) => id),
            columns,
          )
          expect(afters(merged, parts).join('')).toBe(text)
        },
      ),
    )
  })

  test('the last of a given number of columns takes the rest', () => {
    expect(afters(planned({ ...SPLIT, parts: 2 }, ['c1']), ['a, b, c'])).toEqual(['a', 'b, c'])
  })

  test('a pattern parts as well, and what is wrong with it is told', () => {
    const by = (text: string) => ({ ...SPLIT, by: { kind: 'pattern', text } }) as const
    expect(afters(planned(by('\\s*[;|]\\s*'), ['c1']), ['a ; b|c'])).toEqual(['a', 'b', 'c'])
    expect(noPlan(by('('), ['c1'])).toMatch(/^This pattern cannot be read/)
  })

  test('new columns stand to the right of their source, one after the other, under names that are free', () => {
    const columns = [...COLUMNS, column(4, 'Review 1')]
    expect(planned(SPLIT, ['c1'], columns).made(2)).toEqual([
      { key: '+1', name: 'Review 1 (2)', role: 'note', after: 'c1' },
      { key: '+2', name: 'Review 2', role: 'note', after: '+1' },
    ])
  })

  test('a text without a separator gives nothing to other columns', () => {
    expect(planned(SPLIT, ['c1']).change(['alone'])).toEqual([])
  })

  test('empty cells are passed by when they are not wanted', () => {
    const plan = planned({ ...MERGE, keepEmpty: false, between: '\\n' }, ['c1', 'c2'])
    expect(afters(plan, ['', 'b'])).toEqual(['b'])
    expect(afters(plan, ['a', 'b'])).toEqual(['a\nb'])
  })

  test('merging into one of its own columns changes only what differs', () => {
    const plan = planned({ ...MERGE, keepEmpty: false, into: { column: 'c1' } }, ['c1', 'c2'])
    expect(plan.change(['a', 'b', 'a'])).toEqual([{ column: 'c1', before: 'a', after: 'a, b' }])
    expect(plan.change(['a', '', 'a'])).toEqual([])
  })
})

describe('a template', () => {
  const fill = (template: string, texts: Record<string, string>, ifEmpty: 'leave' | 'write' = 'write') => {
    const parts = readTemplate(template, COLUMNS)
    if (typeof parts === 'string') throw new Error(parts)
    return fillTemplate(parts, (id) => texts[id] ?? '', ifEmpty)
  }

  test('of one column alone is that column', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(fill('{{Review}}', { c1: text })).toBe(text)
      }),
    )
  })

  test('puts cells among its words, names in any case', () => {
    expect(fill('Classify: {{ review }} as {{Label}}', { c1: 'Nice', c2: 'good' })).toBe('Classify: Nice as good')
  })

  test('writes brackets after a backslash, and backslashes after two', () => {
    expect(fill('\\{{Review}} \\\\{{Review}} C:\\x', { c1: 'y' })).toBe('{{Review}} \\y C:\\x')
  })

  test('leaves rows alone in which a named cell is empty, or writes the text without it', () => {
    expect(fill('A {{Review}}', {}, 'leave')).toBeNull()
    expect(fill('A {{Review}}', {}, 'write')).toBe('A ')
  })

  test.each([
    ['{{revew}}', 'There is no column "revew". Did you mean "Review"?'],
    ['{{zzz}}', 'There is no column "zzz".'],
    ['{{}}', 'Write the name of a column between {{ and }}.'],
    ['{{Review', 'There is {{ without }} after the name. Write \\{{ for two brackets.'],
  ])('tells what is wrong with %s', (template, trouble) => {
    expect(readTemplate(template, COLUMNS)).toBe(trouble)
  })

  test('does not guess between columns of the same name', () => {
    expect(readTemplate('{{a}}', [column(1, 'A'), column(2, 'a')])).toEqual([{ column: 'c2' }])
    expect(readTemplate('{{a}}', [column(1, 'a'), column(2, 'a')])).toMatch(/^Several columns/)
  })
})

describe('columns of JSON', () => {
  const chat = JSON.stringify([{ role: 'user', content: ' Hi "you"  ' }])

  test('change only in what is said, and stay JSON', () => {
    const plan = planned({ tool: 'trim' }, ['c3'])
    expect(afters(plan, [chat])).toEqual([JSON.stringify([{ role: 'user', content: 'Hi "you"' }])])
    expect(afters(planned({ tool: 'case', to: 'upper' }, ['c3']), ['[{"role":"user","content":"h\\u0069"}]'])).toEqual([
      '[{"role":"user","content":"HI"}]',
    ])
  })

  test('are refused where a tool would break them, and left where others were chosen too', () => {
    const add = { tool: 'add', before: 'x', after: '', alsoEmpty: false } as const
    expect(noPlan(add, ['c3'])).toMatch(/^"Conversation" holds conversations/)
    expect(planned(add, ['c1', 'c3']).left.map(({ id }) => id)).toEqual(['c3'])
    expect(noPlan(SPLIT, ['c3'])).toMatch(/holds conversations/)
    expect(noPlan(MERGE, ['c1', 'c3'])).toMatch(/holds conversations/)
    expect(noPlan({ ...TEMPLATE, template: 'x', into: { column: 'c3' } }, ['c1'])).toMatch(/holds conversations/)
  })
})

test('the history calls acts by what they did', () => {
  const done = { changed: 1204, rows: 1200, columns: ['c1'], made: 3 }
  const say = (tool: Tool, columns = ['c1']): string => labelOf(tool, COLUMNS, { ...done, columns })
  expect(say({ tool: 'trim' })).toBe('Trimmed 1,204 cells in Review')
  expect(say({ tool: 'case', to: 'lower' }, ['c1', 'c2'])).toBe('Changed 1,204 cells in 2 columns to small letters')
  expect(say(SPLIT)).toBe('Split Review into 3 columns in 1,200 rows')
  expect(say(MERGE, ['c1', 'c2'])).toBe('Merged 2 columns into a new column in 1,200 rows')
  expect(say({ ...TEMPLATE, into: { column: 'c2' } })).toBe('Filled 1,204 cells in Label from a template')
  expect(say({ ...TEMPLATE, into: { name: 'Filled' } })).toBe('Filled 1,204 cells in a new column from a template')
  expect(say({ tool: 'quotes', quotes: true, dashes: true, dots: false })).toBe(
    'Straightened quotes and dashes in 1,204 cells of Review',
  )
  expect(say({ tool: 'remove', what: 'empty', loosely: false })).toBe('Removed 1,200 empty rows')
})
