import { execFileSync } from 'node:child_process'
import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeFailure, writeWholeFile } from '../../../../electron/dataset/exports/wholeFile.ts'
import { desk } from '../../imports/desk.ts'

const CHUNKS = [{ bytes: Buffer.from('new'), rows: 1 }]

// Links and pipes need rights or programs that Windows does not have.
describe.skipIf(process.platform === 'win32')('a file that is put', () => {
  test('behind a link leaves the link and is written where it leads', async () => {
    const { dir } = desk()
    mkdirSync(join(dir, 'far'))
    writeFileSync(join(dir, 'far', 'old.csv'), 'old')
    symlinkSync(join('far', 'old.csv'), join(dir, 'old.csv'))
    symlinkSync(join('far', 'none.csv'), join(dir, 'none.csv'))
    for (const name of ['old.csv', 'none.csv']) {
      await writeWholeFile(join(dir, name), CHUNKS)
      expect(lstatSync(join(dir, name)).isSymbolicLink()).toBe(true)
      expect(readFileSync(join(dir, 'far', name), 'utf8')).toBe('new')
    }
    expect(readdirSync(join(dir, 'far')).toSorted()).toEqual(['none.csv', 'old.csv'])
  })

  test('behind a link never takes the place of a project', async () => {
    const { dir } = desk()
    writeFileSync(join(dir, 'my.tunesheet'), 'project')
    symlinkSync('my.tunesheet', join(dir, 'out.csv'))
    await expect(writeWholeFile(join(dir, 'out.csv'), CHUNKS)).rejects.toMatchObject({ data: { code: 'wrong-input' } })
    expect(readFileSync(join(dir, 'my.tunesheet'), 'utf8')).toBe('project')
  })

  test('in place of a pipe or a link to itself is refused in a sentence', async () => {
    const { dir } = desk()
    execFileSync('mkfifo', [join(dir, 'pipe.csv')])
    symlinkSync('loop.csv', join(dir, 'loop.csv'))
    await expect(writeWholeFile(join(dir, 'pipe.csv'), CHUNKS)).rejects.toMatchObject({
      data: { code: 'wrong-input', message: 'pipe.csv is a device or a pipe, not a file. Nothing was written.' },
    })
    await expect(writeWholeFile(join(dir, 'loop.csv'), CHUNKS)).rejects.toMatchObject({
      data: { code: 'wrong-input', message: 'loop.csv is a link that leads back to itself. Nothing was written.' },
    })
    expect(lstatSync(join(dir, 'pipe.csv')).isFIFO()).toBe(true)
    expect(readdirSync(dir).toSorted()).toEqual(['loop.csv', 'pipe.csv'])
  })
})

describe('a file that could not be put', () => {
  const failed = (code: string, syscall: string): unknown =>
    writeFailure(Object.assign(new Error(code), { code, syscall }), join('Documents', 'rows.xlsx'))

  test.each(['EBUSY', 'EPERM', 'EACCES'])('because another program has the old one open (%s) is told so', (code) => {
    expect(failed(code, 'rename')).toMatchObject({
      data: { code: 'locked', message: 'rows.xlsx could not be replaced.' },
    })
  })

  test('because nothing may be written there is told so', () => {
    expect(failed('EACCES', 'open')).toMatchObject({ data: { code: 'read-only' } })
  })
})
