import { describe, expect, test } from 'vitest'
import { editProject, type Recounting, stepProject } from '../../../electron/dataset/edit.ts'
import type { Project } from '../../../electron/project/project.ts'
import type { Patch } from '../../../shared/domain/patch.ts'
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
