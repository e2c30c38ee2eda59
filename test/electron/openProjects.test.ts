import { copyFileSync, mkdtempSync, renameSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createApp, type App } from '../../electron/app.ts'
import { Project } from '../../electron/project/project.ts'
import type { ProjectEvent } from '../../shared/contract/project.ts'
import type { Patch } from '../../shared/domain/patch.ts'
import { hostAt } from './host.ts'

let app: App
const connect = () => createRouterClient(app.router, { context: app.services })

beforeEach(() => {
  const dir = mkdtempSync(join(tmpdir(), 'tunesheet-open-'))
  app = createApp({
    version: '0.0.0',
    assetsDir: join(dir, 'assets'),
    host: hostAt(dir),
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

/** A project with one row, closed; `copy`: a path beside it. */
async function closedProject() {
  const client = connect()
  const { id } = await client.project.create({ name: 'Original' })
  const { path } = (await app.services.projects.get(id)).project
  await type(id, 'first')
  await client.project.close({ project: id })
  return { client, id, path, copy: path.replace('Original', 'Backup') }
}

async function type(project: string, text: string): Promise<void> {
  const patches = [{ type: 'insertRows' as const, rows: [{ c1: text }] }]
  await connect().rows.edit({ project, patches, label: 'Added 1 row' })
}

function textsIn(path: string): (string | undefined)[] {
  using project = Project.open(path)
  return project.texts({}, 0, 10, ['c1']).map(([text]) => text)
}

describe('a copy of a project', () => {
  it('that is opened beside it gets an id of its own, and each window writes into its own file', async () => {
    const { client, id, path, copy } = await closedProject()
    copyFileSync(path, copy)
    await client.project.open({ project: id })
    const { project: backup } = await app.services.projects.openFile(copy)
    expect(backup.id).not.toBe(id)
    await type(id, 'in the original')
    await type(backup.id, 'in the backup')
    await app.services.projects.closeAll()
    expect(textsIn(path)).toEqual(['first', 'in the original'])
    expect(textsIn(copy)).toEqual(['first', 'in the backup'])
  })

  it('that is opened after it leaves the original on the list, and keeps its own id', async () => {
    const { client, id, path, copy } = await closedProject()
    copyFileSync(path, copy)
    const own = (await app.services.projects.openFile(copy)).project.id
    await client.project.close({ project: own })
    const recents = await client.project.recent()
    expect(recents.map((entry) => entry.id).sort()).toEqual([id, own].sort())
    expect((await app.services.projects.get(id)).project.path).toBe(path)
    expect((await app.services.projects.get(own)).project.path).toBe(copy)
  })

  it('that the browser brought is another project than the one at home', async () => {
    const { client, id, path } = await closedProject()
    const brought = await client.project.open({ file: app.adopt(path).ref })
    expect(brought.id).not.toBe(id)
    expect(brought.columns).toHaveLength(2)
  })

  it('knows what was sent before the two went apart, and nothing of what was sent later', async () => {
    const { id, path, copy } = await closedProject()
    copyFileSync(path, copy)
    const { project } = await app.services.projects.openFile(copy)
    const { revision } = project.state()
    expect([project.was(id, revision), project.was(id, revision + 1)]).toEqual([true, false])
    expect(project.was(project.id, revision + 1)).toBe(true)
  })

  it('is not what a file is that was only moved, or found by a link', async () => {
    const { client, id, path, copy } = await closedProject()
    renameSync(path, copy)
    expect((await app.services.projects.openFile(copy)).project.id).toBe(id)
    symlinkSync(copy, path)
    const { project } = await app.services.projects.openFile(path)
    expect([project.id, project.path]).toEqual([id, copy])
    await client.project.close({ project: id })
    expect((await app.services.projects.openFile(path)).project.id).toBe(id)
  })
})

describe('closing a project in the middle of a long act', () => {
  /** Has no end of its own. */
  async function* typing(): AsyncGenerator<Patch> {
    for (;;) {
      yield { type: 'insertRows', rows: [{ c1: 'typed' }] }
      await setImmediate()
    }
  }

  it.each([
    ['the window is closed', (id: string) => connect().project.close({ project: id })],
    ['the app is quit', () => app.services.projects.closeAll()],
  ])('takes the act back and says so when %s', async (_, close) => {
    const { id, path } = await closedProject()
    const { project } = await app.services.projects.get(id)
    const act = project.editLong(typing(), 'Typed')
    const waiting = project.goTo(0)
    const results = await Promise.allSettled([act, waiting, close(id)])
    const takenBack = {
      code: 'cancelled',
      message: 'The project was closed. Everything is as it was before this act.',
    }
    expect(results).toMatchObject([
      { reason: { data: takenBack } },
      { reason: { data: takenBack } },
      { status: 'fulfilled' },
    ])
    expect(textsIn(path)).toEqual(['first'])
  })

  it('lets who asks meanwhile see the project opened anew', async () => {
    const { client, id } = await closedProject()
    const { project } = await app.services.projects.get(id)
    const act = project.editLong(typing(), 'Typed').catch(() => undefined)
    const asked = app.services.projects.get(id)
    await client.project.close({ project: id })
    expect((await asked).project).not.toBe(project)
    expect((await asked).project.state().totals.rows).toBe(1)
    await act
  })
})

describe('a project that was closed', () => {
  it('tells those who still read or write that it was', async () => {
    const { id } = await closedProject()
    const { project } = await app.services.projects.get(id)
    await app.services.projects.closeAll()
    const closed = expect.objectContaining({
      data: { code: 'cancelled', message: 'Original.tunesheet was closed meanwhile.' },
    }) as Error
    expect(() => project.rows([1])).toThrow(closed)
    expect(() => project.edit([{ type: 'deleteRows', rows: [1] }], 'Deleted')).toThrow(closed)
  })
})
