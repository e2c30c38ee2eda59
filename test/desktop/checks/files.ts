import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Check, clientOf } from '../door.ts'
import type { OpenWindow, World } from '../standIn/world.ts'

async function nextWindow(world: World, act: () => void): Promise<OpenWindow> {
  const before = new Set(world.windows)
  act()
  for (;;) {
    const made = world.windows.find((window) => !before.has(window))
    if (made) {
      await once(made, 'ready-to-show')
      return made
    }
    await new Promise(setImmediate)
  }
}

/** Files from outside: double-clicked, dragged onto the icon, or named on the command line of a second start. */
export const check: Check = async ({ world, app }) => {
  const home = process.env['TUNESHEET_HOME'] ?? ''
  const [window] = world.windows
  assert(window)
  const client = await clientOf(window)
  const project = await client.project.create({ name: 'From outside' })
  const path = join(
    home,
    'projects',
    readdirSync(join(home, 'projects')).find((name) => name.endsWith('.tunesheet')) ?? '',
  )

  const shown = await nextWindow(world, () => app.emit('second-instance', {}, ['electron', '--switch', path], home))
  const place = new URLSearchParams(new URL(shown.webContents.getURL()).hash.slice(1))
  assert.equal(place.get('id'), project.id)
  assert.deepEqual(world.recent, [path])

  // The same project again: no third window, the one that shows it comes to the front.
  window.focus()
  app.emit('open-file', { preventDefault: () => undefined }, path)
  while (world.windows.at(-1) !== shown) await new Promise(setImmediate)
  assert.equal(world.windows.length, 2)

  // Data goes to the import page.
  const csv = join(home, 'data.csv')
  writeFileSync(csv, 'prompt,completion\na,b\n')
  const importing = await nextWindow(world, () => app.emit('open-file', { preventDefault: () => undefined }, csv))
  assert.match(importing.webContents.getURL(), /#at=import&file=[\w-]+&name=data\.csv/)

  // What is dropped and lies nowhere, as a picture of a web page, is refused in a sentence.
  await assert.rejects(client.files.dropped({ path: '' }), /not a file on this computer/)

  // A project that is none: one sentence, and nothing else changes.
  const broken = join(home, 'broken.tunesheet')
  writeFileSync(broken, 'no database')
  const calls = world.dialogCalls.length
  app.emit('open-file', { preventDefault: () => undefined }, broken)
  while (world.dialogCalls.length === calls) await new Promise(setImmediate)
  assert.match(String(world.dialogCalls.at(-1)?.options['message']), /broken\.tunesheet/)
  assert.equal(world.windows.length, 3)
}
