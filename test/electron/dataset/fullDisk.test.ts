import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { appendFiles } from '../../../electron/dataset/append.ts'
import { editProjectLong, stepProject } from '../../../electron/dataset/edit.ts'
import { writeExport } from '../../../electron/dataset/exports/files.ts'
import { look } from '../../../electron/dataset/find/look.ts'
import { replaceAll } from '../../../electron/dataset/find/replace.ts'
import { importFile } from '../../../electron/imports/run.ts'
import { copyProject } from '../../../electron/project/file/copy.ts'
import { Project } from '../../../electron/project/project.ts'
import { Failure, type FailureData } from '../../../shared/domain/failure.ts'
import type { ExportFormat } from '../../../shared/domain/formats/exportFormat.ts'
import type { Patch } from '../../../shared/domain/patch.ts'
import { Disk, NO_DISK } from '../project/disk.ts'
import { Folder, made, sheet } from '../project/places.ts'

const ROWS = 4000
const rows = Array.from({ length: ROWS }, (_, nth) => [`question ${nth} `.repeat(8), `answer ${nth} `.repeat(8)])
const uncounted = { start: () => undefined, settle: () => Promise.resolve() }

/** What a user would be told; the test fails when nothing went wrong. */
async function failureOf(work: Promise<unknown>): Promise<FailureData> {
  const error = await work.then(
    () => new Error('It did not fail'),
    (reason: unknown) => reason,
  )
  if (error instanceof Failure) return error.data
  throw error
}

function* retyped(word: string): Generator<Patch> {
  for (let row = 1; row <= ROWS; row += 100) {
    const cells = Array.from({ length: 100 }, (_, nth) => ({
      row: row + nth,
      column: 'c2',
      text: `${word} answer ${nth} `.repeat(9),
    }))
    yield { type: 'setCells', cells }
  }
}

type Act = (project: Project, file: string) => Promise<unknown>

const retype: Act = (project) => editProjectLong(project, uncounted, { patches: retyped('another'), label: 'Replaced' })

/** Acts on a sheet that was typed anew once, and named before. */
const ACTS: Record<string, Act> = {
  'a long act': (project) =>
    editProjectLong(project, uncounted, {
      patches: [{ type: 'addColumn', name: 'New', role: 'note', key: '+1' }, ...retyped('a third')],
      label: 'Pasted',
    }),
  'undoing a long act': (project) => stepProject(project, uncounted, { direction: 'back' }),
  'going back to a version': (project) => project.goBack(0, 'Went back to Named'),
  'replacing everywhere': async (project) => {
    const query = { text: 'another', kind: 'text', wholeWord: false, matchCase: false } as const
    const { found } = await look(project, { query, scope: { view: {}, columns: ['c2'] } })
    return replaceAll(project, uncounted, { find: found.find, replacement: 'a different', except: [] })
  },
  'adding the rows of a file': (project, file) => appendFiles(project, uncounted, { files: [{ path: file }] }),
}

const NOT_SAVED = { code: 'disk-full', message: 'The disk is full.' }

/** The rows as a file. */
function tableIn(folder: Folder): string {
  const file = folder.file('table.csv')
  writeFileSync(file, `Question,Our answer\n${rows.map((row) => row.join(',')).join('\n')}\n`)
  return file
}

/** A sheet that was typed anew once, on a disk with so many bytes left; and a table beside it, on a disk with room. */
async function onDisk(disk: Disk, folder: Folder, left: number): Promise<{ project: Project; file: string }> {
  const project = made(disk.file('a.tunesheet'), rows)
  project.versions.save({ name: 'Named', at: 1 })
  await retype(project, '')
  disk.fill(left)
  return { project, file: tableIn(folder) }
}

describe('when the disk is full', () => {
  describe.each(Object.entries(ACTS))('%s', (_, act) => {
    test.for([0, 300_000])(
      'stops with %i bytes left, changes nothing, and goes through when there is room',
      async (left, { skip }) => {
        using folder = new Folder()
        using disk = Disk.mount(folder.file('disk'), '24m')
        if (!disk) return skip(NO_DISK)
        const { project: first, file } = await onDisk(disk, folder, left)
        const before = { state: first.state(), rows: sheet(first) }
        expect(await failureOf(act(first, file))).toMatchObject(NOT_SAVED)
        expect({ state: first.state(), rows: sheet(first) }).toEqual(before)
        first.close()
        // The program was closed and opened with the disk as full as it was.
        using project = Project.open(disk.file('a.tunesheet'))
        expect({ ...project.state(), savedAt: 0 }).toEqual({ ...before.state, savedAt: 0 })
        expect(sheet(project)).toEqual(before.rows)
        disk.makeRoom()
        await act(project, file)
        expect(sheet(project)).not.toEqual(before.rows)
        await project.goTo(1)
        expect(sheet(project)).toEqual(before.rows)
        await project.goTo(0)
        expect(sheet(project)).toEqual(rows)
      },
    )
  })

  const EXPORTS: readonly ExportFormat[] = ['chat', 'csv', 'xlsx', 'review']
  test.for(EXPORTS)('saving as %s leaves the file that was there, and nothing else', async (as, { skip }) => {
    using folder = new Folder()
    using disk = Disk.mount(folder.file('disk'), '2m')
    if (!disk) return skip(NO_DISK)
    using project = made(
      folder.file('a.tunesheet'),
      rows.map(([question = ''], nth) => [question, `${nth}`.repeat(90)]),
    )
    writeFileSync(disk.file('out'), 'what was saved before')
    disk.fill(30_000)
    const save = () => writeExport(project, { as, rows: { which: 'all' } }, () => Promise.resolve(disk.file('out')))
    expect(await failureOf(save())).toMatchObject({
      code: 'disk-full',
      message: 'The disk is full. out was not written.',
    })
    expect(readFileSync(disk.file('out'), 'utf8')).toBe('what was saved before')
    expect(readdirSync(disk.path).sort()).toEqual(['ballast', 'out'])
    disk.makeRoom()
    expect(await save()).toMatchObject([{ rows: ROWS }])
  })

  test('bringing in a file makes no project, and goes through when there is room', async ({ skip }) => {
    using folder = new Folder()
    using disk = Disk.mount(folder.file('disk'), '8m')
    if (!disk) return skip(NO_DISK)
    const path = tableIn(folder)
    const request = { path, name: 'Support', roles: {}, instruction: '', format: 'chat' as const }
    const bringIn = () => importFile({ ...request, destination: disk.file('a.tunesheet') })
    disk.fill(300_000)
    const message = 'The disk is full, so a.tunesheet could not be made. Nothing was brought in.'
    expect(await failureOf(bringIn())).toMatchObject({ code: 'disk-full', message })
    expect(readdirSync(disk.path)).toEqual(['ballast'])
    disk.makeRoom()
    const { project } = await bringIn()
    expect(sheet(project)).toEqual(rows)
    project.close()
  })
})

test('a project that is copied to a full disk is not left there in half', async ({ skip }) => {
  using folder = new Folder()
  using disk = Disk.mount(folder.file('disk'), '8m')
  if (!disk) return skip(NO_DISK)
  made(folder.file('a.tunesheet'), rows).close()
  disk.fill(300_000)
  const copy = () => copyProject(folder.file('a.tunesheet'), disk.file('b.tunesheet'))
  const message = 'The disk is full, so b.tunesheet could not be made. Nothing was brought in.'
  expect(await failureOf(copy())).toMatchObject({ code: 'disk-full', message })
  expect(readdirSync(disk.path)).toEqual(['ballast'])
  disk.makeRoom()
  await copy()
  using project = Project.open(disk.file('b.tunesheet'))
  expect(sheet(project)).toEqual(rows)
})

describe('on a disk that can only be read', () => {
  test('files are neither saved nor made, and the sheet stays as it is', async ({ skip }) => {
    using folder = new Folder()
    using disk = Disk.mount(folder.file('disk'), '8m')
    if (!disk) return skip(NO_DISK)
    using project = made(folder.file('a.tunesheet'), rows)
    disk.remount('ro')
    const save = writeExport(project, { as: 'csv', rows: { which: 'all' } }, () =>
      Promise.resolve(disk.file('out.csv')),
    )
    expect(await failureOf(save)).toMatchObject({
      code: 'read-only',
      message: 'out.csv cannot be written there.',
    })
    const request = { name: 'Support', roles: {}, instruction: '', format: 'chat' as const }
    const bringIn = importFile({ ...request, path: tableIn(folder), destination: disk.file('b.tunesheet') })
    expect(await failureOf(bringIn)).toMatchObject({ code: 'read-only', message: 'b.tunesheet cannot be written to.' })
    expect(readdirSync(disk.path)).toEqual([])
    expect(sheet(project)).toEqual(rows)
  })
})
