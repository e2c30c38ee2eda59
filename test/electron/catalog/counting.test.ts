import { createRouterClient } from '@orpc/server'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type App, createApp } from '../../../electron/app.ts'
import { setCatalog } from '../../../electron/catalog/current.ts'
import { fileOf } from '../../../shared/catalog/catalog.ts'
import { BUILT_IN } from '../../../shared/catalog/models.ts'
import { hostAt } from '../host.ts'

let dir = ''
let app: App
const connect = () => createRouterClient(app.router, { context: app.services })

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tunesheet-catalog-'))
  app = start()
})
afterEach(async () => {
  await app.close()
  rmSync(dir, { recursive: true })
  setCatalog(BUILT_IN)
})

function start(): App {
  return createApp({
    ...{ version: '0.0.0', assetsDir: join(dir, 'assets'), now: () => Date.parse('2026-12-01T12:00:00Z') },
    host: hostAt(dir),
  })
}

/** A list in which gpt-4.1-mini takes five tokens a row. */
function narrow(): string {
  const file = fileOf(BUILT_IN)
  const limit = { value: 5, source: 'A list', asOf: BUILT_IN.asOf }
  const models = file.models.map((model) => (model.name === 'gpt-4.1-mini' ? { ...model, limit } : model))
  return JSON.stringify({ ...file, models })
}

async function projectWithOneRow(): Promise<string> {
  const client = connect()
  const { id } = await client.project.create({ name: 'Open' })
  const patches = [{ type: 'insertRows' as const, rows: [{ c1: 'Where is my parcel?', c2: 'On its way.' }] }]
  await client.rows.edit({ project: id, patches, label: 'Added 1 row' })
  return id
}

async function overLimit(id: string): Promise<number> {
  const { project, recount } = await app.services.projects.get(id)
  await recount.idle()
  return project.facts.totals().overLimit
}

test('an open project is counted anew when a list with another limit is taken, and when it is put back', async () => {
  const id = await projectWithOneRow()
  expect(await overLimit(id)).toBe(0)
  await connect().catalog.take({ text: narrow() })
  expect(await overLimit(id)).toBe(1)
  await connect().catalog.putBack()
  expect(await overLimit(id)).toBe(0)
})

test('a project that was closed meanwhile is counted anew when it is opened', async () => {
  const id = await projectWithOneRow()
  expect(await overLimit(id)).toBe(0)
  await app.services.projects.close(id, true)
  await connect().catalog.take({ text: narrow() })
  expect(await overLimit(id)).toBe(1)
  await app.close()
  app = start()
  expect(await overLimit(id)).toBe(1)
})
