import { describe, expect, test } from 'vitest'
import { Project } from '../../../../electron/project/project.ts'
import type { Issue } from '../../../../shared/domain/issue.ts'
import { countAll, factsOf, Folder, ids, made } from '../places.ts'

const EQUAL = '00000000000000aa'
const error: Issue = {
  rule: 'empty-answer',
  severity: 'error',
  column: 'c2',
  message: 'Answer is empty.',
  fixable: false,
}
const type = (row: number, text: string) => [{ type: 'setCells' as const, cells: [{ row, column: 'c1', text }] }]
const repeats = (project: Project): number[] =>
  project.facts.issuesOfRule('duplicate-row', 0, 100).map(({ row }) => row)

describe('facts', () => {
  test('are asked for in order of id, and shown once they are there', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [
      ['a', ''],
      ['b', 'x'],
      ['c', ''],
    ])
    expect(project.facts.pending()).toBe(3)
    expect(project.facts.stale(1, 1).map(({ id, cells }) => [id, cells])).toEqual([[2, { c1: 'b', c2: 'x' }]])
    countAll(project, ({ id }) => ({ tokens: id * 10, over: id === 3 ? 5 : 0, issues: id === 1 ? [error] : [] }))
    expect(project.facts.pending()).toBe(0)
    expect(project.rows([1, 3]).map(({ facts }) => facts)).toEqual([
      { tokens: 10, over: 0, severity: 'error', cells: { c2: 'error' } },
      { tokens: 30, over: 5, severity: null, cells: {} },
    ])
    expect(project.facts.issuesOfRow(1)).toEqual([error])
    expect(project.facts.ruleCounts()).toEqual([{ rule: 'empty-answer', severity: 'error', count: 1, rows: 1 }])
    expect(project.facts.totals()).toMatchObject({
      rows: 3,
      counted: 3,
      tokens: 60,
      billedTokens: 55,
      longest: 30,
      overLimit: 1,
    })
  })

  test('of an older text are dropped when they arrive', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [
      ['a', ''],
      ['b', ''],
    ])
    const old = project.facts.stale(0, 10)
    project.edit(type(1, 'changed'), 'Typed')
    project.edit([{ type: 'deleteRows', rows: [2] }], 'Deleted')
    project.facts.write(old.map((row) => factsOf(row)))
    expect(project.facts.pending()).toBe(1)
    const before = project.facts.stale(0, 10)
    project.edit([{ type: 'setSetup', setup: { instruction: 'Be kind.' } }], 'Changed')
    project.facts.write(before.map((row) => factsOf(row)))
    expect(project.facts.totals().counted).toBe(0)
    const current = project.facts.stale(0, 10)
    project.facts.write(current.map((row) => factsOf(row)))
    project.facts.write(current.map((row) => factsOf(row, { tokens: 99 })))
    expect(project.facts.totals()).toMatchObject({ counted: 1, tokens: 10 })
  })

  test.each(['not counted', 'counted'])(
    'that are late after another way of counting are dropped too, in a sheet that is %s',
    async (is) => {
      using folder = new Folder()
      using project = made(folder.file('a.tunesheet'), [['a', '']])
      const old = project.facts.stale(0, 10)
      if (is === 'counted') countAll(project)
      expect(project.facts.isOfNow('another')).toBe(false)
      await project.facts.becomeOfNow('another')
      expect(project.facts.isOfNow('another')).toBe(true)
      project.facts.write(old.map((row) => factsOf(row)))
      expect(project.facts.pending()).toBe(1)
      countAll(project)
      expect(project.facts.pending()).toBe(0)
    },
  )

  test('are kept when only the split changes, and the sums follow', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [
      ['a', ''],
      ['b', ''],
    ])
    countAll(project, ({ id }) => ({ tokens: id * 100, over: id * 10 }))
    project.edit([{ type: 'setSplit', rows: [2], split: 'validation' }], 'Held back')
    expect(project.facts.totals()).toMatchObject({
      validationRows: 1,
      counted: 2,
      tokens: 300,
      trainTokens: 100,
      billedTokens: 90,
    })
    project.undo()
    expect(project.facts.totals()).toMatchObject({ validationRows: 0, trainTokens: 300, billedTokens: 270 })
  })

  test('and sums are there after reopening, without counting again', () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    const first = made(path, [
      ['a', ''],
      ['b', ''],
    ])
    countAll(first, () => ({ issues: [error], fingerprint: EQUAL }))
    const totals = first.facts.totals()
    first.close()
    using project = Project.open(path)
    expect(project.facts.totals()).toEqual(totals)
    expect(project.facts.pending()).toBe(0)
    expect(repeats(project)).toEqual([2])
  })

  test('give percentiles by nearest rank, and the longest follows when it goes', () => {
    using folder = new Folder()
    using project = made(
      folder.file('a.tunesheet'),
      Array.from({ length: 100 }, () => ['a', '']),
    )
    expect(project.facts.percentiles()).toEqual({ min: 0, p50: 0, p95: 0, max: 0 })
    countAll(project, ({ id }) => ({ tokens: 101 - id }))
    expect(project.facts.percentiles()).toEqual({ min: 1, p50: 50, p95: 95, max: 100 })
    expect([...project.facts.tokenCounts()].flat().slice(0, 3)).toEqual([100, 99, 98])
    project.edit([{ type: 'deleteRows', rows: [1, 2] }], 'Deleted')
    expect(project.facts.totals().longest).toBe(98)
    expect(project.facts.lengths()).toHaveLength(98)
  })

  test('count issues by rule and by row', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [
      ['a', ''],
      ['b', ''],
      ['c', ''],
    ])
    countAll(project, ({ id }) => ({ issues: Array.from({ length: id }, () => error) }))
    expect(project.facts.ruleCounts()).toEqual([{ rule: 'empty-answer', severity: 'error', count: 6, rows: 3 }])
    expect(project.facts.issuesOfRule('empty-answer', 1, 3).map(({ row }) => row)).toEqual([2, 2, 3])
    project.edit(type(3, 'x'), 'Typed')
    expect(project.facts.ruleCounts()).toEqual([{ rule: 'empty-answer', severity: 'error', count: 3, rows: 2 }])
    expect(project.state().totals).toMatchObject({ issues: { error: 3 }, rowsWith: { error: 2 } })
    expect(project.facts.issuesOfRow(3)).toEqual([])
  })
})

describe('equal rows', () => {
  test('are flagged, all but the first, in words that follow its number', () => {
    using folder = new Folder()
    using project = made(
      folder.file('a.tunesheet'),
      Array.from({ length: 5 }, () => ['same', '']),
    )
    countAll(project, ({ id }) => ({ fingerprint: id === 2 ? '' : EQUAL }))
    expect(repeats(project)).toEqual([3, 4, 5])
    expect(project.facts.issuesOfRow(1)).toEqual([])
    expect(project.facts.issuesOfRow(4)).toEqual([
      {
        rule: 'duplicate-row',
        severity: 'warning',
        column: null,
        message: 'The same as row 1.',
        fixable: false,
      },
    ])
    expect(project.rows([4])[0]?.facts?.severity).toBe('warning')
    expect(project.facts.ruleCounts()).toEqual([{ rule: 'duplicate-row', severity: 'warning', count: 3, rows: 3 }])
    project.edit([{ type: 'insertRows', after: null, rows: Array.from({ length: 1200 }, () => ({})) }], 'Pasted')
    expect(project.facts.issuesOfRow(4)[0]?.message).toBe('The same as row 1,201.')
  })

  test('pass the first place on when the first is changed, and back when that is undone', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [
      ['same', ''],
      ['same', ''],
      ['same', ''],
    ])
    const count = (): void => {
      countAll(project, ({ cells }) => ({ fingerprint: cells['c1'] === 'same' ? EQUAL : '' }))
    }
    count()
    project.edit(type(1, 'other'), 'Typed')
    count()
    expect(repeats(project)).toEqual([3])
    project.undo()
    count()
    expect(repeats(project)).toEqual([2, 3])
    project.edit([{ type: 'deleteRows', rows: [1, 2] }], 'Deleted')
    expect(repeats(project)).toEqual([])
    expect(project.state().totals.issues.warning).toBe(0)
  })

  test('in a large sheet are found when all of it is counted, and kept right from then on', async () => {
    using folder = new Folder()
    using project = made(
      folder.file('a.tunesheet'),
      Array.from({ length: 30_000 }, () => ['same', '']),
    )
    const start = performance.now()
    for (;;) {
      const rows = project.facts.stale(0, 5000)
      if (rows.length === 0) break
      project.facts.write(rows.map((row) => factsOf(row, { fingerprint: EQUAL })))
    }
    expect(project.facts.complete).toBe(false)
    await project.facts.findRepeats()
    expect(project.facts.complete).toBe(true)
    expect(project.facts.totals().issues.warning).toBe(29_999)
    project.edit([{ type: 'deleteRows', rows: ids(project).slice(0, 20_000) }], 'Deleted')
    expect(project.facts.totals()).toMatchObject({ counted: 10_000, issues: { warning: 9999 } })
    expect(repeats(project)[0]).toBe(20_002)
    project.edit([{ type: 'setSetup', setup: { instruction: 'x' } }], 'Changed')
    expect(project.facts.totals().issues.warning).toBe(0)
    countAll(project, ({ id }) => ({ fingerprint: id % 2 ? EQUAL : '' }))
    expect(project.facts.totals().issues.warning).toBe(4999)
    expect(project.facts.complete).toBe(true)
    // Comparing every row with every other one would take hours.
    expect(performance.now() - start).toBeLessThan(20_000)
  })

  test('of thousands of rows are forgotten as those of a few', () => {
    using folder = new Folder()
    const texts = Array.from({ length: 6000 }, (_, nth) => [`text ${nth}`, ''])
    using project = made(folder.file('a.tunesheet'), texts)
    // Every row of the second half says the same as one of the first.
    const says = (id: number): string => (id % 3000).toString(16).padStart(16, '0')
    countAll(project, ({ id }) => ({ tokens: 10, issues: id % 2 ? [error] : [], fingerprint: says(id) }))
    expect(project.facts.totals()).toMatchObject({ counted: 6000, issues: { error: 3000, warning: 3000 } })
    const rows = ids(project).filter((id) => id <= 2500 || (id > 3000 && id <= 4000))
    const cells = rows.map((row) => ({ row, column: 'c1', text: 'changed' }))
    project.edit([{ type: 'setCells', cells }], 'Replaced')
    // Of the pairs that are left whole, one each is a repeat; of the others the row that is left is the first.
    expect(project.facts.totals()).toMatchObject({
      counted: 2500,
      tokens: 25_000,
      issues: { error: 1250, warning: 500 },
    })
    expect(project.facts.issuesOfRule('duplicate-row', 0, 1000).map(({ row }) => row)).toEqual(
      Array.from({ length: 500 }, (_, nth) => 5501 + nth),
    )
    expect(project.facts.pending()).toBe(3500)
  })
})
