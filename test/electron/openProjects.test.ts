import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createApp, type App } from '../../electron/app.ts'
import { memorySecrets } from '../../electron/secrets/memory.ts'
import type { ProjectEvent } from '../../shared/contract/project.ts'

let app: App
const connect = () => createRouterClient(app.router, { context: app.services })

beforeEach(() => {
  const dir = mkdtempSync(join(tmpdir(), 'tunesheet-open-'))
  app = createApp({
    version: '0.0.0',
    assetsDir: join(dir, 'assets'),
    host: {
      door: 'browser',
      projectsDir: join(dir, 'projects'),
      stateDir: join(dir, 'state'),
      pickFile: () => Promise.resolve(null),
      pickFiles: () => Promise.resolve([]),
      saveFile: () => Promise.resolve(null),
      deliver: () => null,
      showFile: () => undefined,
      openLink: () => undefined,
      notify: () => undefined,
      secrets: memorySecrets(),
    },
  })
})

afterEach(() => app.close())

async function first(events: AsyncIterable<ProjectEvent>, wanted: ProjectEvent['type']): Promise<ProjectEvent> {
  for await (const event of events) if (event.type === wanted) return event
  throw new Error(`ended without ${wanted}`)
}

describe('an open project', () => {
  it('tells a window that comes late what has been counted already', async () => {
    const client = connect()
    const { id } = await client.project.create({ name: 'Late' })
    await client.rows.edit({
      project: id,
      patches: [{ type: 'insertRows', rows: [{ c1: 'Hello?', c2: 'Hello.' }] }],
      label: 'Added 1 row',
    })
    await app.services.projects.get(id).then(({ recount }) => recount.idle())
    const event = await first(await client.project.events({ project: id }), 'counted')
    expect(event).toMatchObject({ type: 'counted', totals: { rows: 1, counted: 1 } })
  })

  it('tells the other window of an edit', async () => {
    const [one, other] = [connect(), connect()]
    const { id, revision } = await one.project.create({ name: 'Two windows' })
    const events = await other.project.events({ project: id })
    await events.next() // What is true now; from here on the window listens.
    const patches = [{ type: 'insertRows' as const, rows: [{ c1: 'Hello?' }] }]
    await one.rows.edit({ project: id, patches, label: 'Added 1 row' })
    expect(await first(events, 'changed')).toEqual({ type: 'changed', revision: revision + 1 })
  })

  it('is one file for two windows, and is let go when asked', async () => {
    const client = connect()
    const { id } = await client.project.create({ name: 'Shared' })
    const [a, b] = await Promise.all([app.services.projects.get(id), app.services.projects.get(id)])
    expect(a.project).toBe(b.project)
    await client.project.close({ project: id })
    const again = await client.project.open({ project: id })
    expect(again.id).toBe(id)
  })

  it('is named in a sentence when nobody knows it', async () => {
    const unknown = connect().project.open({ project: '00000000-0000-4000-8000-000000000000' })
    await expect(unknown).rejects.toMatchObject({ data: { code: 'not-found' } })
  })
})
