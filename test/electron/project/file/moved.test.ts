import { readdirSync, renameSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { freePath } from '../../../../electron/project/file/freePath.ts'
import { Project } from '../../../../electron/project/project.ts'
import { failureOf, Folder, made, sheet, TWO_COLUMNS } from '../places.ts'

const type = (project: Project, text: string) =>
  project.edit([{ type: 'setCells', cells: [{ row: 1, column: 'c1', text }] }], 'Typed')

/** The file's log keeps its old name, where nobody would look for it. */
describe('a project file that is moved while it is open', () => {
  test('holds what was saved before, wherever it is, and takes no edit until it is back', () => {
    using folder = new Folder()
    const [path, away] = [folder.file('a.tunesheet'), folder.file('b.tunesheet')]
    const project = made(path, [['q', 'a']])
    type(project, 'before')
    renameSync(path, away)
    expect(failureOf(() => type(project, 'meanwhile'))).toEqual({
      code: 'not-found',
      message: 'a.tunesheet was moved, renamed or removed while it was open.',
      hint: 'Put it back where it was, then try again. All that was saved before is in it.',
    })
    expect(sheet(project)).toEqual([['before', 'a']])
    renameSync(away, path)
    type(project, 'after')
    renameSync(path, away)
    project.close()
    using moved = Project.open(away)
    expect(sheet(moved)).toEqual([['after', 'a']])
    expect(readdirSync(folder.path).filter((name) => name.startsWith('a.'))).toEqual([])
  })

  test('takes no long act either', async () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    using project = made(path, [['q', 'a']])
    rmSync(path)
    const act = project.editLong([{ type: 'deleteRows', rows: [1] }], 'Removed a row')
    await expect(act).rejects.toMatchObject({ data: { code: 'not-found' } })
    expect(sheet(project)).toEqual([['q', 'a']])
  })

  test('is not mixed with another one that gets its name', () => {
    using folder = new Folder()
    const [path, away] = [folder.file('a.tunesheet'), folder.file('b.tunesheet')]
    const project = made(path, [['q', 'a']])
    type(project, 'typed')
    renameSync(path, away)
    expect(failureOf(() => Project.create(path, TWO_COLUMNS)).message).toBe(
      'a.tunesheet-wal holds the last edits of a project that was moved away from there.',
    )
    expect(basename(freePath(folder.path, 'a'))).toBe('a 2.tunesheet')
    project.close()
    expect(basename(freePath(folder.path, 'a'))).toBe('a.tunesheet')
    using moved = Project.open(away)
    expect(sheet(moved)).toEqual([['typed', 'a']])
  })
})
