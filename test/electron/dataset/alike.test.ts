import { afterAll, describe, expect, test } from 'vitest'
import { pairsOf } from '../../../electron/dataset/pairs.ts'
import type { Project } from '../../../electron/project/project.ts'
import { TokenPool } from '../../../electron/tokens/pool.ts'
import { randomFrom } from '../../../shared/domain/random.ts'
import { comparing } from './comparing.ts'
import { goodRows, sheetOf } from './sheet.ts'

const pool = new TokenPool({ size: 1 })
afterAll(() => pool.close())

const RETURNS = [
  'Can I send back the child seat I bought in the spring sale? It does not fit our rack.',
  'Hello Priya, sale items can be returned within 30 days in their original box. I have sent you the label.',
]
const ALIKE = RETURNS.map((text) => text.toLowerCase().replace('priya', 'tom'))
const OTHERWISE = [RETURNS[0] ?? '', 'Hello Priya, sale items can be returned within 14 days in their original box.']

/** Everything that the sheet says of pairs: issues by row, and the sums kept of them. */
function said(project: Project): unknown {
  const { rows, issues, rowsWith } = project.facts.totals()
  const ids = project.ids({}, 0, rows)
  return {
    issues: ids.map((id) => project.facts.issuesOfRow(id).map(({ rule, message }) => `${rule}: ${message}`)),
    marks: project.rows(ids).map(({ facts }) => facts?.severity),
    counts: project.facts.ruleCounts().toSorted((a, b) => a.rule.localeCompare(b.rule)),
    sums: { issues, rowsWith },
  }
}

describe('rows that are alike', () => {
  test('have an issue that names the other row, in lists, filters and sums', async () => {
    using sheet = sheetOf(['prompt', 'completion'], [...goodRows(3), RETURNS, ALIKE, OTHERWISE])
    const { project } = sheet
    await using watch = comparing(project, pool)
    await watch.alike.current()
    expect(project.facts.ruleCounts()).toEqual([
      { rule: 'contradiction', severity: 'warning', count: 2, rows: 2 },
      { rule: 'look-alike', severity: 'hint', count: 1, rows: 1 },
    ])
    const messages = [4, 5, 6].map((id) => project.facts.issuesOfRow(id).map(({ message }) => message))
    expect(messages).toEqual([
      ['Asks the same as row 6 and is answered differently.'],
      ['Nearly the same as row 4.'],
      ['Asks the same as row 4 and is answered differently.'],
    ])
    expect(project.ids({ rule: 'contradiction' }, 0, 9)).toEqual([4, 6])
    expect(project.ids({ severity: 'hint' }, 0, 9)).toEqual([5])
    expect(project.facts.totals()).toMatchObject({
      issues: { error: 0, warning: 2, hint: 1 },
      rowsWith: { error: 0, warning: 2, hint: 1 },
    })
  })

  test('stand side by side with what they ask and answer', async () => {
    using sheet = sheetOf(['prompt', 'completion'], [RETURNS, OTHERWISE])
    await using watch = comparing(sheet.project, pool)
    await watch.alike.current()
    expect(pairsOf(sheet.project, { rule: 'contradiction', offset: 0, limit: 10 })).toEqual({
      severity: 'warning',
      total: 1,
      correctable: true,
      pairs: [
        {
          a: { row: 1, number: 1, heldBack: false, asked: RETURNS[0], answered: RETURNS[1] },
          b: { row: 2, number: 2, heldBack: false, asked: OTHERWISE[0], answered: OTHERWISE[1] },
          likeness: 100,
        },
      ],
    })
  })

  test('are no longer so after an edit, and again after it is undone', async () => {
    using sheet = sheetOf(['prompt', 'completion'], [...goodRows(3), RETURNS, ALIKE, OTHERWISE])
    const { project } = sheet
    await using watch = comparing(project, pool)
    await watch.alike.current()
    const before = said(project)
    project.edit([{ type: 'setCells', cells: [{ row: 4, column: 'c1', text: 'Where is my order?' }] }], 'Typed')
    await watch.alike.current()
    // The other two now ask the same of each other.
    expect([4, 5, 6].map((id) => project.facts.issuesOfRow(id).length)).toEqual([0, 1, 1])
    project.edit([{ type: 'deleteRows', rows: [5] }], 'Deleted')
    await watch.alike.current()
    expect(project.facts.ruleCounts()).toEqual([])
    project.undo()
    project.undo()
    await watch.alike.current()
    expect(said(project)).toEqual(before)
  })

  test('on both sides of the split are named until they stand on one', async () => {
    using sheet = sheetOf(['prompt', 'completion'], [RETURNS, ...goodRows(3), ALIKE])
    const { project } = sheet
    await using watch = comparing(project, pool)
    project.edit([{ type: 'setSplit', rows: [5], split: 'validation' }], 'Held back')
    await watch.alike.current()
    expect(project.facts.issuesOfRule('leakage', 0, 10)).toMatchObject([
      { row: 5, message: 'Held back, but the model learns from row 1, which is nearly the same.' },
    ])
    project.edit([{ type: 'setSplit', rows: [1], split: 'validation' }], 'Held back')
    await watch.alike.current()
    expect(project.facts.issuesOfRule('leakage', 0, 10)).toEqual([])
  })

  test('are known again at once when a project is opened, and after a change of everything', async () => {
    using sheet = sheetOf(['prompt', 'completion'], [RETURNS, ALIKE, OTHERWISE])
    const { project } = sheet
    await using watch = comparing(project, pool)
    await watch.alike.current()
    const before = said(project)
    project.edit([{ type: 'setSetup', setup: { instruction: 'Be kind.' } }], 'Changed')
    expect(project.facts.ruleCounts()).toEqual([])
    await watch.alike.current()
    expect(said(project)).toEqual(before)
    await using later = comparing(project, pool)
    await later.alike.current()
    expect(said(project)).toEqual(before)
  })

  test('are after any acts those that a look at the whole sheet finds', async () => {
    const random = randomFrom(3)
    const some = [RETURNS, ALIKE, OTHERWISE, ...goodRows(2), ['Where is it?', 'Here.'], ['where is it', 'There.']]
    const any = (): string[] => some[Math.floor(random() * some.length)] ?? []
    using sheet = sheetOf(['prompt', 'completion'], Array.from({ length: 30 }, any))
    const { project } = sheet
    await using watch = comparing(project, pool)
    for (let act = 0; act < 40; act++) {
      const ids = project.ids({}, 0, 1000)
      const row = ids[Math.floor(random() * ids.length)] ?? 1
      const [c1 = '', c2 = ''] = any()
      const kind = Math.floor(random() * 6)
      if (kind === 0) project.undo()
      else if (kind === 1) project.edit([{ type: 'deleteRows', rows: [row] }], 'Deleted')
      else if (kind === 2) project.edit([{ type: 'insertRows', rows: [{ c1, c2 }] }], 'Added')
      else if (kind === 3) project.edit([{ type: 'setSplit', rows: [row], split: 'validation' }], 'Held back')
      else project.edit([{ type: 'setCells', cells: [{ row, column: 'c1', text: c1 }] }], 'Typed')
      // Now and then several acts pass between two looks.
      if (random() < 0.7) await watch.alike.current()
    }
    await watch.alike.current()
    const kept = said(project)
    await project.facts.becomeOfNow('another')
    await watch.alike.current()
    expect(kept).toEqual(said(project))
  })
})

describe('looking for look-alikes', () => {
  test('ends with the project, whatever it is doing', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(2000))
    const watch = comparing(sheet.project, pool)
    const looking = watch.alike.current()
    watch.alike.stop()
    await watch.alike.idle()
    await expect(looking).rejects.toMatchObject({ data: { code: expect.stringMatching(/stale|internal/) as string } })
  })

  test('does not take what most rows have in common for likeness', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(200))
    await using watch = comparing(sheet.project, pool)
    await watch.alike.current()
    expect(sheet.project.facts.ruleCounts()).toEqual([])
  })
})
