import { describe, expect, test } from 'vitest'
import { hideShown, unhide } from '../../../../electron/dataset/shownRows.ts'
import { Project } from '../../../../electron/project/project.ts'
import type { ShownRows } from '../../../../shared/contract/rows.ts'
import type { View } from '../../../../shared/domain/view.ts'
import { Folder, ids, made } from '../places.ts'

const SHOWN: View = { hidden: 'left out' }

const numbered = (folder: Folder, rows: number): Project =>
  made(
    folder.file('a.tunesheet'),
    Array.from({ length: rows }, (_, nth) => [String(nth + 1), '']),
  )

/** Some rows of a view as they are seen now. */
function seen(project: Project, view: View, stretches: ShownRows['stretches']): ShownRows {
  const { revision, hidden } = project.state()
  return { view, stretches, count: project.page(view, 0, 0).count, revision, hidden: hidden.act }
}

const hide = (project: Project, stretches: ShownRows['stretches'], view = SHOWN): ReturnType<typeof hideShown> =>
  hideShown(project, seen(project, view, stretches))

const shown = (project: Project, view = SHOWN): number[] => project.page(view, 0, 500).rows.map(({ id }) => id)

describe('rows that are hidden', () => {
  test('are out of sight and keep their numbers, and the sheet has them all the same', async () => {
    using folder = new Folder()
    using project = numbered(folder, 6)
    const result = await hide(project, [[1, 4]])
    expect(result).toMatchObject({ reload: true, state: { hidden: { rows: 3 }, revision: 0, totals: { rows: 6 } } })
    expect(project.page(SHOWN, 0, 10).rows.map(({ number }) => number)).toEqual([1, 5, 6])
    expect(ids(project)).toEqual([1, 2, 3, 4, 5, 6])
    expect([...project.batches()].flat()).toHaveLength(6)
  })

  test('are no part of the history', async () => {
    using folder = new Folder()
    using project = numbered(folder, 3)
    project.edit([{ type: 'setCells', cells: [{ row: 1, column: 'c1', text: 'x' }] }], 'Typed')
    await hide(project, [[0, 1]])
    expect(project.state().history).toEqual({ undo: 'Typed', redo: null })
    project.undo()
    expect(shown(project)).toEqual([2, 3])
  })

  test('stay hidden when the project is closed and opened again', async () => {
    using folder = new Folder()
    const project = numbered(folder, 5)
    await hide(project, [[3, 5]])
    project.close()
    using again = Project.open(folder.file('a.tunesheet'))
    expect(again.state().hidden.rows).toBe(2)
    expect(shown(again)).toEqual([1, 2, 3])
  })

  test('are left out together with what a filter leaves out, and of sorted rows', async () => {
    using folder = new Folder()
    using project = numbered(folder, 20)
    await hide(project, [[9, 12]])
    expect(shown(project, { ...SHOWN, search: '1' })).toEqual([1, 13, 14, 15, 16, 17, 18, 19])
    expect(shown(project, { ...SHOWN, sort: { by: 'c1', order: 'descending' } }).slice(0, 9)).toEqual([
      20, 19, 18, 17, 16, 15, 14, 13, 9,
    ])
  })

  test('have no place in a view that leaves them out', async () => {
    using folder = new Folder()
    using project = numbered(folder, 4)
    await hide(project, [[1, 2]])
    expect(project.locate(SHOWN, 2)).toBeNull()
    expect(project.locate(SHOWN, 3)).toBe(1)
    expect(project.locate({}, 2)).toBe(1)
  })

  test('are not touched by what is done to all rows that are seen', async () => {
    using folder = new Folder()
    using project = numbered(folder, 4)
    await hide(project, [[1, 3]])
    project.edit([{ type: 'deleteRows', rows: project.ids(SHOWN, 0, 10) }], 'Removed 2 rows')
    expect(ids(project)).toEqual([2, 3])
    expect(project.state().hidden.rows).toBe(2)
  })
})

describe('hidden rows that are removed', () => {
  test('are not counted, and are hidden again when they come back', async () => {
    using folder = new Folder()
    using project = numbered(folder, 5)
    await hide(project, [[1, 3]])
    project.edit([{ type: 'deleteRows', rows: [2, 4] }], 'Removed 2 rows')
    expect(project.state().hidden.rows).toBe(1)
    expect(shown(project)).toEqual([1, 5])
    project.undo()
    expect(project.state().hidden.rows).toBe(2)
    expect(shown(project)).toEqual([1, 4, 5])
    project.redo()
    expect(project.state().hidden.rows).toBe(1)
  })

  test('are counted as before when removing them fails', async () => {
    using folder = new Folder()
    using project = numbered(folder, 5)
    await hide(project, [[1, 3]])
    const patches = [
      { type: 'deleteRows', rows: [2] },
      { type: 'deleteRows', rows: [99] },
    ] as const
    expect(() =>
      project.edit(
        patches.map(({ type, rows }) => ({ type, rows: [...rows] })),
        'Removed',
      ),
    ).toThrow()
    expect(project.state().hidden.rows).toBe(2)
  })
})

describe('new rows', () => {
  test('are shown, wherever they are put', async () => {
    using folder = new Folder()
    using project = numbered(folder, 4)
    await hide(project, [[1, 4]])
    project.edit([{ type: 'insertRows', rows: [{ c1: 'end' }] }], 'Added 1 row')
    project.edit([{ type: 'insertRows', after: 2, rows: [{ c1: 'between' }] }], 'Added 1 row')
    expect(shown(project)).toEqual([1, 6, 5])
  })
})

describe('hidden rows are shown again', () => {
  test('those of one act of hiding', async () => {
    using folder = new Folder()
    using project = numbered(folder, 6)
    const { state } = await hide(project, [[0, 1]])
    await hide(project, [[3, 5]])
    const result = await unhide(project, { act: state.hidden.act })
    expect(result.state.hidden.rows).toBe(2)
    expect(shown(project)).toEqual([1, 2, 3, 4])
    // Once more it changes nothing.
    await unhide(project, { act: state.hidden.act })
    expect(shown(project)).toEqual([1, 2, 3, 4])
  })

  test('those between the rows that are seen', async () => {
    using folder = new Folder()
    using project = numbered(folder, 9)
    await hide(project, [
      [1, 2],
      [4, 6],
    ])
    // 1 · 3 4 · 7 8 9
    await unhide(project, seen(project, SHOWN, [[2, 4]]))
    expect(shown(project)).toEqual([1, 3, 4, 5, 6, 7, 8, 9])
  })

  test('those above the first row and below the last one, when these are among the rows that are seen', async () => {
    using folder = new Folder()
    using project = numbered(folder, 6)
    await hide(project, [
      [0, 1],
      [5, 6],
    ])
    await unhide(project, seen(project, SHOWN, [[0, 2]]))
    expect(shown(project)).toEqual([1, 2, 3, 4, 5])
    await unhide(project, seen(project, SHOWN, [[3, 5]]))
    expect(shown(project)).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('all of them, where none is hidden between the rows that are seen or the rows are sorted', async () => {
    using folder = new Folder()
    using project = numbered(folder, 6)
    await hide(project, [[3, 5]])
    await unhide(project, seen(project, SHOWN, [[0, 2]]))
    expect(shown(project)).toHaveLength(6)
    await hide(project, [[3, 5]])
    await unhide(project, seen(project, { ...SHOWN, sort: { by: 'c1', order: 'ascending' } }, [[0, 2]]))
    expect(shown(project)).toHaveLength(6)
    expect(project.state().hidden.rows).toBe(0)
  })
})

describe('hiding many rows', () => {
  test('is done in pieces, told how far it is', async () => {
    using folder = new Folder()
    using project = numbered(folder, 30_000)
    const told: number[] = []
    await hideShown(project, { ...seen(project, SHOWN, [[10, 30_000]]), onProgress: (done) => told.push(done) })
    expect(project.state().hidden.rows).toBe(29_990)
    expect(project.page(SHOWN, 0, 0).count).toBe(10)
    expect(told.every((done, at) => done > (told[at - 1] ?? 0) && done <= 29_990)).toBe(true)
    await unhide(project, 'all')
    expect(project.page(SHOWN, 0, 0).count).toBe(30_000)
  })

  test('hides none of them when it is cancelled', async () => {
    using folder = new Folder()
    using project = numbered(folder, 5000)
    const stop = new AbortController()
    const rows = Uint32Array.from(ids(project))
    const hiding = project.hide(rows, { signal: stop.signal })
    stop.abort()
    await expect(hiding).rejects.toThrow()
    expect(project.state().hidden).toEqual({ rows: 0, act: 0 })
    expect(project.page(SHOWN, 0, 0).count).toBe(5000)
  })

  test('is refused when other rows are hidden than was seen', async () => {
    using folder = new Folder()
    using project = numbered(folder, 6)
    await hide(project, [[0, 1]])
    const before = seen(project, SHOWN, [[0, 2]])
    const { state } = await hide(project, [[4, 5]])
    await unhide(project, { act: state.hidden.act - 1 })
    // As many rows as before, and others.
    expect(project.page(SHOWN, 0, 0).count).toBe(before.count)
    await expect(hideShown(project, before)).rejects.toMatchObject({ data: { code: 'stale' } })
    expect(project.state().hidden.rows).toBe(1)
  })
})
