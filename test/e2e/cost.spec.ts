import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import type { Locator } from '@playwright/test'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { contract } from '../../shared/contract/contract.ts'
import { OpenAiServer } from '../fixtures/openai-server/server.ts'
import { faultsOf } from './fixtures/axe.ts'
import { type Dirs, type Door, expect, test } from './fixtures/door.ts'
import { bringLines, go } from './fixtures/walk.ts'

/** Intl parts an amount from its sign by a space that does not break. */
const EUROPEAN = /^\d{1,3}(\.\d{3})*,\d{2,6}\s\$$/

function bringRows(app: Door, dirs: Dirs): Promise<string> {
  const lines = Array.from({ length: 60 }, (_, row) => `Wo ist Bestellung ${row}?;Sie ging am Tag ${row} ab.`)
  return bringLines(app, dirs, ['Frage;Antwort', ...lines], 'fragen.csv')
}

test('each figure of Cost says from where it is, to the keyboard as well', async ({ app, page, dirs }) => {
  await bringRows(app, dirs)
  await go(page, 'Cost')
  const tooltip = (words: string | RegExp): Locator => page.getByRole('tooltip').filter({ hasText: words })
  // The keyboard is told by its keys: a tooltip that a mouse would open waits for the mouse.
  await page.getByRole('radio', { checked: true }).focus()
  await page.keyboard.press('Tab')
  const models = page.getByRole('region', { name: 'Which model?' })
  await expect(models.getByRole('note', { name: /^estimate: / }).first()).toBeFocused()
  await expect(tooltip('× 3 passes × $5.00 per million')).toBeVisible()

  const use = page.getByRole('region', { name: 'Using it, every month' })
  await use.getByRole('note', { name: /^Estimate: / }).focus()
  await expect(tooltip(/An estimate, from .* by several secondary sources/)).toBeVisible()

  const lengths = page.getByRole('group', { name: /^Tokens per row: half of the rows have at most/ })
  await expect(lengths).toHaveAccessibleName(/The limit is 65,536; no row is over it\.$/)
  await lengths.getByRole('img').first().focus()
  await page.keyboard.press('End')
  await expect(lengths.getByRole('img').last()).toBeFocused()
  await expect(tooltip(/rows? with \d+ to \d+ tokens/)).toBeVisible()

  const passes = page.getByRole('slider', { name: 'Passes over your data' })
  await passes.focus()
  await page.keyboard.press('Home')
  await expect(passes).toHaveAttribute('aria-valuetext', /^1 pass, \$/)
})

test('what is no figure says what would be one, and changes nothing', async ({ app, page, dirs }) => {
  await bringRows(app, dirs)
  await go(page, 'Cost')
  const requests = page.getByRole('textbox', { name: 'Requests a month' })
  for (const nonsense of ['-5', '1e30', '0,5', '12 or so', '99999999999']) {
    await requests.fill(nonsense)
    await expect(requests).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByRole('tooltip', { name: 'A whole number from 1 to 1,000,000,000.' })).toBeVisible()
    await requests.blur()
    await expect(requests).toHaveValue('1,000')
  }
  await requests.fill('20000')
  await requests.blur()
  await expect(requests).toHaveValue('20,000')
  await requests.fill('')
  await requests.blur()
  await expect(requests).toHaveValue('1,000')
})

test('without rows there is no price, and no bill of nothing', async ({ page }) => {
  await page.getByText('Blank sheet').click()
  await go(page, 'Cost')
  await expect(page.getByText('There are no rows to learn from yet.')).toBeVisible()
  await expect(page.getByText(/^What a month costs is told as soon as there are rows/)).toBeVisible()
  await expect(page.getByText('0.00')).toHaveCount(0)
  expect(await faultsOf(page)).toEqual([])
})

test.describe('for a reader of German', () => {
  test.use({ locale: 'de-DE' })
  test.skip(({ door }) => door !== 'browser', 'A window of its own speaks the language of the system.')

  test('every figure is written and typed with a decimal comma, whoever made the sentence', async ({
    app,
    page,
    dirs,
  }) => {
    await bringRows(app, dirs)
    await go(page, 'Cost')
    await expect(page.locator('.ts-money-big')).toHaveText(EUROPEAN)
    const why = page.getByRole('region', { name: 'Training, paid once' }).getByRole('note')
    await expect(why.first()).toHaveAccessibleName(/× 3 passes × 5,00\s\$ per million/)
    await expect(page.getByText('limit 65.536')).toBeVisible()

    await page.getByRole('textbox', { name: 'Requests a month' }).fill('20.000')
    await page.getByRole('textbox', { name: 'Tokens of the instruction today' }).fill('1.200')
    await expect(page.getByText('Your instruction of 1.200 tokens is no longer sent')).toBeVisible()
    await expect(page.getByText(/Sending it costs 9,60\s\$ a month today/)).toBeVisible()

    await page.getByRole('button', { name: 'Add a model of your own…' }).click()
    await page.getByRole('textbox', { name: 'Name of the model' }).fill('our-model')
    await page.getByRole('textbox', { name: 'Training' }).fill('0,80')
    await page.getByRole('textbox', { name: 'Tuned: text it reads' }).fill('0.25')
    await page.getByRole('textbox', { name: 'Tuned: text it writes' }).fill('1')
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Keep these prices' }).click()
    await expect(page.getByRole('row', { name: /our-model/ })).toContainText(/0,25\s\$ \/ 1,00\s\$/)
  })

  test('a price above the limit is typed with a decimal comma', async ({ app, page, dirs }) => {
    const provider = await OpenAiServer.start()
    const { port, hash } = new URL(app.url())
    const token = new URLSearchParams(hash.slice(1)).get('token') ?? ''
    const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc?token=${token}`, { origin: `http://127.0.0.1:${port}` })
    await once(socket, 'open')
    const client: ContractRouterClient<typeof contract> = createORPCClient(new RPCLink({ websocket: socket }))
    await client.keys.set({ provider: 'openai', key: 'sk-of-this-test', label: 'Test', baseUrl: provider.url })
    socket.close()
    await page.reload()
    await bringRows(app, dirs)

    await go(page, 'Cost')
    await page.getByRole('button', { name: 'Change the limit' }).click()
    await page.getByRole('switch', { name: 'Ask above a limit' }).press('Space')
    const limit = page.getByRole('textbox', { name: 'Limit for one training' })
    await expect(limit).toHaveValue(/^25,00\s\$$/)
    await limit.fill('0,01')
    await limit.press('Enter')
    await expect(limit).toHaveValue(/^0,01\s\$$/)
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('button').first().click()

    await go(page, 'Train')
    await page.getByRole('radio', { name: /^OpenAI/ }).check()
    const send = page.getByRole('button', { name: /^Send and train for / })
    await expect(send).toHaveAttribute('aria-disabled', 'false')
    const amount = /[\d.,]+/.exec((await send.textContent()) ?? '')?.[0] ?? ''
    expect(amount).toContain(',')
    await send.click()
    const agree = page.getByRole('dialog').getByRole('button', { name: /^Send and train for / })
    const typed = page.getByRole('dialog').getByRole('textbox')
    await typed.fill(amount.replace(',', ''))
    await expect(agree).toBeDisabled()
    await typed.fill(amount)
    expect(provider.requests).toEqual([])
    await agree.click()
    await expect(page.getByRole('heading', { level: 1, name: 'Checking the file' })).toBeVisible()
    await provider.close()
  })
})
