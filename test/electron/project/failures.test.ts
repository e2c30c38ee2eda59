import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { Database } from '../../../electron/project/file/database.ts'
import { migrate, STEPS, VERSION } from '../../../electron/project/migrations/migrate.ts'
import { Project } from '../../../electron/project/project.ts'
import { linesOf, otherProcess } from './children.ts'
import { Disk, NO_DISK } from './disk.ts'
import { failureOf, Folder, made, sheet, TWO_COLUMNS } from './places.ts'

function tampered(path: string, sql: string): void {
  const db = new DatabaseSync(path)
  db.exec(sql)
  db.close()
}

/** Opening must fail, and leave every byte of the file as it was. */
function refused(path: string): { code: string; message: string } {
  const before = readFileSync(path)
  const { code, message } = failureOf(() => Project.open(path))
  expect(readFileSync(path).equals(before)).toBe(true)
  return { code, message }
}

describe('opening', () => {
  test('a file that is gone', () => {
    using folder = new Folder()
    expect(failureOf(() => Project.open(folder.file('gone.tunesheet')))).toMatchObject({
      code: 'not-found',
      message: 'gone.tunesheet is not there any more.',
    })
  })

  test('a folder', () => {
    using folder = new Folder()
    mkdirSync(folder.file('folder.tunesheet'))
    expect(failureOf(() => Project.open(folder.file('folder.tunesheet'))).message).toBe(
      'folder.tunesheet is a folder, not a Tunesheet project.',
    )
  })

  test.each([
    ['text', 'prompt,completion\na,b\n'],
    ['nothing', ''],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ])('%s under a project’s name', (_, bytes) => {
    using folder = new Folder()
    const path = folder.file('odd.tunesheet')
    writeFileSync(path, bytes)
    expect(refused(path)).toEqual({
      code: 'corrupt-project',
      message: 'odd.tunesheet is damaged or is not a Tunesheet project.',
    })
  })

  test('a database of another program', () => {
    using folder = new Folder()
    const path = folder.file('other.tunesheet')
    tampered(path, 'CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)')
    expect(refused(path).code).toBe('corrupt-project')
  })

  test('a project that was cut short or scribbled over', () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    made(
      path,
      Array.from({ length: 2000 }, (_, index) => [`question ${index}`, 'answer '.repeat(20)]),
    ).close()
    const whole = readFileSync(path)
    const scribbled = Buffer.from(whole)
    scribbled.fill(0xff, Math.floor(whole.length / 2), Math.floor(whole.length / 2) + 9000)
    for (const damaged of [
      whole.subarray(0, whole.length / 2),
      whole.subarray(0, 4096),
      whole.subarray(0, 5),
      scribbled,
    ]) {
      writeFileSync(path, damaged)
      expect(refused(path).code).toBe('corrupt-project')
    }
    writeFileSync(path, whole)
    using project = Project.open(path)
    expect(project.state().totals.rows).toBe(2000)
  })

  test('a project of a newer version', () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    made(path, [['q', 'a']]).close()
    tampered(path, `PRAGMA user_version = ${VERSION + 1}`)
    expect(refused(path)).toEqual({
      code: 'project-too-new',
      message: 'a.tunesheet was made by a newer version of Tunesheet.',
    })
  })

  test.each([
    ['an id that is none', `UPDATE project SET id = '../../x'`],
    ['a decision that is none', `UPDATE project SET setup = '{"format":"evil"}'`],
    ['decisions that are no JSON', `UPDATE project SET setup = 'not json'`],
    ['totals without figures', `UPDATE state SET totals = '{}'`],
    ['a role that is none', `UPDATE columns SET role = 'evil'`],
    ['a training that is none', `INSERT INTO jobs VALUES ('s', 1, 1, '{', 'null')`],
    ['no state', 'DELETE FROM state'],
    ['no rows', 'DROP TABLE rows'],
    ['acts of its own', 'CREATE TRIGGER t AFTER INSERT ON history BEGIN DELETE FROM cells; END'],
    ['a table that only seems to be one', 'CREATE VIEW v AS SELECT * FROM cells'],
  ])('a project that somebody gave %s', (_, sql) => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    made(path, [['q', 'a']]).close()
    tampered(path, sql)
    expect(refused(path)).toEqual({
      code: 'corrupt-project',
      message: 'a.tunesheet is damaged or is not a Tunesheet project.',
    })
  })

  test('a project whose history is damaged goes on without it', () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    const first = made(path, [['q', 'a']])
    first.edit([{ type: 'setCells', cells: [{ row: 1, column: 'c1', text: 'typed' }] }], 'Typed')
    first.close()
    tampered(path, `UPDATE history_steps SET step = '{"type":"cells"'`)
    using project = Project.open(path)
    expect(failureOf(() => project.undo()).code).toBe('corrupt-project')
    expect(sheet(project)).toEqual([['typed', 'a']])
    project.edit([{ type: 'setCells', cells: [{ row: 1, column: 'c1', text: 'again' }] }], 'Typed')
    expect(sheet(project)).toEqual([['again', 'a']])
  })

  test('a file, or one in a folder, without the right to write', async ({ skip }) => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    made(path, [['q', 'a']]).close()
    const tryToOpen = async (file: number, dir: number): Promise<string[]> => {
      chmodSync(path, file)
      chmodSync(folder.path, dir)
      const code = `say('up'); try { Project.open(path).close(); say('open') } catch (error) { say(error.data.message) }`
      const said: string[] = []
      for await (const line of linesOf(otherProcess(path, code, true))) said.push(line)
      return said
    }
    const before = readFileSync(path)
    const [up, ...said] = await tryToOpen(0o444, 0o777)
    if (up !== 'up') return skip('another user cannot read the program here')
    expect(said).toEqual(['a.tunesheet cannot be written to.'])
    expect(await tryToOpen(0o666, 0o555)).toEqual(['up', 'a.tunesheet cannot be written to.'])
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(await tryToOpen(0o666, 0o777)).toEqual(['up', 'open'])
  })

  test('a file on a disk that can only be read', ({ skip }) => {
    using folder = new Folder()
    using disk = Disk.mount(folder.file('disk'), '8m')
    if (!disk) return skip(NO_DISK)
    made(`${disk.path}/a.tunesheet`, [['q', 'a']]).close()
    disk.remount('ro')
    expect(refused(`${disk.path}/a.tunesheet`)).toEqual({
      code: 'read-only',
      message: 'a.tunesheet cannot be written to.',
    })
  })
})

describe('a full disk', () => {
  const big = (row: number, text: string) => [{ type: 'setCells' as const, cells: [{ row, column: 'c1', text }] }]

  test('stops an edit, keeps everything before it, and lets the next one through when there is room', ({ skip }) => {
    using folder = new Folder()
    using disk = Disk.mount(folder.file('disk'), '3m')
    if (!disk) return skip(NO_DISK)
    const path = `${disk.path}/a.tunesheet`
    const first = made(path, [
      ['q', 'a'],
      ['q', 'a'],
    ])
    first.edit(big(2, 'kept'), 'Typed')
    const before = first.state()
    const failure = failureOf(() => first.edit(big(1, 'x'.repeat(4_000_000)), 'Pasted'))
    expect(failure).toMatchObject({ code: 'disk-full', message: 'The disk is full.' })
    expect(first.state()).toEqual(before)
    expect(sheet(first)).toEqual([
      ['q', 'a'],
      ['kept', 'a'],
    ])
    disk.remount('size=40m')
    first.edit(big(1, 'x'.repeat(4_000_000)), 'Pasted')
    first.close()
    using project = Project.open(path)
    expect(project.texts({}, 0, 2, ['c1']).map(([text]) => text?.length)).toEqual([4_000_000, 4])
  })

  test('stops an import and leaves nothing behind', ({ skip }) => {
    using folder = new Folder()
    using disk = Disk.mount(folder.file('disk'), '2m')
    if (!disk) return skip(NO_DISK)
    const writer = Project.createInBulk(`${disk.path}/a.tunesheet`, TWO_COLUMNS)
    const rows = Array.from({ length: 1000 }, () => ['q'.repeat(1000), 'a'.repeat(1000)])
    const failure = failureOf(() => {
      for (let count = 0; count < 200; count++) writer.append(rows)
      writer.finish()
    })
    expect(failure).toMatchObject({
      code: 'disk-full',
      message: 'The disk is full, so a.tunesheet could not be made. Nothing was brought in.',
    })
    expect(readdirSync(disk.path)).toEqual([])
  })
})

describe('a step that brings a file up to date', () => {
  test('leaves the file as it was when it fails, and says so', () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    made(path, [['q', 'a']]).close()
    const db = new Database(path, 0)
    const steps = [...STEPS, 'CREATE TABLE later (a); INSERT INTO later VALUES (1)', 'ALTER TABLE nowhere ADD COLUMN x']
    expect(
      failureOf(() => {
        migrate(db, steps)
      }),
    ).toMatchObject({
      code: 'corrupt-project',
      message: `a.tunesheet could not be brought up to date: step ${VERSION + 2} failed.`,
    })
    expect(db.number('PRAGMA user_version')).toBe(VERSION)
    expect(db.number(`SELECT count(*) FROM sqlite_schema WHERE name = 'later'`)).toBe(0)
    migrate(db, steps.slice(0, -1))
    expect(db.number('PRAGMA user_version')).toBe(VERSION + 1)
    db.close()
    expect(refused(path).code).toBe('project-too-new')
  })
})
