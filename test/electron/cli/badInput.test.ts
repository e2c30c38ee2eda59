import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tickets, workplace } from './run.ts'

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const ZIP = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200, 7), Buffer.from('xl/workbook.xml')])

/** One line on stderr with what and where, nothing on stdout, exit code 2, nothing left behind. */
async function refusal(name: string, content: Buffer | string, says: RegExp): Promise<void> {
  const { dir, run } = workplace()
  writeFileSync(join(dir, name), content)
  const { code, stdout, stderr } = await run('import', name, '--project', 'p.tunesheet', '--json')
  expect(stderr).toMatch(says)
  expect(stderr).toContain(name)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stderr).not.toMatch(/\bat .*\.ts:\d+/)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(readdirSync(dir)).toEqual([name])
}

describe('the command line refuses', () => {
  it('a picture with a .csv name', () => refusal('photo.csv', PNG, /picture/))
  it('a workbook that is cut off', () => refusal('tickets.xlsx', ZIP, /damaged Excel workbook/))
  it('an empty file', () => refusal('empty.csv', '', /empty/i))
  it('a quotation mark that is never closed, naming its line', () =>
    refusal('torn.csv', 'a,b\n1,2\n"3,4\n5,6\n', /line 3/))
  it('binary data', () =>
    refusal('noise.csv', Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256)), /not/i))

  it('a file that is not there', async () => {
    const { run } = workplace()
    const { code, stderr } = await run('check', 'gone.csv')
    expect({ code, lines: stderr.trim().split('\n').length }).toEqual({ code: 2, lines: 1 })
    expect(stderr).toContain('gone.csv')
  })

  it('a folder', async () => {
    const { dir, run } = workplace()
    mkdirSync(join(dir, 'folder.csv'))
    const { code, stderr } = await run('check', 'folder.csv')
    expect(code).toBe(2)
    expect(stderr).toContain('folder.csv')
  })

  it('a project file that is not one', async () => {
    const { dir, run } = workplace()
    writeFileSync(join(dir, 'p.tunesheet'), 'this is no database, but long enough to be looked at as one'.repeat(100))
    const { code, stderr } = await run('count', 'p.tunesheet')
    expect(code).toBe(2)
    expect(stderr).toContain('p.tunesheet')
  })

  it('an unknown command and an unknown option', async () => {
    const { run } = workplace()
    expect((await run('conut', 'x.csv')).code).toBe(2)
    expect((await run('count', 'x.csv', '--modle', 'm')).code).toBe(2)
  })

  it.skipIf(process.getuid?.() === 0)('a folder that may not be written to', async () => {
    const { dir, run } = workplace()
    writeFileSync(join(dir, 'in.csv'), tickets(10))
    mkdirSync(join(dir, 'locked'))
    chmodSync(join(dir, 'locked'), 0o500)
    const { code, stderr } = await run('import', 'in.csv', '--project', 'locked/p.tunesheet')
    expect(code).toBe(2)
    expect(stderr).toContain('locked')
  })
})

describe('the command line helps', () => {
  it('with --help on every command', async () => {
    const { run } = workplace()
    for (const args of [['--help'], ['import', '--help'], ['train', '--help']]) {
      const { code, stdout } = await run(...args)
      expect(code).toBe(0)
      expect(stdout).toContain('Usage: tunesheet')
    }
  })
})
