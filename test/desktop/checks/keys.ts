import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Check, clientOf } from '../door.ts'

const KEY = 'sk-test-0123456789abcdefABCDEF'

/** Everything the app wrote, as one text. */
function written(): string {
  const home = process.env['TUNESHEET_HOME'] ?? ''
  const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.map((file) => readFileSync(join(file.parentPath, file.name), 'latin1')).join('\n')
}

/** Keys are locked by the keychain, or kept in memory where there is none; never plain on disk. */
export const check: Check = async ({ world }) => {
  const [window] = world.windows
  assert(window)
  const client = await clientOf(window)
  const set = async (): Promise<string | null | undefined> => {
    const status = await client.keys.set({ provider: 'openai', key: KEY, label: 'Work' })
    return status.find(({ provider }) => provider === 'openai')?.kept
  }
  assert.equal((await client.app.info()).keychain, 'GNOME Keyring')
  assert.equal(await set(), 'os')
  assert(written().includes('Work') && !written().includes(KEY))

  world.encryption = 'basic_text'
  assert.equal((await client.app.info()).keychain, null)
  assert.equal(await set(), 'memory')
  assert(!written().includes('Work') && !written().includes(KEY))

  // A keychain that ought to be there and does not answer: Chromium would scramble instead, or refuse.
  for (const failing of ['scrambled', false] as const) {
    world.encryption = failing
    assert.equal(await set(), 'memory')
    assert(!written().includes('Work') && !written().includes(KEY))
  }

  world.encryption = true
  assert.equal(await set(), 'os')
  const cleared = await client.keys.clear({ provider: 'openai' })
  assert.equal(cleared.find(({ provider }) => provider === 'openai')?.present, false)
  assert(!written().includes('Work'))
}
