import { describe, expect, test } from 'vitest'
import type { Recounting } from '../../../electron/dataset/edit.ts'
import { fillShown, hideShown, splitShown } from '../../../electron/dataset/shownRows.ts'
import type { Project } from '../../../electron/project/project.ts'
import type { ShownRows } from '../../../shared/contract/rows.ts'
import type { View } from '../../../shared/domain/view.ts'
import { Folder, ids, made, sheet } from '../project/places.ts'

const RECOUNT: Recounting = { start: () => undefined, settle: () => Promise.resolve() }

const numbered = (folder: Folder, rows: number): Project =>
  made(
    folder.file('a.tunesheet'),
    Array.from({ length: rows }, (_, nth) => [`q${nth + 1}`, `a${nth + 1}`]),
  )

/** Rows of a view as they are seen now; all of them unless said otherwise. */
function seen(project: Project, view: View, stretches?: ShownRows['stretches']): ShownRows {
  const { count } = project.page(view, 0, 0)
  const { revision, hidden } = project.state()
  return { view, stretches: stretches ?? [[0, count]], count, revision, hidden: hidden.act }
}

const CLEAR = { columns: ['c1', 'c2'], texts: [['']], verb: 'Cleared' as const }

describe('texts over many rows of a view', () => {
  test('clear them as one step, with its progress in cells', async () => {
    using folder = new Folder()
    using project = numbered(folder, 2500)
    const told: number[] = []
    const onProgress = (done: number, total?: number): void => {
      told.push(done)
      expect(total).toBe(5000)
    }
    const result = await fillShown(project, RECOUNT, { ...seen(project, {}), ...CLEAR, onProgress })
    expect(result).toMatchObject({ reload: true, state: { history: { undo: 'Cleared 5,000 cells' }, revision: 1 } })
    expect(sheet(project).flat().join('')).toBe('')
    expect(told.every((done) => done <= 5000)).toBe(true)
    project.undo()
    expect(sheet(project)[2499]).toEqual(['q2500', 'a2500'])
    expect(project.state().history.undo).toBeNull()
  })

  test('leave alone what a filter leaves out, what is hidden, and other columns', async () => {
    using folder = new Folder()
    using project = numbered(folder, 12)
    await hideShown(project, seen(project, {}, [[9, 10]]))
    const view: View = { search: 'q1', hidden: 'left out' }
    await fillShown(project, RECOUNT, { ...seen(project, view), ...CLEAR, columns: ['c2'] })
    expect(sheet(project).map(([, answer]) => answer)).toEqual([
      '',
      'a2',
      'a3',
      'a4',
      'a5',
      'a6',
      'a7',
      'a8',
      'a9',
      'a10',
      '',
      '',
    ])
    expect(sheet(project)[0]?.[0]).toBe('q1')
  })

  test('are repeated over the rows in their order, over several stretches and pieces', async () => {
    using folder = new Folder()
    using project = numbered(folder, 1800)
    const view: View = { sort: { by: 'c1', order: 'descending' } }
    const order = project.ids(view, 0, 2000)
    const texts = [
      ['x', 'y'],
      ['z', ''],
      ['w', 'v'],
    ]
    const stretches: ShownRows['stretches'] = [
      [0, 700],
      [701, 1800],
    ]
    const fill = { columns: ['c1', 'c2'], texts, verb: 'Filled' as const }
    await fillShown(project, RECOUNT, { ...seen(project, view, stretches), ...fill })
    const lines = sheet(project)
    const text = new Map(ids(project).map((id, at) => [id, lines[at]]))
    const filled = order.filter((_, at) => at !== 700)
    expect(filled.map((id) => text.get(id))).toEqual(filled.map((_, at) => texts[at % 3]))
    expect(text.get(order[700] ?? 0)).toEqual([`q${order[700]}`, `a${order[700]}`])
  })

  test('change nothing when cancelled, or when the sheet is no longer what was seen', async () => {
    using folder = new Folder()
    using project = numbered(folder, 3000)
    const stop = new AbortController()
    const filling = fillShown(project, RECOUNT, { ...seen(project, {}), ...CLEAR, signal: stop.signal })
    stop.abort()
    await expect(filling).rejects.toThrow()
    const before = seen(project, {})
    project.edit([{ type: 'setCells', cells: [{ row: 1, column: 'c1', text: 'now' }] }], 'Typed')
    await expect(fillShown(project, RECOUNT, { ...before, ...CLEAR })).rejects.toMatchObject({
      data: { code: 'stale' },
    })
    expect(sheet(project)[0]).toEqual(['now', 'a1'])
    expect(sheet(project)[2999]).toEqual(['q3000', 'a3000'])
  })
})

describe('many rows of a view', () => {
  test('are held back, and put back into training, each as one step', async () => {
    using folder = new Folder()
    using project = numbered(folder, 2500)
    const back = await splitShown(project, RECOUNT, { ...seen(project, {}, [[500, 2500]]), split: 'validation' })
    expect(back.state).toMatchObject({ totals: { validationRows: 2000 }, history: { undo: 'Held back 2,000 rows' } })
    const train = await splitShown(project, RECOUNT, { ...seen(project, { split: 'validation' }), split: 'train' })
    expect(train.state).toMatchObject({
      totals: { validationRows: 0 },
      history: { undo: 'Put 2,000 rows back into training' },
    })
    project.undo()
    expect(project.state().totals.validationRows).toBe(2000)
  })
})
