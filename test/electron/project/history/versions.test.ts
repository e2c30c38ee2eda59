import { describe, expect, test } from 'vitest'
import { Project } from '../../../../electron/project/project.ts'
import type { Patch } from '../../../../shared/domain/patch.ts'
import { failureOf, Folder, ids, made, sheet } from '../places.ts'

const typed = (row: number, column: string, text: string): Patch => ({
  type: 'setCells',
  cells: [{ row, column, text }],
})

/** Types `a1`, `a2` … into the answer of row 1, an act each. */
function typeMany(project: Project, count: number): void {
  for (let nth = 1; nth <= count; nth++) project.edit([typed(1, 'c2', `a${nth}`)], `Typed ${nth}`)
}

const start = [
  ['q1', 'a'],
  ['q2', 'b'],
  ['q3', 'c'],
]

describe('the history', () => {
  test('lists every act with its words and rows, newest first, a page at a time', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), start)
    typeMany(project, 4)
    project.edit([{ type: 'setSplit', rows: [1, 2], split: 'validation' }], 'Held back 2 rows')
    project.edit([{ type: 'setSetup', setup: { instruction: 'Be kind.' } }], 'Changed the instruction')
    project.undo()
    const first = project.history(null, 4)
    expect(first).toMatchObject({ at: 5, more: true })
    expect(first.entries.map(({ id, label, rows }) => [id, label, rows])).toEqual([
      [6, 'Changed the instruction', 0],
      [5, 'Held back 2 rows', 2],
      [4, 'Typed 4', 1],
      [3, 'Typed 3', 1],
    ])
    const second = project.history(3, 4)
    expect(second.entries.map(({ label }) => label)).toEqual(['Typed 2', 'Typed 1'])
    expect(second.more).toBe(false)
  })

  test('goes to any point and back, also after a restart', async () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    const first = made(path, start)
    typeMany(first, 5)
    await first.goTo(2)
    expect(first.state().history).toEqual({ undo: 'Typed 2', redo: 'Typed 3' })
    first.close()
    using project = Project.open(path)
    expect(sheet(project)[0]).toEqual(['q1', 'a2'])
    await project.goTo(5)
    expect(sheet(project)[0]).toEqual(['q1', 'a5'])
    await project.goTo(0)
    expect(sheet(project)).toEqual(start)
    expect(await project.goTo(99)).toBeNull()
    project.redo()
    expect(sheet(project)[0]).toEqual(['q1', 'a1'])
  })

  test('a journey that is cancelled changes nothing', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), start)
    typeMany(project, 5)
    const before = project.state()
    const stop = new AbortController()
    const journey = project.goTo(0, { signal: stop.signal })
    stop.abort()
    await expect(journey).rejects.toThrow()
    expect(project.state()).toEqual(before)
    expect(sheet(project)[0]).toEqual(['q1', 'a5'])
  })
})

describe('a version', () => {
  test('is a name that can be given, changed and taken away', () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    const first = made(path, start)
    const version = first.versions.save({ name: 'As it came', at: 5 })
    expect(version).toMatchObject({ name: 'As it came', at: 5, change: 0, rows: 3, job: null })
    typeMany(first, 1)
    first.versions.save({ name: 'Typed', at: 6 })
    first.close()
    using project = Project.open(path)
    expect(project.versions.list().map(({ name }) => name)).toEqual(['Typed', 'As it came'])
    expect(project.versions.rename(version.id, 'First').name).toBe('First')
    project.versions.remove(version.id)
    expect(project.versions.list().map(({ name }) => name)).toEqual(['Typed'])
    expect(failureOf(() => project.versions.get(version.id)).code).toBe('not-found')
  })

  test('is gone back to in one act, which undo takes back', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), start)
    project.versions.save({ name: 'As it came', at: 1 })
    project.edit([{ type: 'deleteRows', rows: [2] }], 'Removed 1 row')
    project.edit([{ type: 'insertRows', after: null, rows: [{ c1: 'new' }] }], 'Added 1 row')
    project.edit([{ type: 'moveRows', rows: [3], after: null }], 'Moved 1 row')
    const changed = sheet(project)
    await project.goBack(0, 'Went back to version “As it came”')
    expect(sheet(project)).toEqual(start)
    expect(project.state().history).toEqual({ undo: 'Went back to version “As it came”', redo: null })
    project.undo()
    expect(sheet(project)).toEqual(changed)
    project.redo()
    expect(sheet(project)).toEqual(start)
    expect(project.history(null, 1).entries[0]).toMatchObject({ isJump: true, rows: 2 })
    expect(await project.goBack(0, 'Went back')).toBeNull()
  })

  test('is not lost when it is undone and something else is done', async () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    const first = made(path, start)
    typeMany(first, 3)
    const { inserted } = first.edit([{ type: 'insertRows', rows: [{ c1: 'born' }] }], 'Added 1 row')
    const version = first.versions.save({ name: 'Good', at: 1 })
    const good = sheet(first)
    await first.goTo(1)
    first.edit([typed(2, 'c2', 'other')], 'Typed other')
    expect(first.history(null, 3).entries.map(({ label }) => label)).toEqual([
      'Typed other',
      'Went back to “Typed 1”',
      'Added 1 row',
    ])
    first.close()
    using project = Project.open(path)
    const other = sheet(project)
    await project.goBack(version.change, 'Went back to version “Good”')
    expect(sheet(project)).toEqual(good)
    expect(ids(project)).toContain(inserted[0])
    project.undo()
    expect(sheet(project)).toEqual(other)
    project.undo()
    project.undo()
    expect(sheet(project)).toEqual(good)
    while (project.undo());
    expect(sheet(project)).toEqual(start)
  })

  test('does not give up rows that were only brought back, when what brought them back is undone', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), start)
    project.edit([{ type: 'deleteRows', rows: [2] }], 'Removed 1 row')
    await project.goBack(0, 'Went back')
    project.undo()
    project.edit([typed(1, 'c1', 'x')], 'Typed')
    project.undo()
    project.undo()
    expect(sheet(project)).toEqual(start)
  })

  test('without one, what was undone is given up as ever', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), start)
    const { id } = project.versions.save({ name: 'Here', at: 1 })
    typeMany(project, 2)
    project.undo()
    project.edit([typed(1, 'c1', 'x')], 'Typed x')
    expect(project.history(null, 9).entries.map(({ label }) => label)).toEqual(['Typed x', 'Typed 1'])
    project.versions.remove(id)
  })

  test('of a job is kept when its name is taken away', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), start)
    typeMany(project, 2)
    const { id, change } = project.versions.save({ name: 'Trained', at: 1, job: 'some-submission' })
    project.versions.remove(id)
    project.undo()
    project.edit([typed(1, 'c1', 'x')], 'Typed x')
    await project.goBack(change, 'Went back')
    expect(sheet(project)[0]).toEqual(['q1', 'a2'])
  })
})

describe('what is gone back from', () => {
  const names = (project: Project): string[] => project.versions.list().map(({ name }) => name)

  test('becomes a version when something else is done, also after a restart', async () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    const first = made(path, start)
    typeMany(first, 3)
    first.edit([{ type: 'insertRows', rows: [{ c1: 'born' }] }], 'Added 1 row')
    const left = sheet(first)
    await first.goTo(2, { bookmark: true })
    expect(names(first)).toEqual([])
    first.close()
    using project = Project.open(path)
    project.edit([typed(2, 'c2', 'other')], 'Typed other')
    const other = sheet(project)
    const [version] = project.versions.list()
    expect(version).toMatchObject({ name: 'Before going back', change: 4, rows: 4 })
    await project.goBack(version?.change ?? 0, 'Went back to version “Before going back”')
    expect(sheet(project)).toEqual(left)
    project.undo()
    expect(sheet(project)).toEqual(other)
  })

  test('is one version, however often one goes back before', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), start)
    typeMany(project, 6)
    await project.goTo(4, { bookmark: true })
    await project.goTo(1, { bookmark: true })
    await project.goTo(2, { bookmark: true })
    project.edit([typed(2, 'c2', 'other')], 'Typed other')
    expect(project.versions.list()).toMatchObject([{ name: 'Before going back', change: 6 }])
  })

  test('needs no second name', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), start)
    typeMany(project, 3)
    project.versions.save({ name: 'Good', at: 1 })
    await project.goTo(1, { bookmark: true })
    project.edit([typed(2, 'c2', 'other')], 'Typed other')
    expect(names(project)).toEqual(['Good'])
  })

  test('is no version when one goes forward again, or changes nothing', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), start)
    typeMany(project, 3)
    await project.goTo(1, { bookmark: true })
    project.edit([typed(1, 'c2', 'a1')], 'Nothing')
    expect(project.state().history.redo).toBe('Typed 2')
    await project.goTo(3, { bookmark: true })
    project.edit([typed(2, 'c2', 'other')], 'Typed other')
    project.undo()
    project.edit([typed(2, 'c2', 'another')], 'Typed another')
    expect(names(project)).toEqual([])
    expect(project.history(null, 9).entries.map(({ label }) => label)).toEqual([
      'Typed another',
      'Typed 3',
      'Typed 2',
      'Typed 1',
    ])
  })
})
