import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Check, clientOf } from '../door.ts'

/** From the first window to a project, an edit, and the end of the program. */
export const check: Check = async ({ world, app }) => {
  const [window] = world.windows
  assert(window)
  const page = window.webContents.standInPage
  await page.locator('[data-ready]').first().waitFor({ state: 'attached', timeout: 30_000 })
  assert.match(world.documentHeaders['content-security-policy'] ?? '', /^default-src 'none'; script-src 'self';/)
  assert.equal(await page.evaluate('typeof require'), 'undefined')

  world.menu?.getMenuItemById('settings')?.click()
  await page.waitForURL(/#at=settings/)

  const client = await clientOf(window)
  const info = await client.app.info()
  assert.equal(info.door, 'desktop')
  const project = await client.project.sample({ sample: 'support-answers' })
  assert(project.totals.rows >= 50)
  const first = await client.rows.page({ project: project.id, view: {}, offset: 0, limit: 1 })
  const [row] = first.rows
  const column = project.columns.find(({ role }) => role === 'completion')
  assert(row && column)
  const cells = [{ row: row.id, column: column.id, text: 'Typed on the desktop' }]
  const edited = await client.rows.edit({ project: project.id, patches: [{ type: 'setCells', cells }], label: 'Typed' })
  assert.equal(edited.rows[0]?.cells[column.id], 'Typed on the desktop')
  assert.deepEqual(world.network, [])

  const quit = once(app, 'quit')
  app.quit()
  await quit
  assert.equal(world.exitCode, 0)
  // A file that was let go in order has no journal beside it.
  const files = await readdir(join(process.env['TUNESHEET_HOME'] ?? '', 'projects'))
  assert.deepEqual(
    files.filter((name) => name.endsWith('.tunesheet')).length > 0 && files.filter((name) => name.endsWith('-wal')),
    [],
  )
  assert(existsSync(join(process.env['TUNESHEET_HOME'] ?? '', 'state')))
}
