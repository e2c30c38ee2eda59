import assert from 'node:assert/strict'
import { type Check, clientOf } from '../door.ts'
import { fromPages } from '../standIn/ports.ts'
import { session } from '../standIn/session.ts'

/** What a page of ours cannot do, even with somebody else's script in it. */
export const check: Check = async ({ world }) => {
  const [window] = world.windows
  assert(window)
  const page = window.webContents.standInPage
  const home = page.url()

  // Away from the app.
  await page.evaluate(() => {
    location.href = 'https://example.com/'
  })
  // Any call that is answered shows that the page is still ours.
  assert.equal((await (await clientOf(window)).app.info()).door, 'desktop')
  assert.equal(new URL(page.url()).host, new URL(home).host)

  // Into another window.
  await page.evaluate(() => {
    globalThis.open('https://example.com/')
  })
  assert.deepEqual(world.opened, [])

  // Onto the network: the policy refuses before anything is asked for.
  const failed = await page.evaluate(() =>
    fetch('https://example.com/').then(
      () => 'sent',
      () => 'refused',
    ),
  )
  assert.equal(failed, 'refused')
  assert(world.network.every(({ cancelled }) => cancelled))
  assert(!session.defaultSession.standInAllows('http://example.com/x'))
  // Chromium tells of each refusal; those were ours.
  world.violations = world.violations.filter((text) => !text.startsWith('csp:') || !text.includes('example.com'))

  assert.deepEqual(world.spellLanguages, [], 'dictionaries would be fetched')
  assert.equal(world.secureDns, 'off', 'name servers would be asked')
  let downloads = true
  session.defaultSession.emit('will-download', { preventDefault: () => (downloads = false) })
  assert.equal(downloads, false)

  // Past the preload: only the main frame of our own page may speak.
  for (const senderFrame of [
    { url: 'https://example.com/', parent: null },
    { url: 'app://elsewhere/index.html', parent: null },
    { url: 'app://tunesheet/index.html', parent: {} },
    null,
  ]) {
    let closed = false
    const port = { close: () => (closed = true) }
    fromPages.emit('tunesheet:connect', { ports: [port], senderFrame })
    assert.equal(closed, true, `accepted ${JSON.stringify(senderFrame)}`)
  }

  // Permissions: the clipboard for our page, nothing else for anybody.
  const granted = (permission: string): boolean => {
    let answer = false
    session.defaultSession.standInPermission?.(window.webContents, permission, (given) => (answer = given))
    return answer
  }
  assert.equal(granted('clipboard-sanitized-write'), true)
  for (const permission of ['media', 'geolocation', 'notifications', 'openExternal', 'fileSystem'])
    assert.equal(granted(permission), false)
}
