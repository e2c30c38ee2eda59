import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentSecurityPolicy, fileUnder, pageAt } from '../../electron/pages.ts'

describe('pages', () => {
  let root: string
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'tunesheet-pages-'))
    mkdirSync(join(root, 'window', 'assets'), { recursive: true })
    writeFileSync(join(root, 'window', 'index.html'), '<!doctype html>')
    writeFileSync(join(root, 'window', 'assets', 'main.js.map'), '{}')
    writeFileSync(join(root, 'secret.json'), '{}')
  })
  afterAll(() => {
    rmSync(root, { recursive: true })
  })

  it.each([
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/%2e%2e%5csecret.json',
    '/%',
    '/a%00.html',
    '//etc/passwd',
  ])('gives nothing outside of its folder: %s', async (pathname) => {
    const path = fileUnder(join(root, 'window'), pathname)
    if (path !== null) expect(path.startsWith(join(root, 'window') + sep)).toBe(true)
    expect(await pageAt(join(root, 'window'), pathname)).toBeNull()
  })

  it('gives the first page for the bare address, with the policy and its type', async () => {
    const page = await pageAt(join(root, 'window'), '/')
    expect(page?.body.toString()).toBe('<!doctype html>')
    expect(page?.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy([]),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
  })

  it('gives no folder and no kind of file that a window does not consist of', async () => {
    expect(await pageAt(join(root, 'window'), '/assets')).toBeNull()
    expect(await pageAt(join(root, 'window'), '/assets/main.js.map')).toBeNull()
  })

  it('lets the page talk to its own address and the named ones only', () => {
    const policy = contentSecurityPolicy(['ws://127.0.0.1:7'])
    expect(policy).toContain("connect-src 'self' ws://127.0.0.1:7;")
    expect(policy).toMatch(/^default-src 'none';/)
    expect(policy).not.toContain('unsafe-eval')
  })
})
