import { describe, expect, test } from 'vitest'
import { editProject, type Recounting, stepProject } from '../../../electron/dataset/edit.ts'
import { removeShown } from '../../../electron/dataset/shownRows.ts'
import type { Project } from '../../../electron/project/project.ts'
import type { ShownRows } from '../../../shared/contract/rows.ts'
import type { Patch } from '../../../shared/domain/patch.ts'
import type { View } from '../../../shared/domain/view.ts'
import { countAll, Folder, made } from '../project/places.ts'

/** Counts at once when asked to settle, and writes down what it was asked. */
function recounting(project: Project): Recounting & { readonly asked: (string | number)[] } {
  const asked: (string | number)[] = []
  return {
    asked,
    start: () => void asked.push('start'),
    settle: (rows, ms) => {
      asked.push(rows.length, ms)
      countAll(project)
      return Promise.resolve()
    },
  }
}

const type = (row: number, text: string): Patch => ({ type: 'setCells', cells: [{ row, column: 'c1', text }] })

describe('an edit through the one door', () => {
  test('answers with all that changed, counted', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [
      ['q', 'a'],
      ['q2', 'a2'],
    ])
    const recount = recounting(project)
    const result = await editProject(project, recount, [type(2, 'x')], 'Typed in Question')
    expect(recount.asked).toEqual([1, 40])
    expect(result.rows.map(({ id, number, cells, facts }) => [id, number, cells, facts?.tokens])).toEqual([
      [2, 2, { c1: 'x', c2: 'a2' }, 10],
    ])
    expect(result).toMatchObject({
      reload: false,
      inserted: [],
      state: { revision: 1, totals: { counted: 2 }, history: { undo: 'Typed in Question' } },
    })
  })

  test('tells new rows, and that page numbers are no longer valid', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [['q', 'a']])
    const recount = recounting(project)
    const result = await editProject(
      project,
      recount,
      [{ type: 'insertRows', after: null, rows: [{ c1: 'n' }] }],
      'Inserted',
    )
    expect(result).toMatchObject({ reload: true, inserted: [2], rows: [{ id: 2, number: 1 }] })
    expect((await stepProject(project, recount, { direction: 'back' })).rows).toEqual([])
    expect((await stepProject(project, recount, { direction: 'forward' })).inserted).toEqual([2])
  })

  test('does not wait for many rows, nor answers with them', async () => {
    using folder = new Folder()
    using project = made(
      folder.file('a.tunesheet'),
      Array.from({ length: 600 }, () => ['q', 'a']),
    )
    const recount = recounting(project)
    const cells = Array.from({ length: 600 }, (_, index) => ({ row: index + 1, column: 'c1', text: 'x' }))
    const result = await editProject(project, recount, [{ type: 'setCells', cells }], 'Filled')
    expect(recount.asked).toEqual(['start'])
    expect(result.rows).toHaveLength(500)
    expect(result.reload).toBe(true)
    const undone = await stepProject(project, recount, { direction: 'back' })
    expect(undone.reload).toBe(true)
    expect(undone.rows[0]?.cells).toEqual({ c1: 'q', c2: 'a' })
  })

  test('has everything counted again when the instruction changes', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [['q', 'a']])
    countAll(project)
    const recount = recounting(project)
    const result = await editProject(project, recount, [{ type: 'setSetup', setup: { instruction: 'x' } }], 'Changed')
    expect(recount.asked).toEqual(['start'])
    expect(result).toMatchObject({ reload: true, rows: [], state: { totals: { counted: 0, tokens: 0 } } })
  })

  test('undoes nothing but what was on screen, also after a long act that was waited for', async () => {
    using folder = new Folder()
    using project = made(
      folder.file('a.tunesheet'),
      Array.from({ length: 3000 }, () => ['q', 'a']),
    )
    const recount = recounting(project)
    const typed = await editProject(project, recount, [{ type: 'insertRows', rows: [{ c1: 'precious' }] }], 'Typed')
    const cells = Array.from({ length: 3000 }, (_, index) => ({ row: index + 1, column: 'c1', text: 'x' }))
    const long = project.editLong([{ type: 'setCells', cells }], 'Replaced')
    const { revision } = typed.state
    await expect(stepProject(project, recount, { direction: 'back', revision })).rejects.toThrow(/changed meanwhile/)
    await long
    expect(project.state().history.undo).toBe('Replaced')
    await stepProject(project, recount, { direction: 'back', revision: project.state().revision })
    expect(project.state().history.undo).toBe('Typed')
  })

  test('with nothing to undo or redo answers with no rows', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [['q', 'a']])
    const recount = recounting(project)
    expect(await stepProject(project, recount, { direction: 'back' })).toMatchObject({
      rows: [],
      reload: false,
      inserted: [],
    })
    expect(await stepProject(project, recount, { direction: 'forward' })).toMatchObject({
      rows: [],
      reload: false,
      inserted: [],
    })
    expect(recount.asked).toEqual([])
  })

  test('that cannot be done is refused', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [['q', 'a']])
    await expect(async () => editProject(project, recounting(project), [type(9, 'x')], 'Typed')).rejects.toMatchObject({
      data: { code: 'stale' },
    })
  })
})

describe('removing rows that are shown', () => {
  const LONG: View = { conditions: [{ type: 'length', column: 'c1', from: 4, to: null }] }
  const shown = (project: Project, view: View): ShownRows => ({
    ...{ view, stretches: [], count: project.page(view, 0, 0).count, revision: project.state().revision },
  })
  const numbered = (folder: Folder, rows: number): Project =>
    made(
      folder.file('a.tunesheet'),
      Array.from({ length: rows }, (_, nth) => [String(nth + 1), '']),
    )

  test('takes those out that stand there in the view, all but some, as one step', async () => {
    using folder = new Folder()
    using project = numbered(folder, 3500)
    const done: number[] = []
    const stretches: ShownRows['stretches'] = [
      [0, 1200],
      [1201, 2501],
    ]
    const result = await removeShown(project, recounting(project), {
      ...shown(project, LONG),
      ...{ stretches, onProgress: (rows: number) => done.push(rows) },
    })
    // Rows 1,000 to 3,500 are shown; the 1,201st of them is left.
    expect(project.ids({}, 0, 5000)).toEqual([...Array.from({ length: 999 }, (_, nth) => nth + 1), 2200])
    expect(result).toMatchObject({ reload: true, state: { history: { undo: 'Removed 2,500 rows' }, revision: 1 } })
    expect(done.every((rows) => rows <= 2500)).toBe(true)
    project.undo()
    expect(project.page({}, 0, 0).count).toBe(3500)
    expect(project.state().history).toEqual({ undo: null, redo: 'Removed 2,500 rows' })
  })

  test('does nothing when the sheet or the view is no longer what was seen', async () => {
    using folder = new Folder()
    using project = numbered(folder, 1200)
    const seen = { ...shown(project, LONG), stretches: [[0, 201]] as ShownRows['stretches'] }
    const refused = { data: { code: 'stale' } }
    await expect(removeShown(project, recounting(project), { ...seen, count: 200 })).rejects.toMatchObject(refused)
    for (const stretches of [
      [[0, 202]],
      [[5, 5]],
      [
        [3, 9],
        [8, 10],
      ],
    ] as ShownRows['stretches'][])
      await expect(removeShown(project, recounting(project), { ...seen, stretches })).rejects.toMatchObject(refused)
    project.edit([type(3, 'now it is long')], 'Typed in Question')
    await expect(removeShown(project, recounting(project), seen)).rejects.toMatchObject(refused)
    expect(project.page({}, 0, 0).count).toBe(1200)
    expect(project.state().history.undo).toBe('Typed in Question')
  })
})
