import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The command line's entry. */
export const CLI = fileURLToPath(new URL('../../../electron/cli.ts', import.meta.url))

export type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** A folder of its own for one test, and the command line run in it as a user would: a real process. */
export function workplace(): {
  dir: string
  run: (...args: string[]) => Promise<Ran>
  json: (...args: string[]) => Promise<unknown>
} {
  const dir = mkdtempSync(join(tmpdir(), 'tunesheet-cli-'))
  const env = { ...process.env, TUNESHEET_HOME: join(dir, 'home'), TUNESHEET_PRACTICE_PACE: '200', OPENAI_API_KEY: '' }
  const run = (...args: string[]): Promise<Ran> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CLI, ...args], { cwd: dir, env })
      let stdout = ''
      let stderr = ''
      child.stdout.on('data', (chunk: Buffer) => {
        stdout += chunk.toString()
      })
      child.stderr.on('data', (chunk: Buffer) => {
        stderr += chunk.toString()
      })
      child.on('error', reject)
      child.on('close', (code) => {
        resolve({ code, stdout, stderr })
      })
    })
  const json = async (...args: string[]): Promise<unknown> => JSON.parse((await run(...args, '--json')).stdout)
  return { dir, run, json }
}

/** A small spreadsheet with as many clean rows as asked. */
export function tickets(rows: number): string {
  const lines = Array.from(
    { length: rows },
    (_, at) => `Where is parcel number ${at}?,"Hello, parcel ${at} left us on Monday."`,
  )
  return `Question,Answer\n${lines.join('\n')}\n`
}
