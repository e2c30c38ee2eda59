import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { electronVersion, fetchElectron, findElectron } from '../../scripts/electronBinary.ts'

const installed = existsSync(fileURLToPath(new URL('../../node_modules/electron/path.txt', import.meta.url)))

// Where Electron is installed its installer has nothing to do, and must not be made to.
describe.skipIf(installed)('fetching Electron', () => {
  let mirror: Server
  let behave: 'refuse' | 'hang'
  beforeEach(async () => {
    mirror = createServer((_request, response) => {
      if (behave === 'refuse') response.writeHead(403).end()
      else response.writeHead(200, { 'content-length': '120000000' }).write('PK')
    }).listen(0, '127.0.0.1')
    await once(mirror, 'listening')
    vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${(mirror.address() as AddressInfo).port}/`)
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    mirror.closeAllConnections()
    mirror.close()
  })

  it('knows which one', () => {
    expect(electronVersion()).toMatch(/^\d+\.\d+\.\d+$/)
    expect(findElectron({})).toBeNull()
  })

  it('says in a few words why it could not', async () => {
    behave = 'refuse'
    expect(await fetchElectron(() => undefined)).toMatchObject({
      path: null,
      why: expect.stringMatching(/^Response code 403/) as string,
    })
  })

  it('gives up when nothing comes any more', async () => {
    behave = 'hang'
    expect(await fetchElectron(() => undefined, 1500)).toEqual({ path: null, why: 'nothing came for 1.5 seconds' })
  })
})
