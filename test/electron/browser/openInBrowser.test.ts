import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { hasDisplay, openInBrowser } from '../../../electron/browser/openInBrowser.ts'

describe('a display', () => {
  it('is there on Linux when it is named, and on a Mac unless reached from afar', () => {
    expect(hasDisplay({}, 'linux')).toBe(false)
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true)
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
    expect(hasDisplay({}, 'darwin')).toBe(true)
    expect(hasDisplay({ SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }, 'darwin')).toBe(false)
    expect(hasDisplay({}, 'win32')).toBe(true)
  })
})

describe.skipIf(process.platform === 'win32')('opening the browser', () => {
  let dir: string
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'tunesheet-opener-'))
    vi.stubEnv('PATH', `${dir}${delimiter}${process.env['PATH'] ?? ''}`)
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    rmSync(dir, { recursive: true })
  })
  const opener = (script: string): void => {
    writeFileSync(join(dir, 'xdg-open'), `#!/bin/sh\n${script}\n`)
    chmodSync(join(dir, 'xdg-open'), 0o755)
  }

  it('hands the address over as one argument', async () => {
    opener(`printf '%s|' "$@" > "${dir}/seen"`)
    expect(await openInBrowser('http://127.0.0.1:1/#token=a&at=project', 'linux')).toBe(true)
    expect(readFileSync(join(dir, 'seen'), 'utf8')).toBe('http://127.0.0.1:1/#token=a&at=project|')
  })

  it('tells when there is no browser, or no opener', async () => {
    opener('exit 3')
    expect(await openInBrowser('http://127.0.0.1:1/', 'linux')).toBe(false)
    vi.stubEnv('PATH', dir)
    rmSync(join(dir, 'xdg-open'))
    expect(await openInBrowser('http://127.0.0.1:1/', 'linux')).toBe(false)
  })
})
