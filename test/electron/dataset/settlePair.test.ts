import { afterAll, describe, expect, test } from 'vitest'
import { decidedPairs, pairsOf } from '../../../electron/dataset/pairs.ts'
import { setBothRight, settlePair } from '../../../electron/dataset/settlePair.ts'
import type { Project } from '../../../electron/project/project.ts'
import { TokenPool } from '../../../electron/tokens/pool.ts'
import { comparing } from './comparing.ts'
import { goodRows, type Sheet, sheetOf } from './sheet.ts'

const pool = new TokenPool({ size: 1 })
afterAll(() => pool.close())

const QUESTION = 'Can I send back the child seat I bought in the spring sale?'
const MONTH = 'Hello Priya, sale items can be returned within 30 days in their original box.'
const FORTNIGHT = 'Hello Priya, sale items can be returned within 14 days in their original box.'
const PAIR = { rule: 'contradiction', row: 5, other: 4 } as const

const sheet = (): Sheet => sheetOf(['prompt', 'completion'], [...goodRows(3), [QUESTION, MONTH], [QUESTION, FORTNIGHT]])

const contradictions = (project: Project): number[][] =>
  pairsOf(project, { rule: 'contradiction', offset: 0, limit: 10 }).pairs.map(({ a, b }) => [a.row, b.row])

describe('a decision about a pair', () => {
  test('keeps one row and removes the other, as one step that says so', async () => {
    using made = sheet()
    const { project } = made
    await using watch = comparing(project, pool)
    await watch.alike.current()
    expect(contradictions(project)).toEqual([[4, 5]])
    const result = await settlePair(project, watch.recount, { ...PAIR, keep: 'other', act: 'remove' })
    expect(result.state.history.undo).toBe('Kept row 4, removed row 5')
    expect(project.rows([4, 5]).map(({ id }) => id)).toEqual([4])
    await watch.alike.current()
    expect(contradictions(project)).toEqual([])
    project.undo()
    await watch.alike.current()
    expect(contradictions(project)).toEqual([[4, 5]])
  })

  test('can put the right answer in place of the wrong one', async () => {
    using made = sheet()
    const { project } = made
    await using watch = comparing(project, pool)
    const result = await settlePair(project, watch.recount, { ...PAIR, keep: 'row', act: 'correct' })
    expect(result.state.history.undo).toBe('Answered row 4 as row 5')
    expect(project.rows([4])[0]?.cells).toEqual({ c1: QUESTION, c2: FORTNIGHT })
  })

  test('can bring both rows to one side of the split', async () => {
    using made = sheet()
    const { project } = made
    project.edit([{ type: 'setSplit', rows: [5], split: 'validation' }], 'Held back')
    await using watch = comparing(project, pool)
    await settlePair(project, watch.recount, { ...PAIR, rule: 'leakage', keep: 'other', act: 'train' })
    expect(project.rows([4, 5]).map(({ split }) => split)).toEqual(['train', 'train'])
    await settlePair(project, watch.recount, { ...PAIR, rule: 'leakage', keep: 'other', act: 'hold-back' })
    expect(project.rows([4, 5]).map(({ split }) => split)).toEqual(['validation', 'validation'])
  })

  test('is refused, and changes nothing, when one of the rows is gone', async () => {
    using made = sheet()
    const { project } = made
    project.edit([{ type: 'deleteRows', rows: [5] }], 'Deleted')
    await using watch = comparing(project, pool)
    const before = project.state().revision
    const settled = settlePair(project, watch.recount, { ...PAIR, keep: 'row', act: 'remove' })
    await expect(settled).rejects.toMatchObject({ data: { code: 'stale' } })
    expect(project.state().revision).toBe(before)
  })
})

describe('a pair that is right both ways', () => {
  test('is no finding any more, also after the next comparison', async () => {
    using made = sheet()
    const { project } = made
    await using watch = comparing(project, pool)
    await watch.alike.current()
    setBothRight(project, { ...PAIR, right: true })
    expect(project.facts.ruleCounts()).toEqual([])
    expect(project.facts.totals().rowsWith.warning).toBe(0)
    project.edit([{ type: 'deleteRows', rows: [1] }], 'Deleted')
    await watch.alike.current()
    expect(contradictions(project)).toEqual([])
  })

  test('is one again when one of its rows changes, and none when the change is undone', async () => {
    using made = sheet()
    const { project } = made
    await using watch = comparing(project, pool)
    await watch.alike.current()
    setBothRight(project, { ...PAIR, right: true })
    const text = FORTNIGHT.replace('14', '21')
    project.edit([{ type: 'setCells', cells: [{ row: 5, column: 'c2', text }] }], 'Typed')
    await watch.alike.current()
    expect(contradictions(project)).toEqual([[4, 5]])
    project.undo()
    await watch.alike.current()
    expect(contradictions(project)).toEqual([])
  })

  test('comes back when somebody thinks again', async () => {
    using made = sheet()
    const { project } = made
    await using watch = comparing(project, pool)
    await watch.alike.current()
    const before = project.facts.totals()
    setBothRight(project, { ...PAIR, right: true })
    setBothRight(project, { ...PAIR, right: false })
    expect(contradictions(project)).toEqual([[4, 5]])
    expect(project.facts.totals()).toEqual(before)
  })

  test('is listed among the decided ones until it is taken back or one of its rows changes', async () => {
    using made = sheet()
    const { project } = made
    await using watch = comparing(project, pool)
    await watch.alike.current()
    const decided = (): unknown[] =>
      decidedPairs(project, { offset: 0, limit: 10 }).pairs.map(({ rule, pair }) => [rule, pair.a.row, pair.b.row])
    expect(decided()).toEqual([])
    setBothRight(project, { ...PAIR, right: true })
    expect(decided()).toEqual([['contradiction', 4, 5]])
    expect(decidedPairs(project, { offset: 0, limit: 10 }).total).toBe(1)

    project.edit(
      [{ type: 'setCells', cells: [{ row: 5, column: 'c2', text: FORTNIGHT.replace('14', '21') }] }],
      'Typed',
    )
    await watch.alike.current()
    expect(decided()).toEqual([])
    project.undo()
    await watch.alike.current()
    expect(decided()).toEqual([['contradiction', 4, 5]])
    setBothRight(project, { ...PAIR, right: false })
    expect(decided()).toEqual([])
  })

  test('is refused where there is no such pair', async () => {
    using made = sheet()
    await using watch = comparing(made.project, pool)
    await watch.alike.current()
    expect(() => {
      setBothRight(made.project, { ...PAIR, row: 2, right: true })
    }).toThrow('no longer in the sheet')
  })
})
