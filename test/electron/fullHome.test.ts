import { createRouterClient } from '@orpc/server'
import { describe, expect, test } from 'vitest'
import { createApp, type App } from '../../electron/app.ts'
import type { ActEvent } from '../../shared/contract/base.ts'
import { hostAt } from './host.ts'
import { Disk, NO_DISK } from './project/disk.ts'
import { Folder, made } from './project/places.ts'

function appAt(dir: string): App {
  return createApp({ version: '0.0.0', assetsDir: `${dir}/assets`, host: hostAt(dir, 'desktop') })
}

const rows = Array.from({ length: 3000 }, (_, nth) => [`Where is parcel ${nth}?`, `Parcel ${nth} is on its way.`])

/** What an act ends with; throws what it fails with. */
async function resultOf<T>(events: Promise<AsyncIterable<ActEvent<T>>>): Promise<T> {
  for await (const event of await events) if (event.type === 'done') return event.result
  throw new Error('It ended without a result')
}

describe('when the disk that holds everything is full', () => {
  test('the app goes on: sheets open and are read, acts say so, and all of it works when there is room', async ({
    skip,
  }) => {
    using folder = new Folder()
    using disk = Disk.mount(folder.file('disk'), '24m')
    if (!disk) return skip(NO_DISK)
    const app = appAt(disk.path)
    try {
      const client = createRouterClient(app.router, { context: app.services })
      const path = disk.file('a.tunesheet')
      made(path, rows).close()
      disk.fill(0)
      const { ref } = app.services.refs.add(path)
      const { id, revision } = await client.project.open({ file: ref })
      const page = { project: id, view: {}, offset: 0, limit: 3 }
      const firstRows = (await client.rows.page(page)).rows.map(({ cells }) => cells['c1'])
      expect(firstRows).toEqual(rows.slice(0, 3).map(([question]) => question))
      const entry = await app.services.projects.get(id)
      // What is counted cannot be kept now; nobody is told twice.
      await entry.recount.idle().catch(() => undefined)

      const patches = [
        { type: 'setCells' as const, cells: rows.map((_, at) => ({ row: at + 1, column: 'c1', text: 'x' })) },
      ]
      const notSaved = { data: { code: 'disk-full', message: 'The disk is full.' } }
      const edit = { project: id, patches, label: 'Replaced' }
      await expect(client.rows.edit(edit)).rejects.toMatchObject(notSaved)
      await expect(resultOf(client.rows.editLong(edit))).rejects.toMatchObject(notSaved)
      await expect(client.project.rename({ project: id, name: 'Other' })).rejects.toMatchObject(notSaved)
      const before = await client.project.get({ project: id })
      expect(before).toMatchObject({ revision, totals: { rows: rows.length } })

      disk.makeRoom()
      const { state } = await resultOf(client.rows.editLong(edit))
      expect(state.revision).toBe(revision + 1)
      await entry.recount.idle()
      expect((await client.project.get({ project: id })).totals.counted).toBe(rows.length)
      expect((await client.project.recent()).map((recent) => recent.rows)).toEqual([rows.length])
      await resultOf(client.rows.undo({ project: id }))
      expect((await client.rows.page(page)).rows.map(({ cells }) => cells['c1'])).toEqual(firstRows)
    } finally {
      await app.close()
    }
  })
})
