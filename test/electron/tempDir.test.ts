import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeTempDir } from '../../electron/tempDir.ts'

describe('the folder of one run', () => {
  let dir: string
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'tunesheet-temp-'))
    for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, dir)
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    rmSync(dir, { recursive: true })
  })

  it('is for this user only', async () => {
    const made = await makeTempDir('door')
    if (process.platform !== 'win32') expect(statSync(made).mode & 0o077).toBe(0)
  })

  it('replaces what killed runs left, and nothing else', async () => {
    const gone = spawn(process.execPath, ['-e', ''])
    await once(gone, 'exit')
    const left = join(dir, `tunesheet-door-${gone.pid ?? 0}-abc`)
    const leftByCli = join(dir, `tunesheet-cli-${gone.pid ?? 0}-abc`)
    const used = join(dir, `tunesheet-door-${process.pid}-abc`)
    const foreign = join(dir, 'tunesheet-door-notes')
    for (const path of [left, leftByCli, used, foreign]) mkdirSync(path)
    writeFileSync(join(left, 'upload.csv'), 'a')
    await makeTempDir('door')
    expect([left, leftByCli, used, foreign].map((path) => existsSync(path))).toEqual([false, false, true, true])
  })

  it('is missed in a sentence', async () => {
    for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, join(dir, 'gone'))
    await expect(makeTempDir('cli')).rejects.toThrow(/^The folder for temporary files, .*gone, cannot be used\.$/)
  })
})
