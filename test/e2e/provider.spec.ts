import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import type { Page } from '@playwright/test'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { contract } from '../../shared/contract/contract.ts'
import { OpenAiServer } from '../fixtures/openai-server/server.ts'
import { expect, test as base } from './fixtures/door.ts'
import { bringLines, go, SIXTY } from './fixtures/walk.ts'

/** A real server on this computer that answers as OpenAI does. */
const test = base.extend<{ provider: OpenAiServer }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads from this pattern that nothing else is needed.
  provider: async ({}, use) => {
    const server = await OpenAiServer.start()
    await use(server)
    await server.close()
  },
})

/** Puts in the address and a key as a user does, and comes back to Train with that server chosen. */
async function chooseOwnServer(page: Page, address: string): Promise<void> {
  await go(page, 'Train')
  await page.getByRole('radio', { name: /^Your own server/ }).check()
  await page.getByRole('button', { name: 'Put in both' }).click()
  await page.getByRole('button', { name: /^Add a key for .*own/i }).click()
  await page.getByRole('textbox', { name: 'Address' }).fill(address)
  await page.getByRole('textbox', { name: 'Key' }).fill('secret-of-this-test')
  await page.getByRole('button', { name: 'Save and test' }).click()
  await expect(page.getByRole('button', { name: /^Replace the key for .*own/i })).toBeVisible()
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('button').first().click()
  await page.getByRole('radio', { name: /^Your own server/ }).check()
  await page.getByRole('textbox', { name: 'Model' }).fill('our-model')
}

test('a job at a real server is sent once, learns, is done, and answers', async ({ app, page, dirs, provider }) => {
  await bringLines(app, dirs, SIXTY)
  await chooseOwnServer(page, provider.url)
  await expect(page.getByText(provider.host, { exact: true })).toBeVisible()
  const fingerprint = await page.getByTitle(/^Fingerprint \(sha256\)/).getAttribute('title')
  await page.getByRole('button', { name: 'Send and train, price unknown' }).dblclick()
  await expect(page.getByRole('heading', { level: 1, name: 'Checking the file' })).toBeVisible()

  const [job] = provider.jobs
  if (!job) throw new Error('No job arrived')
  job.status = 'running'
  provider.addEvent({ message: 'Fine-tuning job started' })
  const figures = { step: 10, total_steps: 40, train_loss: 1.25, train_mean_token_accuracy: 0.7 }
  provider.addEvent({ type: 'metrics', message: 'Step 10/40', data: figures })
  await expect(page.getByRole('heading', { level: 1, name: /^Learning, (pass 1 of 3|step 10 of 40)/ })).toBeVisible({
    timeout: 30_000,
  })
  await expect(page.getByText('Fine-tuning job started')).toBeVisible()
  await expect(page.getByText('70 %')).toBeVisible()

  Object.assign(job, { status: 'succeeded', fine_tuned_model: 'ft:our-model:answers', trained_tokens: 4000 })
  await expect(page.getByRole('heading', { level: 1, name: 'Done: your tuned model is ready' })).toBeVisible({
    timeout: 30_000,
  })
  await page.getByRole('button', { name: 'Try it' }).click()
  await page.getByRole('textbox', { name: 'Your question' }).fill('Where is my order?')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Answer of ft:our-model:answers')).toBeVisible()
  await expect(page.getByText('Answer of our-model')).toBeVisible()

  expect(provider.jobs).toHaveLength(1)
  expect([...provider.files.values()].map((file) => `Fingerprint (sha256) ${file.sha256}`)).toEqual([fingerprint])
  await expect(page.getByText(`Online with ${provider.host}`)).toBeVisible()
})

test('after a lost answer nothing is sent again, and the job is found', async ({ app, page, dirs, provider }) => {
  await bringLines(app, dirs, SIXTY)
  await chooseOwnServer(page, provider.url)
  Object.assign(provider.faults, { dropCreate: 'after', hideJobs: true })
  await page.getByRole('button', { name: 'Send and train, price unknown' }).click()
  await expect(
    page.getByRole('heading', { level: 1, name: /^We do not know yet whether .* took the job$/ }),
  ).toBeVisible({ timeout: 30_000 })
  Object.assign(provider.faults, { dropCreate: null, hideJobs: false })
  await page.getByRole('button', { name: 'Look again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Checking the file' })).toBeVisible({ timeout: 30_000 })
  expect(provider.jobs).toHaveLength(1)
})

test('where a server cannot tell, the user looks there, says so, and sends it again', async ({
  app,
  page,
  dirs,
  provider,
}) => {
  await bringLines(app, dirs, SIXTY)
  await chooseOwnServer(page, provider.url)
  Object.assign(provider.faults, { dropCreate: 'before', noPaging: true })
  await page.getByRole('button', { name: 'Send and train, price unknown' }).click()
  await expect(page.getByText('There is no list of jobs at your server that would tell.')).toBeVisible({
    timeout: 30_000,
  })
  await page.getByRole('button', { name: 'It is not there…' }).click()
  await expect(page.getByRole('dialog')).toContainText('trained twice and charged twice')
  await page.getByRole('button', { name: 'I looked, it is not there' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Set aside' })).toBeVisible()
  Object.assign(provider.faults, { dropCreate: null, noPaging: false })
  await page.getByRole('button', { name: 'Train again…' }).click()
  await page.getByRole('radio', { name: /^Your own server/ }).check()
  await page.getByRole('textbox', { name: 'Model' }).fill('our-model')
  await page.getByRole('button', { name: 'Send and train, price unknown' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Checking the file' })).toBeVisible({ timeout: 30_000 })
  expect(provider.jobs).toHaveLength(1)
})

test('a price above the limit is typed before anything is sent', async ({ app, page, dirs, door, provider }) => {
  test.skip(door !== 'browser', 'The test puts in the key through the socket of the browser door.')
  const { port, hash } = new URL(app.url())
  const token = new URLSearchParams(hash.slice(1)).get('token') ?? ''
  const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc?token=${token}`, { origin: `http://127.0.0.1:${port}` })
  await once(socket, 'open')
  const client: ContractRouterClient<typeof contract> = createORPCClient(new RPCLink({ websocket: socket }))
  // A key for OpenAI whose address is this test's server: prices are known there, and nothing can reach OpenAI.
  await client.keys.set({ provider: 'openai', key: 'sk-of-this-test', label: 'Test', baseUrl: provider.url })
  await client.app.setPreferences({ budgetMicroUsd: 10_000 })
  socket.close()
  // What another window changed is not heard of; a fresh page knows it.
  await page.reload()

  await bringLines(app, dirs, SIXTY)
  await go(page, 'Train')
  await page.getByRole('radio', { name: /^OpenAI/ }).check()
  await expect(page.getByText('of your $0.01 limit')).toBeVisible()
  const send = page.getByRole('button', { name: /^Send and train for \$/ })
  await expect(send).toHaveAttribute('aria-disabled', 'false')
  const amount = /\$[\d.]+/.exec((await send.textContent()) ?? '')?.[0] ?? ''
  await send.click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(`${amount} is above your limit of $0.01`)
  const agree = dialog.getByRole('button', { name: `Send and train for ${amount}` })
  await dialog.getByRole('textbox').fill('0.01')
  await expect(agree).toBeDisabled()
  await dialog.getByRole('textbox').fill(amount)
  expect(provider.requests).toEqual([])
  await agree.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Checking the file' })).toBeVisible()
  expect(provider.jobs).toHaveLength(1)
})
