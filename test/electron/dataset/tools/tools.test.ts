import { describe, expect, test } from 'vitest'
import type { ToolEvent } from '../../../../shared/contract/tools.ts'
import type { Tool } from '../../../../shared/domain/tools/tool.ts'
import { applyTool } from '../../../../electron/dataset/tools/apply.ts'
import { lookAtTool } from '../../../../electron/dataset/tools/look.ts'
import { goodRows, sheetOf } from '../sheet.ts'
import { BOTH, look, RECOUNT, run, texts, TRIM } from './tools.ts'

const UNTIDY = [
  [' Where is it? ', 'On its way.'],
  ['And when?', ' Tomorrow.'],
  ['Fine.', 'Good.'],
]

/** The first two rows, and the last of four. */
const SPAN: [[number, number], [number, number]] = [
  [0, 2],
  [3, 4],
]

describe('a look at a tool', () => {
  test('counts cells and rows and shows the first of them, without changing anything', async () => {
    using sheet = sheetOf(['prompt', 'completion'], UNTIDY)
    const event = await look(sheet.project, TRIM)
    expect(event).toMatchObject({ type: 'done', changed: 2, cells: 6, rows: 2, total: 3, revision: 0 })
    expect(event.sample.map(({ number, changed }) => [number, changed])).toEqual([
      [1, 1],
      [2, 1],
    ])
    expect(event.sample[1]?.cells).toEqual([
      {
        column: 'c2',
        pieces: [
          { kind: 'out', text: ' ' },
          { kind: 'same', text: 'Tomorrow.' },
        ],
      },
    ])
    expect(texts(sheet.project)).toEqual(UNTIDY)
  })

  test('goes only where it is told', async () => {
    using sheet = sheetOf(['prompt', 'completion'], UNTIDY)
    const { project } = sheet
    expect(await look(project, TRIM, { view: {}, columns: ['c1'] })).toMatchObject({ changed: 1, cells: 3 })
    expect(await look(project, TRIM, { ...BOTH, stretches: [[1, 9]] })).toMatchObject({ changed: 1, total: 2 })
    expect(await look(project, TRIM, { ...BOTH, view: { search: 'when' } })).toMatchObject({ changed: 1, total: 1 })
  })

  test('refuses a tool that lacks something in one sentence', async () => {
    using sheet = sheetOf(['prompt', 'messages'], [])
    const template: Tool = { tool: 'template', template: '{{Promt 1}}', ifEmpty: 'leave', into: { name: 'New' } }
    await expect(look(sheet.project, template)).rejects.toThrow(
      'There is no column "Promt 1". Did you mean "prompt 1"?',
    )
    const add: Tool = { tool: 'add', before: 'x', after: '', alsoEmpty: true }
    await expect(look(sheet.project, add, { view: {}, columns: ['c2'] })).rejects.toThrow('This tool would break them.')
  })

  test('tells how far it is in a large sheet, and stops when it is cancelled', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(20_000))
    const told: number[] = []
    const upper: Tool = { tool: 'case', to: 'upper' }
    const tell = ({ looked }: ToolEvent): void => {
      told.push(looked)
    }
    const event = await lookAtTool(sheet.project, { tool: upper, scope: BOTH }, { tell })
    expect(event).toMatchObject({ type: 'done', changed: 40_000, rows: 20_000 })
    expect(event.sample).toHaveLength(100)
    expect(told.length).toBeGreaterThan(0)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    const stop = new AbortController()
    const looking = lookAtTool(
      sheet.project,
      { tool: upper, scope: BOTH },
      {
        signal: stop.signal,
        tell: () => {
          stop.abort()
        },
      },
    )
    await expect(looking).rejects.toThrow(/abort/i)
  })
})

describe('a tool that was looked at', () => {
  test('is done as one act with its name, which can be undone', async () => {
    using sheet = sheetOf(['prompt', 'completion'], UNTIDY)
    const { project } = sheet
    const result = await run(project, TRIM)
    expect(result).toMatchObject({ changed: 2, rowCount: 2 })
    expect(project.state().history.undo).toBe('Trimmed 2 cells in 2 columns')
    expect(texts(project)).toEqual([
      ['Where is it?', 'On its way.'],
      ['And when?', 'Tomorrow.'],
      ['Fine.', 'Good.'],
    ])
    project.undo()
    expect(texts(project)).toEqual(UNTIDY)
  })

  test('changes only the selected cells where they do not make one block, in the order of a view', async () => {
    const upper: Tool = { tool: 'case', to: 'upper' }
    using sheet = sheetOf(
      ['prompt', 'completion'],
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
        ['g', 'h'],
      ],
    )
    const { project } = sheet
    const scope = { ...BOTH, view: { sort: { by: 'c1', order: 'descending' } as const }, stretches: SPAN }
    const cells = [
      { stretches: [SPAN[0]], columns: ['c1'] },
      { stretches: [SPAN[1]], columns: ['c2'] },
    ]
    const event = await lookAtTool(project, { tool: upper, scope, cells })
    expect(event).toMatchObject({ changed: 3, cells: 3, rows: 3 })
    const result = await applyTool(project, RECOUNT, { look: event.look, except: [] })
    expect(result).toMatchObject({ changed: 3, rowCount: 3 })
    expect(texts(project)).toEqual([
      ['a', 'B'],
      ['c', 'd'],
      ['E', 'f'],
      ['G', 'h'],
    ])
  })

  test('leaves the rows alone that were taken out, and counts without them', async () => {
    using sheet = sheetOf(['prompt', 'completion'], UNTIDY)
    const { project } = sheet
    const [first = 0] = project.ids({}, 0, 1)
    expect(await run(project, TRIM, { except: [first] })).toMatchObject({ changed: 1, rowCount: 1 })
    expect(project.state().history.undo).toBe('Trimmed 1 cell in 2 columns')
    expect(texts(project)[0]).toEqual(UNTIDY[0])
  })

  test('is refused when the sheet has changed since, and leaves no trace', async () => {
    using sheet = sheetOf(['prompt', 'completion'], UNTIDY)
    const { project } = sheet
    const { look: id } = await look(project, TRIM)
    project.edit([{ type: 'insertRows', rows: [{ c1: ' New ' }] }], 'Added 1 row')
    const act = applyTool(project, RECOUNT, { look: id, except: [] })
    await expect(act).rejects.toMatchObject({ data: { code: 'stale' } })
    expect(project.state().history.undo).toBe('Added 1 row')
  })

  test('that is cancelled leaves everything as it was', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(20_000))
    const { project } = sheet
    const { look: id } = await look(project, { tool: 'case', to: 'upper' })
    const stop = new AbortController()
    const onProgress = (): void => {
      stop.abort()
    }
    const act = applyTool(project, RECOUNT, { look: id, except: [], signal: stop.signal, onProgress })
    await expect(act).rejects.toThrow(/abort/i)
    expect(project.state()).toMatchObject({ revision: 0, history: { undo: null } })
    expect(texts(project)[0]).toEqual(goodRows(1)[0])
  })

  test('with nothing to change does nothing', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(3))
    expect(await run(sheet.project, TRIM)).toMatchObject({ changed: 0, rowCount: 0 })
    expect(sheet.project.state().revision).toBe(0)
  })
})
