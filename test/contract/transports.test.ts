import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { RPCHandler as PortHandler } from '@orpc/server/message-port'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MessageChannel } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { createApp, type App } from '../../electron/app.ts'
import { Downloads } from '../../electron/browser/downloads.ts'
import { startServer } from '../../electron/browser/server.ts'
import type { Host } from '../../electron/host.ts'
import type { contract } from '../../shared/contract/contract.ts'
import { FailureData } from '../../shared/domain/failure.ts'
import { hostAt } from '../electron/host.ts'

type Client = ContractRouterClient<typeof contract>
type Line = { client: Client; hangUp: () => Promise<void> }

const assetsDir = fileURLToPath(new URL('../../assets', import.meta.url))

/** What is saved lies in the home, as if somebody had chosen it there. */
function testHost(home: string): Host {
  return { ...hostAt(home), saveFile: (name) => Promise.resolve(join(home, name)) }
}

/** The three ways in which a window, a command or a test may speak the contract. */
const TRANSPORTS: Record<string, (app: App) => Promise<Line>> = {
  'in process': (app) =>
    Promise.resolve({
      client: createRouterClient(app.router, { context: app.services }),
      hangUp: () => Promise.resolve(),
    }),
  'over a message port': (app) => {
    const { port1, port2 } = new MessageChannel()
    new PortHandler(app.router).upgrade(port1, { context: app.services })
    port1.start()
    port2.start()
    return Promise.resolve({
      client: createORPCClient<Client>(new PortLink({ port: port2 })),
      hangUp: async () => {
        const closed = once(port1, 'close')
        port2.close()
        await closed
      },
    })
  },
  'over a websocket': async (app) => {
    const token = 'the-token'
    const server = await startServer({
      app,
      token,
      downloads: new Downloads(token),
      rendererDir: assetsDir,
      uploadsDir: tmpdir(),
    })
    const origin = `http://127.0.0.1:${server.port}`
    const websocket = new WebSocket(`ws://127.0.0.1:${server.port}/rpc?token=${token}`, { origin })
    await once(websocket, 'open')
    return {
      client: createORPCClient<Client>(new SocketLink({ websocket })),
      hangUp: () => server.close(),
    }
  },
}

describe.each(Object.keys(TRANSPORTS))('the contract %s', (name) => {
  let home: string
  let app: App
  let line: Line
  let client: Client

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'tunesheet-contract-'))
    app = createApp({ host: testHost(home), version: '1.2.3', assetsDir, practicePace: 1000 })
    const connect = TRANSPORTS[name]
    if (!connect) throw new Error('No such transport')
    line = await connect(app)
    client = line.client
  })
  afterAll(async () => {
    await line.hangUp()
    await app.close()
    rmSync(home, { recursive: true })
  })

  /** A file as the door would have received it. */
  function given(file: string, content: string): string {
    const path = join(home, file)
    writeFileSync(path, content)
    return app.adopt(path).ref
  }

  const csv = (rows: number): string =>
    `prompt,completion\n${Array.from({ length: rows }, (_, i) => `question ${i},"answer, ${i} äöü 🎵"\n`).join('')}`
  const plan = (file: string, project: string) => ({
    file,
    name: project,
    roles: { c1: 'prompt' as const, c2: 'completion' as const },
    instruction: '',
    format: 'chat' as const,
  })

  it('answers a call', async () => {
    expect(await client.app.info()).toMatchObject({ version: '1.2.3', door: 'browser', keychain: null })
    expect(await client.project.recent()).toEqual([])
  })

  it('carries text unharmed, in both directions', async () => {
    const text = 'ä🎵\u0001\u2028"\\\n\r\t﷽ null undefined [object Object]'
    const made = await client.project.create({ name: text.replaceAll('\u0001', '') })
    const inserted = await client.rows.edit({
      project: made.id,
      patches: [{ type: 'insertRows', rows: [{ c1: text }] }],
      label: 'Typed',
    })
    const page = await client.rows.page({ project: made.id, view: {}, offset: 0, limit: 10 })
    expect(page.rows.find(({ id }) => id === inserted.inserted[0])?.cells['c1']).toBe(text)
    await client.project.close({ project: made.id })
  })

  it('fails with data that says what, where and what to do', async () => {
    const failure = await client.imports.preview({ file: 'no-such-file' }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(ORPCError)
    expect(failure).toMatchObject({
      code: 'FAILURE',
      defined: true,
      data: { code: 'not-found', hint: expect.any(String) as string },
    })
    expect(FailureData.safeParse((failure as ORPCError<string, unknown>).data).success).toBe(true)
    expect(JSON.stringify(failure)).not.toMatch(/\.ts|node:|stack/)
  })

  it('refuses what the contract does not allow', async () => {
    const wrong = { project: 'not a uuid', view: {}, offset: -1, limit: 1e9 }
    await expect(client.rows.page(wrong)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('tells of progress, and ends with the result', async () => {
    const events = []
    for await (const event of await client.imports.run(plan(given('small.csv', csv(250)), 'Small'))) events.push(event)
    const last = events.at(-1)
    expect(last).toMatchObject({ type: 'done', records: 250, rows: 250, skippedTotal: 0 })
    expect(events.slice(0, -1).every(({ type }) => type === 'progress')).toBe(true)
  })

  it('stops when the caller stops listening, and leaves nothing behind', async () => {
    const before = readdirSync(join(home, 'projects'))
    const events = await client.imports.run(plan(given('large.csv', csv(400_000)), 'Large'))
    const first = await events.next()
    expect(first.value).toMatchObject({ type: 'progress' })
    await events.return()
    await expect.poll(() => readdirSync(join(home, 'projects')).sort(), { timeout: 10_000 }).toEqual(before.sort())
  })

  it('pushes what happens to a project to whoever listens', async () => {
    const { id } = await client.project.create({ name: 'Watched' })
    const stop = new AbortController()
    const events = await client.project.events({ project: id }, { signal: stop.signal })
    const next = events.next()
    await client.rows.edit({
      project: id,
      patches: [{ type: 'insertRows', rows: [{ c1: 'a', c2: 'b' }] }],
      label: 'Typed',
    })
    expect((await next).value).toMatchObject({ type: expect.stringMatching(/^(changed|counting|counted)$/) as string })
    stop.abort()
    // What was under way may still arrive; then the stream ends (in process) or the call fails (over a wire).
    let ended = false
    while (!ended) {
      ended = await events.next().then(
        ({ done }) => done === true,
        () => true,
      )
    }
  })
})
