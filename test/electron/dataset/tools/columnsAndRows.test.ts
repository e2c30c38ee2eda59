import { describe, expect, test } from 'vitest'
import type { FindScope } from '../../../../shared/contract/find.ts'
import type { Tool } from '../../../../shared/domain/tools/tool.ts'
import { sheetOf } from '../sheet.ts'
import { look, run, texts, TRIM } from './tools.ts'

const REPEATS: Tool = { tool: 'remove', what: 'repeats', loosely: true }

describe('columns', () => {
  const NAMES = [
    ['Özil, Mesut', ''],
    ['Ada', ''],
    ['King, Martin, Luther', ''],
  ]
  const SPLIT: Tool = { tool: 'split', by: { kind: 'text', text: ', ' }, parts: null }

  test('are made to the right of the one that is split, and go again with undo', async () => {
    using sheet = sheetOf(['note', 'prompt'], NAMES)
    const { project } = sheet
    const scope: FindScope = { view: {}, columns: ['c1'] }
    expect((await look(project, SPLIT, scope)).made.map(({ name }) => name)).toEqual([
      'note 1 1',
      'note 1 2',
      'note 1 3',
    ])
    await run(project, SPLIT, { scope })
    expect(project.columns().map(({ name }) => name)).toEqual([
      'note 1',
      'note 1 1',
      'note 1 2',
      'note 1 3',
      'prompt 2',
    ])
    expect(texts(project)).toEqual([
      ['Özil, Mesut', 'Özil', 'Mesut', '', ''],
      ['Ada', '', '', '', ''],
      ['King, Martin, Luther', 'King', 'Martin', 'Luther', ''],
    ])
    expect(project.state().history.undo).toBe('Split note 1 into 3 columns in 2 rows')
    project.undo()
    expect(project.columns()).toHaveLength(2)
  })

  test('are filled from a template, also one that reads itself', async () => {
    using sheet = sheetOf(
      ['prompt', 'note'],
      [
        ['Nice', 'x'],
        ['Bad', ''],
      ],
    )
    const { project } = sheet
    const into = { column: 'c1' }
    await run(project, { tool: 'template', template: 'Classify: {{prompt 1}} ({{note 2}})', ifEmpty: 'leave', into })
    expect(texts(project)).toEqual([
      ['Classify: Nice (x)', 'x'],
      ['Bad', ''],
    ])
    expect(project.state().history.undo).toBe('Filled 1 cell in prompt 1 from a template')
  })

  test('are merged into a new one that is not sent', async () => {
    using sheet = sheetOf(
      ['prompt', 'note'],
      [
        ['a', 'b'],
        ['', 'c'],
      ],
    )
    const { project } = sheet
    await run(project, { tool: 'merge', between: ' / ', keepEmpty: false, into: { name: 'Both' } })
    expect(texts(project)).toEqual([
      ['a', 'b', 'a / b'],
      ['', 'c', 'c'],
    ])
    expect(project.columns()[2]).toMatchObject({ name: 'Both', role: 'note' })
  })

  test('of conversations stay JSON', async () => {
    const chat = [
      { role: 'user', content: ' "Hi" ' },
      { role: 'assistant', content: 'Yes ' },
    ]
    using sheet = sheetOf(['messages'], [[JSON.stringify(chat)]])
    await run(sheet.project, TRIM, { scope: { view: {}, columns: ['c1'] } })
    expect(JSON.parse(texts(sheet.project)[0]?.[0] ?? '')).toEqual([
      { role: 'user', content: '"Hi"' },
      { role: 'assistant', content: 'Yes' },
    ])
  })
})

describe('rows', () => {
  test('without text go', async () => {
    using sheet = sheetOf(
      ['prompt', 'completion'],
      [
        ['a', ''],
        ['', ' \n'],
        ['', ''],
      ],
    )
    const { project } = sheet
    expect(await run(project, { tool: 'remove', what: 'empty', loosely: false })).toMatchObject({ rowCount: 2 })
    expect(texts(project)).toEqual([['a', '']])
    project.undo()
    expect(project.state().totals.rows).toBe(3)
  })

  test('that repeat an earlier one go, the first stays, and empty ones are no repeats', async () => {
    const rows = [
      ['A', 'x'],
      ['', ''],
      [' a', 'X '],
      ['a', 'y'],
      ['', ''],
      ['A', 'x'],
    ]
    using sheet = sheetOf(['prompt', 'completion'], rows)
    const { project } = sheet
    const event = await look(project, REPEATS)
    expect(event.sample.map(({ number }) => number)).toEqual([3, 6])
    expect(await look(project, { tool: 'remove', what: 'repeats', loosely: false })).toMatchObject({ rows: 1 })
    await run(project, REPEATS)
    expect(texts(project)).toEqual([
      ['A', 'x'],
      ['', ''],
      ['a', 'y'],
      ['', ''],
    ])
    expect(project.state().history.undo).toBe('Removed 2 repeated rows')
  })

  test('are compared only in the columns that were chosen', async () => {
    using sheet = sheetOf(
      ['prompt', 'note'],
      [
        ['a', '1'],
        ['a', '2'],
      ],
    )
    expect(await look(sheet.project, REPEATS)).toMatchObject({ rows: 0 })
    expect(await look(sheet.project, REPEATS, { view: {}, columns: ['c1'] })).toMatchObject({ rows: 1 })
  })
})
