import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { OpenAiServer } from '../../fixtures/openai-server/server.ts'
import { CLI, tickets } from './run.ts'

describe('tunesheet train --yes, stopped while the job is made', () => {
  let dir: string
  let server: OpenAiServer
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'tunesheet-cli-'))
    writeFileSync(join(dir, 'in.csv'), tickets(20))
    server = await OpenAiServer.start()
  })
  afterEach(async () => {
    await server.close()
    rmSync(dir, { recursive: true })
  })

  const tunesheet = (...args: string[]): ChildProcess => {
    const env = { ...process.env, TUNESHEET_HOME: join(dir, 'home'), OPENAI_API_KEY: 'a-key-of-this-test' }
    const words = [...args, '--base-url', server.url]
    return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CLI, ...words], { cwd: dir, env })
  }
  const train = (): ChildProcess =>
    tunesheet('train', 'in.csv', '--provider', 'custom', '--model', 'gpt-4.1-mini', '--yes')
  const saidBy = async (child: ChildProcess): Promise<{ code: number | null; said: string }> => {
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += String(chunk)))
    const [code] = (await once(child, 'close')) as [number | null]
    return { code, said }
  }

  test(
    'does not make a second one when the same file is sent again, and says where to look',
    { timeout: 300_000 },
    async () => {
      const made = Promise.withResolvers<undefined>()
      server.faults.holdCreate = () => {
        made.resolve(undefined)
        return new Promise(() => undefined)
      }
      const first = train()
      const gone = once(first, 'exit')
      await made.promise
      first.kill('SIGKILL')
      await gone
      server.faults.holdCreate = null
      const { code, said } = await saidBy(train())
      const [project] = readdirSync(join(dir, 'home', 'projects')).filter((name) => name.endsWith('.tunesheet'))
      const path = join(dir, 'home', 'projects', String(project))
      expect(code).toBe(2)
      expect(said).toContain(
        `The same rows were sent to Your own server from ${path}, and we do not know yet what became of them.`,
      )
      const hint = /tunesheet (job) (\S+) (--project) "(.+)" (--watch)/.exec(said)
      Object.assign(server.jobs[0] ?? {}, { status: 'succeeded', fine_tuned_model: 'ft:ours' })
      const looked = await saidBy(tunesheet(...(hint ?? []).slice(1)))
      expect(looked.said).toContain('Ready: ft:ours')
      expect(server.jobs).toHaveLength(1)
      expect(readdirSync(join(dir, 'home', 'projects')).filter((name) => name.endsWith('.tunesheet'))).toHaveLength(1)
    },
  )
})
