import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { setCatalog } from '../../../electron/catalog/current.ts'
import { CatalogStore } from '../../../electron/catalog/store.ts'
import { AppState } from '../../../electron/project/appState.ts'
import { BUILT_IN } from '../../../shared/catalog/models.ts'
import { OpenAiServer } from '../../fixtures/openai-server/server.ts'
import { CLI, tickets } from './run.ts'

let dir: string
let server: OpenAiServer
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'tunesheet-cli-'))
  writeFileSync(join(dir, 'in.csv'), tickets(20))
  server = await OpenAiServer.start()
  const stateDir = join(dir, 'home', 'state')
  using state = AppState.open(stateDir)
  state.setPreferences({ budgetMicroUsd: 10 })
  const known = { input: null, output: null, baseInput: null, baseOutput: null, hosting: null }
  new CatalogStore(stateDir, Date.now).setPrice({
    model: 'our-own',
    currency: 'USD',
    usdPerUnit: 1,
    training: 5,
    ...known,
  })
})
afterEach(async () => {
  await server.close()
  rmSync(dir, { recursive: true })
  setCatalog(BUILT_IN)
})

async function train(...more: string[]): Promise<{ code: number | null; said: string }> {
  const env = { ...process.env, TUNESHEET_HOME: join(dir, 'home'), OPENAI_API_KEY: 'a-key-of-this-test' }
  const words = ['train', 'in.csv', '--provider', 'custom', '--base-url', server.url, '--model', 'our-own']
  const given = ['--disable-warning=ExperimentalWarning', CLI, ...words, '--epochs', '1', '--yes', ...more]
  const child = spawn(process.execPath, given, { cwd: dir, env })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said }
}

test('training above the limit that was set in the app needs its amount, as in the window', async () => {
  const refused = await train()
  expect(refused.code).toBe(2)
  expect(refused.said).toMatch(/\$[\d.]+ is above your limit of \$0\.000010\. Nothing was sent\./)
  expect(await train('--amount', '0.000001')).toMatchObject({ code: 2 })
  expect(server.jobs).toHaveLength(0)
  const [, amount = ''] = /--amount ([\d.]+)\./.exec(refused.said) ?? []
  expect(await train('--amount', amount)).toMatchObject({ code: 0 })
  expect(server.jobs).toHaveLength(1)
})
