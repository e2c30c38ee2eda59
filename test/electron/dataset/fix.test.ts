import { afterAll, describe, expect, test } from 'vitest'
import { applyFixes, previewFixes } from '../../../electron/dataset/fix.ts'
import { Recount } from '../../../electron/dataset/recount.ts'
import { verdictOf } from '../../../electron/dataset/verdict.ts'
import type { Project } from '../../../electron/project/project.ts'
import { TokenPool } from '../../../electron/tokens/pool.ts'
import { goodRows, sheetOf } from './sheet.ts'

const pool = new TokenPool({ size: 1 })
afterAll(() => pool.close())

async function counted(project: Project): Promise<Recount> {
  const recount = new Recount(project, pool, () => undefined)
  recount.start()
  await recount.idle()
  return recount
}

const texts = (project: Project): string[][] => project.texts({}, 0, 10_000, ['c1', 'c2'])
const FAULTY = [
  ['Where  is it?', ' On  its way.'],
  ['Wo ist das fÃ¼r mich?', 'On its way.'],
  ['Call me on +44 7700 900 412', 'We  do.'],
]

describe('all safe fixes', () => {
  test('are one step, which says what it did and can be undone', async () => {
    using sheet = sheetOf(['prompt', 'completion'], [...goodRows(12), ...FAULTY])
    const { project } = sheet
    const recount = await counted(project)
    const before = texts(project)
    const result = await applyFixes(project, recount, { rules: 'safe' })
    expect(result).toMatchObject({
      changed: 4,
      fixed: { 'garbled-characters': 1, 'double-spaces': 3, 'edge-spaces': 1 },
      state: { revision: 1, history: { undo: 'Fixed 3 kinds of issues in 4 cells' } },
    })
    expect(texts(project).slice(12)).toEqual([
      ['Where is it?', 'On its way.'],
      ['Wo ist das für mich?', 'On its way.'],
      ['Call me on +44 7700 900 412', 'We do.'],
    ])
    await recount.idle()
    expect(verdictOf(project, 0).rules.map(({ rule, fix }) => [rule, fix])).toEqual([
      ['private-data', { safe: false, cells: 1 }],
      ['few-examples', undefined],
    ])
    project.undo()
    expect(texts(project)).toEqual(before)
    expect(project.state().history.undo).toBeNull()
  })

  test('leave no trace where there is nothing to fix', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(12))
    const recount = await counted(sheet.project)
    expect(await applyFixes(sheet.project, recount, { rules: 'safe' })).toMatchObject({
      changed: 0,
      fixed: {},
      state: { revision: 0, history: { undo: null } },
    })
  })

  test('reach every row of a sheet much larger than a batch', async () => {
    using sheet = sheetOf(
      ['prompt', 'completion'],
      goodRows(3000).map(([prompt = '', answer = '']) => [`${prompt} `, answer]),
    )
    const recount = await counted(sheet.project)
    const result = await applyFixes(sheet.project, recount, { rules: ['edge-spaces'] })
    expect(result).toMatchObject({ changed: 3000, reload: true })
    expect(result.state.history.undo).toBe('Fixed "Spaces at the start or end" in 3,000 cells')
    expect(texts(sheet.project)).toEqual(goodRows(3000))
    await recount.idle()
    expect(sheet.project.facts.ruleCounts()).toEqual([])
  })
})

describe('the fix of one rule', () => {
  test('can be looked at before: what goes and what comes, row by row', async () => {
    using sheet = sheetOf(['prompt', 'completion'], [...goodRows(3), ...FAULTY])
    await counted(sheet.project)
    const { cells, rows } = previewFixes(sheet.project, { rule: 'double-spaces', offset: 0, limit: 1 })
    expect(rows).toBe(2)
    expect(cells.map(({ row, number, column }) => [row, number, column])).toEqual([
      [4, 4, 'c1'],
      [4, 4, 'c2'],
    ])
    const masked = previewFixes(sheet.project, { rule: 'private-data', offset: 0, limit: 10 })
    expect(masked.cells[0]?.pieces).toEqual([
      { kind: 'same', text: 'Call me on ' },
      { kind: 'out', text: '+44 7700 900 412' },
      { kind: 'in', text: '[PHONE]' },
    ])
    expect(sheet.project.state().revision).toBe(0)
  })

  test('is done in the rows that were named, or not in those that were left out', async () => {
    using sheet = sheetOf(['prompt', 'completion'], FAULTY)
    const recount = await counted(sheet.project)
    await applyFixes(sheet.project, recount, { rules: ['double-spaces'], rows: [1, 2] })
    expect(texts(sheet.project).map(([, answer]) => answer)).toEqual([' On its way.', 'On its way.', 'We  do.'])
    sheet.project.undo()
    await counted(sheet.project)
    await applyFixes(sheet.project, recount, { rules: ['double-spaces'], except: [1] })
    expect(texts(sheet.project).map(([, answer]) => answer)).toEqual([' On  its way.', 'On its way.', 'We do.'])
  })

  test('that does not exist is refused with those that do', async () => {
    using sheet = sheetOf(['prompt', 'completion'], FAULTY)
    const { project } = sheet
    const recount = await counted(project)
    await expect(applyFixes(project, recount, { rules: ['empty-prompt'] })).rejects.toMatchObject({
      data: { code: 'wrong-input', message: 'There is no fix for "empty-prompt".' },
    })
    expect(() => previewFixes(project, { rule: 'over-limit', offset: 0, limit: 1 })).toThrow('There is no fix')
  })
})
