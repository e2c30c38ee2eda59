import { afterAll, describe, expect, test } from 'vitest'
import { clearSplit, previewSplit, splitRows } from '../../../electron/dataset/split.ts'
import type { Project } from '../../../electron/project/project.ts'
import { TokenPool } from '../../../electron/tokens/pool.ts'
import type { SplitChoice } from '../../../shared/contract/split.ts'
import { comparing } from './comparing.ts'
import { goodRows, sheetOf } from './sheet.ts'

const pool = new TokenPool({ size: 1 })
afterAll(() => pool.close())

const choice = (change: Partial<SplitChoice> = {}): SplitChoice => ({
  share: 0.1,
  seed: 7,
  keepTogether: true,
  ...change,
})
const held = (project: Project): number[] => [...project.facts.sketches.heldBack()]

describe('a split', () => {
  test('says exactly what it will do, and does that as one act that can be undone', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(200))
    const { project } = sheet
    await using parts = comparing(project, pool)
    const counts = await previewSplit(parts, choice())
    expect(counts).toEqual({
      train: 180,
      validation: 20,
      moved: 20,
      wanted: 20,
      groups: 0,
      groupedRows: 0,
      values: null,
    })
    expect(project.state().revision).toBe(0)
    const result = await splitRows(parts, choice())
    expect(result.counts).toEqual(counts)
    expect(result.state).toMatchObject({
      revision: 1,
      totals: { validationRows: 20 },
      history: { undo: 'Held back 20 of 200 rows' },
    })
    const first = held(project)
    // Doing it again changes nothing; another seed moves rows both ways.
    expect((await splitRows(parts, choice())).counts.moved).toBe(0)
    expect(project.state().revision).toBe(1)
    const other = await splitRows(parts, choice({ seed: 8 }))
    expect(other.counts.validation).toBe(20)
    expect(held(project)).not.toEqual(first)
    project.undo()
    expect(held(project)).toEqual(first)
    project.undo()
    expect(held(project)).toEqual([])
  })

  test('keeps look-alikes and repeats on one side', async () => {
    const rows = goodRows(300).map(([asked = '', answered = ''], at) => {
      // Every fifth row has a twin further down.
      const twin = at >= 150 && at % 5 === 0 ? at - 150 : at
      const same = goodRows(300)[twin] ?? []
      const words = [
        'brake',
        'chain',
        'lamp',
        'saddle',
        'tyre',
        'bell',
        'pump',
        'frame',
        'rack',
        'lock',
        'fork',
        'pedal',
      ]
      const own = [3, 5, 7, 11, 13, 17]
        .map((step) => words[(twin * step + Math.floor(twin / step)) % words.length])
        .join(' ')
      return [`${same[0] ?? asked} ${own} ${twin}`, at === twin ? answered : (same[1] ?? '').toUpperCase()]
    })
    using sheet = sheetOf(['prompt', 'completion'], rows)
    const { project } = sheet
    await using parts = comparing(project, pool)
    const { counts } = await splitRows(parts, choice({ share: 0.3 }))
    expect(counts).toMatchObject({ validation: 90, groups: 30, groupedRows: 60 })
    const back = new Set(held(project))
    for (let at = 150; at < 300; at += 5) expect(back.has(at + 1)).toBe(back.has(at - 149))
    await parts.alike.current()
    expect(project.facts.ruleCounts().find(({ rule }) => rule === 'leakage')?.rows ?? 0).toBe(0)
    // Parted, some of them stand on both sides.
    await splitRows(parts, choice({ share: 0.3, keepTogether: false }))
    await parts.alike.current()
    expect(project.facts.ruleCounts().find(({ rule }) => rule === 'leakage')?.rows).toBeGreaterThan(0)
  })

  test('shares out the values of a column', async () => {
    const kinds = ['Delivery', 'delivery ', 'Returns', 'Battery']
    const rows = goodRows(200).map((row, at) => [...row, kinds[at % 4] ?? ''])
    using sheet = sheetOf(['prompt', 'completion', 'note'], rows)
    await using parts = comparing(sheet.project, pool)
    const { counts } = await splitRows(parts, choice({ share: 0.2, stratify: 'c3' }))
    expect(counts).toMatchObject({ validation: 40, values: 3 })
    const values = sheet.project
      .texts({ split: 'validation' }, 0, 100, ['c3'])
      .map(([text = '']) => text.trim().toLowerCase())
    expect(['delivery', 'returns', 'battery'].map((kind) => values.filter((value) => value === kind).length)).toEqual([
      20, 10, 10,
    ])
  })

  test('is said in the split column, too', async () => {
    using sheet = sheetOf(
      ['prompt', 'completion', 'split'],
      goodRows(20).map((row) => [...row, 'train']),
    )
    await using parts = comparing(sheet.project, pool)
    await splitRows(parts, choice())
    expect(sheet.project.texts({ split: 'validation' }, 0, 9, ['c3'])).toEqual([['validation'], ['validation']])
  })

  test('can be taken back as a whole', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(50))
    await using parts = comparing(sheet.project, pool)
    await splitRows(parts, choice())
    const result = await clearSplit(parts)
    expect(result.state).toMatchObject({
      totals: { validationRows: 0 },
      history: { undo: 'Put 5 rows back into training' },
    })
    expect((await clearSplit(parts)).state.revision).toBe(2)
  })

  test.each<[string, number, Partial<SplitChoice>, string]>([
    ['less than a row', 3, { share: 0.1 }, '10 % of 3 rows is less than one row, so nothing can be held back.'],
    ['all rows', 3, { share: 0.9 }, '90 % of 3 rows would leave none to learn from.'],
    ['an empty sheet', 0, {}, '10 % of 0 rows is less than one row, so nothing can be held back.'],
    [
      'a column of sentences',
      200,
      { stratify: 'c1' },
      '"prompt 1" has 200 or more different values, too many to share out evenly.',
    ],
    ['a column that is gone', 200, { stratify: 'c9' }, 'The column to share out is no longer in the sheet.'],
  ])('of %s is refused', async (_, rows, change, sentence) => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(rows))
    await using parts = comparing(sheet.project, pool)
    await expect(previewSplit(parts, choice(change))).rejects.toThrow(sentence)
    await expect(splitRows(parts, choice(change))).rejects.toThrow(sentence)
    expect(sheet.project.state().revision).toBe(0)
  })

  test('of one group of look-alikes is refused, unless they may stand on both sides', async () => {
    using sheet = sheetOf(
      ['prompt', 'completion'],
      Array.from({ length: 10 }, () => ['Where is it?', 'Here.']),
    )
    await using parts = comparing(sheet.project, pool)
    await expect(previewSplit(parts, choice())).rejects.toThrow('larger than the 1 row to hold back')
    expect(await previewSplit(parts, choice({ keepTogether: false }))).toMatchObject({ validation: 1 })
  })
})
