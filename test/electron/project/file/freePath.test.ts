import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { freePath } from '../../../../electron/project/file/freePath.ts'

const folder = (): string => mkdtempSync(join(tmpdir(), 'tunesheet-free-'))

describe('freePath', () => {
  it('makes the folder and takes the name as it is', () => {
    const inside = join(folder(), 'new', 'place')
    expect(freePath(inside, 'Halden support')).toBe(join(inside, 'Halden support.tunesheet'))
  })

  it('counts up past files that are there or being made', () => {
    const dir = folder()
    writeFileSync(join(dir, 'Tickets.tunesheet'), '')
    writeFileSync(join(dir, 'Tickets 2.tunesheet.part'), '')
    expect(basename(freePath(dir, 'Tickets'))).toBe('Tickets 3.tunesheet')
  })

  it.each([
    ['a/b\\c:d*e?', 'a b c d e.tunesheet'],
    ['line\nbreak\u0000', 'line break.tunesheet'],
    ['CON', 'Sheet CON.tunesheet'],
    ['...', 'Sheet.tunesheet'],
    ['../../etc/passwd', '.. .. etc passwd.tunesheet'],
  ])('leaves out of %j what a file system refuses', (name, expected) => {
    expect(basename(freePath(folder(), name))).toBe(expected)
  })

  it('keeps a long name in any script below what a file system takes', () => {
    const path = freePath(folder(), '客'.repeat(200))
    expect(Buffer.byteLength(basename(path))).toBeLessThan(255)
    writeFileSync(path, '')
  })

  it('says in a sentence that the folder cannot be made', () => {
    const file = join(folder(), 'a-file')
    writeFileSync(file, '')
    expect(() => freePath(join(file, 'below'), 'x')).toThrow(/cannot be made/)
  })
})
