import { existsSync, readdirSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Project } from '../../../electron/project/project.ts'
import { kill, linesOf, otherProcess } from './children.ts'
import { failureOf, Folder, made, sheet, TWO_COLUMNS } from './places.ts'

/** Edits on and on; each is said only after it returned. */
const EDITS = `
  const project = Project.open(path)
  for (let n = 1; ; n++) {
    project.edit([
      { type: 'setCells', cells: [{ row: 1 + (n % 50), column: 'c1', text: 'edit ' + n }, { row: 51, column: 'c2', text: String(n) }] },
      { type: 'insertRows', after: 51, rows: [{ c1: 'row ' + n }] },
    ], 'Edit ' + n)
    if (n % 7 === 0) { project.undo(); project.redo() }
    say(String(n))
  }`

describe('killing the process in the middle of edits', () => {
  test.each([1, 9, 40, 90, 150])('loses nothing of at least %i acknowledged ones', async (wanted) => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    made(
      path,
      Array.from({ length: 51 }, () => ['q', 'a']),
    ).close()
    const child = otherProcess(path, EDITS)
    let told = 0
    for await (const line of linesOf(child)) {
      told = Number(line)
      // Killed while it goes on: whatever it said until then must be there.
      if (told === wanted) child.kill('SIGKILL')
    }
    using project = Project.open(path)
    const done = Number(project.texts({}, 50, 1, ['c2'])[0]?.[0])
    // At most one more was on disk and not yet said.
    expect(done - told).toBeLessThanOrEqual(1)
    expect(done).toBeGreaterThanOrEqual(Math.max(told, wanted))
    expect(project.state().totals.rows).toBe(51 + done)
    expect(project.texts({}, 51, done, ['c1']).flat()).toEqual(
      Array.from({ length: done }, (_, index) => `row ${done - index}`),
    )
    const latest = Array.from({ length: 50 }, (_, index) => {
      const n = done - ((((done - index) % 50) + 50) % 50)
      return n >= 1 ? `edit ${n}` : 'q'
    })
    expect(project.texts({}, 0, 50, ['c1']).flat()).toEqual(latest)
    while (project.undo());
    expect(sheet(project)).toEqual(Array.from({ length: 51 }, () => ['q', 'a']))
  })

  test('while a project is filled leaves no project, and the way free for the next', async () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    const child = otherProcess(
      path,
      `const writer = Project.createInBulk(path, ${JSON.stringify(TWO_COLUMNS)})
       for (;;) { writer.append(Array.from({ length: 2000 }, () => ['q'.repeat(500), 'a'])); say('more') }`,
    )
    let said = 0
    for await (const line of linesOf(child)) {
      if (line === 'more') said += 1
      if (said === 20) child.kill('SIGKILL')
    }
    expect(existsSync(path)).toBe(false)
    using project = Project.create(path, TWO_COLUMNS)
    expect(project.state().totals.rows).toBe(0)
    expect(readdirSync(folder.path).filter((name) => name.includes('.part'))).toEqual([])
    expect(statSync(path).size).toBeLessThan(1_000_000)
  })
})

describe('a project that is open elsewhere', () => {
  test('is refused until that process ends, however it ends', async () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    made(path, [['q', 'a']]).close()
    const child = otherProcess(
      path,
      `const project = Project.open(path); say('open'); process.stdin.on('end', () => project.close()).resume()`,
    )
    for await (const line of linesOf(child)) if (line === 'open') break
    expect(failureOf(() => Project.open(path))).toMatchObject({
      code: 'locked',
      message: 'a.tunesheet is already open in Tunesheet or in another program.',
    })
    await kill(child)
    using project = Project.open(path)
    expect(sheet(project)).toEqual([['q', 'a']])
  })

  test('in this process is refused as well, and stays locked for others', async () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    using project = made(path, [['q', 'a']])
    expect(failureOf(() => Project.open(path)).code).toBe('locked')
    const child = otherProcess(path, `try { Project.open(path); say('opened') } catch (error) { say(error.data.code) }`)
    const said: string[] = []
    for await (const line of linesOf(child)) said.push(line)
    expect(said).toEqual(['locked'])
    project.edit([{ type: 'setCells', cells: [{ row: 1, column: 'c1', text: 'x' }] }], 'Typed')
    expect(sheet(project)).toEqual([['x', 'a']])
  })
})
