import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { request, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { openDoor } from '../../../electron/browser/door.ts'
import type { BrowserServer } from '../../../electron/browser/server.ts'

type Answer = { status: number; headers: IncomingHttpHeaders; body: string }

describe('the browser door', () => {
  let home: string
  let door: BrowserServer
  let token: string

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'tunesheet-door-test-'))
    vi.stubEnv('TUNESHEET_HOME', home)
    // Its folder for uploads is made where temporary files go.
    vi.stubEnv('TMPDIR', join(home, 'tmp'))
    mkdirSync(join(home, 'tmp'))
    mkdirSync(join(home, 'window'))
    writeFileSync(join(home, 'window', 'index.html'), '<!doctype html><title>Tunesheet</title>')
    door = await openDoor({
      assetsDir: fileURLToPath(new URL('../../../assets', import.meta.url)),
      rendererDir: join(home, 'window'),
    })
    token = new URL(door.url).hash.slice('#token='.length)
  })
  afterAll(async () => {
    await door.close()
    expect(readdirSync(join(home, 'tmp'))).toEqual([])
    vi.unstubAllEnvs()
    rmSync(home, { recursive: true })
  })
  const sockets: WebSocket[] = []
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.terminate()
  })

  function ask(
    path: string,
    options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
  ): Promise<Answer> {
    const { method = 'GET', headers = {}, body } = options
    return new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port: door.port, path, method, headers }, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text })
        })
      })
      asked.on('error', reject)
      asked.end(body)
    })
  }

  /** The status with which a websocket is refused, or 101 when it is let in. */
  async function connect(query: string, origin?: string): Promise<number> {
    const socket = new WebSocket(`ws://127.0.0.1:${door.port}${query}`, origin === undefined ? {} : { origin })
    sockets.push(socket)
    socket.on('error', () => undefined)
    const refused = once(socket, 'unexpected-response').then(
      ([, response]) => (response as { statusCode: number }).statusCode,
    )
    return Promise.race([refused, once(socket, 'open').then(() => 101)])
  }

  it('shows its page to whoever asks on this computer, under its policy', async () => {
    const page = await ask('/')
    expect(page.status).toBe(200)
    expect(page.body).toContain('Tunesheet')
    expect(page.headers['content-security-policy']).toContain(`connect-src 'self' ws://127.0.0.1:${door.port}`)
    expect(page.headers['x-content-type-options']).toBe('nosniff')
    expect(page.body).not.toContain(token)
  })

  it('refuses a foreign host or origin, whatever is asked', async () => {
    for (const path of ['/', '/files?name=a.csv', '/download/x']) {
      expect((await ask(path, { headers: { host: 'evil.example' } })).status).toBe(403)
      expect((await ask(path, { headers: { origin: 'https://evil.example' } })).status).toBe(403)
    }
  })

  it('lets in a websocket with the token from its own page only', async () => {
    const own = `http://127.0.0.1:${door.port}`
    expect(await connect(`/rpc?token=${token}`, own)).toBe(101)
    expect(await connect('/rpc', own)).toBe(401)
    expect(await connect(`/rpc?token=${token}x`, own)).toBe(401)
    expect(await connect(`/rpc?token=${token}`)).toBe(403)
    expect(await connect(`/rpc?token=${token}`, 'https://evil.example')).toBe(403)
    expect(await connect(`/other?token=${token}`, own)).toBe(404)
  })

  it('takes an upload under its own name, and only with the token', async () => {
    const body = Buffer.from('prompt,completion\nä,b\n')
    expect((await ask('/files?name=a.csv', { method: 'POST', body })).status).toBe(401)
    const taken = await ask('/files?name=..%2F..%2Ftickets%20%C3%A4.csv', {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${token}` },
    })
    expect(taken.status).toBe(200)
    expect(JSON.parse(taken.body)).toMatchObject({ name: 'tickets ä.csv', bytes: body.length })
    const [temp] = readdirSync(join(home, 'tmp'))
    const uploads = join(home, 'tmp', temp ?? '', 'in')
    const [file] = readdirSync(uploads)
    expect(file).toMatch(/^[0-9a-f-]{36}\.csv$/)
    expect(readFileSync(join(uploads, file ?? ''))).toEqual(body)
  })

  it('leaves nothing of an upload that breaks off', async () => {
    const [temp] = readdirSync(join(home, 'tmp'))
    const uploads = join(home, 'tmp', temp ?? '', 'in')
    const before = existsSync(uploads) ? readdirSync(uploads).length : 0
    const headers = { authorization: `Bearer ${token}`, 'content-length': '1000000' }
    const asked = request({ host: '127.0.0.1', port: door.port, path: '/files?name=b.csv', method: 'POST', headers })
    asked.on('error', () => undefined)
    asked.write('half')
    await vi.waitFor(() => {
      expect(readdirSync(uploads).length).toBe(before + 1)
    })
    asked.destroy()
    await vi.waitFor(() => {
      expect(readdirSync(uploads).length).toBe(before)
    })
  })

  it('answers nothing else', async () => {
    expect((await ask('/', { method: 'POST' })).status).toBe(405)
    expect((await ask('/nothing.js')).status).toBe(404)
    expect((await ask('/..%2f..%2fpackage.json')).status).toBe(404)
    expect((await ask('/download/x')).status).toBe(401)
    expect((await ask(`/download/x?token=${token}`)).status).toBe(404)
  })
})
