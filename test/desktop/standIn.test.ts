import type * as real from 'electron'
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import type * as own from './standIn/electron.ts'

const run = promisify(execFile)
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

describe('the built desktop door, on a stand-in for Electron', () => {
  let home: string
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'tunesheet-desktop-'))
  })
  afterEach(() => {
    rmSync(home, { recursive: true, force: true })
  })

  it('has been built', () => {
    expect(existsSync(at('../../out/main/main.js')), 'run "npm run build" first').toBe(true)
  })

  it('is whole: what is packed holds no packages, but their terms', () => {
    const folder = at('../../out/main/')
    const texts = readdirSync(folder).filter((name) => name.endsWith('.js'))
    const imported = texts
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
      .flatMap((line) => /^(?:import|export) (?:.* from )?"([^"]+)";?$/.exec(line)?.[1] ?? [])
      .filter((name) => !name.startsWith('./') && name !== 'electron' && !isBuiltin(name))
    expect(imported).toEqual([])
    expect(readFileSync(join(folder, 'licences.txt'), 'utf8')).toMatch(/^openai .*\(Apache-2\.0\)\n\n[^]*Llama 3\.1/m)
    expect(readFileSync(at('../../out/renderer/licences.txt'), 'utf8')).toMatch(/^react .*\(MIT\)\n\n/m)
  })

  it.each([
    ['opens a window, makes a project, edits it and closes in order', 'walk'],
    ['keeps a hostile page in', 'walls'],
    ['locks keys, or keeps them in memory', 'keys'],
    ['opens files from outside, one project per window', 'files'],
    ['asks before a window closes in the middle of an act', 'held'],
    ['loses nothing when it is quit in the middle of a word', 'closing'],
  ])('%s', { timeout: 90_000 }, async (_title, check) => {
    const env = { ...process.env, TUNESHEET_HOME: home, NODE_OPTIONS: '' }
    const said = await run(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', at('./standIn/run.ts'), at(`./checks/${check}.ts`)],
      { env },
    ).then(
      ({ stderr }) => ({ code: 0, stderr }),
      (error: unknown) => z.object({ code: z.number(), stderr: z.string() }).parse(error),
    )
    expect(said.stderr.replaceAll(/^tunesheet: refused .*\n/gm, '')).toBe('')
    expect(said.code).toBe(0)
  })
})

/** Names of ours that Electron does not know; what is only for checks begins with `standIn`. */
type Strange<Own, Theirs> = Exclude<keyof Own, keyof Theirs | `standIn${string}`>

describe('the stand-in', () => {
  // Held by the compiler: whoever stands in must not be able to do more than Electron.
  it('knows nothing that Electron does not know', () => {
    expectTypeOf<Strange<typeof own, typeof real & { default: unknown }>>().toBeNever()
    expectTypeOf<Strange<typeof own.app, typeof real.app>>().toBeNever()
    expectTypeOf<Strange<typeof own.dialog, typeof real.dialog>>().toBeNever()
    expectTypeOf<Strange<typeof own.nativeTheme, typeof real.nativeTheme>>().toBeNever()
    expectTypeOf<Strange<typeof own.protocol, typeof real.protocol>>().toBeNever()
    expectTypeOf<Strange<typeof own.safeStorage, typeof real.safeStorage>>().toBeNever()
    expectTypeOf<Strange<typeof own.screen, typeof real.screen>>().toBeNever()
    expectTypeOf<Strange<typeof own.shell, typeof real.shell>>().toBeNever()
    expectTypeOf<Strange<typeof own.session, typeof real.session>>().toBeNever()
    expectTypeOf<Strange<typeof own.session.defaultSession, real.Session>>().toBeNever()
    expectTypeOf<Strange<own.BrowserWindow, real.BrowserWindow>>().toBeNever()
    expectTypeOf<Strange<own.BrowserWindow['webContents'], real.WebContents>>().toBeNever()
    expectTypeOf<Strange<own.Menu, real.Menu>>().toBeNever()
  })
})
