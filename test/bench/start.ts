import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BenchRow } from './row.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const RUNS = 5

/** Milliseconds until a process has printed what `ready` matches. */
function timeUntil(args: readonly string[], ready: RegExp): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const env = {
      ...process.env,
      TUNESHEET_HOME: mkdtempSync(join(tmpdir(), 'tunesheet-bench-')),
      DISPLAY: '',
      WAYLAND_DISPLAY: '',
    }
    const child = spawn(process.execPath, args, { cwd: ROOT, env })
    let said = ''
    const look = (chunk: Buffer): void => {
      said += chunk.toString()
      if (!ready.test(said)) return
      resolve(performance.now() - began)
      child.kill('SIGTERM')
    }
    child.stdout.on('data', look)
    child.stderr.on('data', look)
    child.on('error', reject)
    child.on('exit', () => {
      reject(new Error(`${args.join(' ')} ended before it was ready: ${said}`))
    })
  })
}

async function median(measure: () => Promise<number>): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < RUNS; run += 1) times.push(await measure())
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0
}

/** From the start of the process until the browser door answers; the peer is Node alone. Needs `npm run build`. */
export async function benchStart(): Promise<BenchRow[]> {
  const ours = await median(() => timeUntil(['out/main/browser.js'], /http:\/\/127\.0\.0\.1:\d+/))
  const node = await median(() => timeUntil(['-e', 'console.log("http://127.0.0.1:1")'], /http:/))
  return [
    {
      name: 'start of the browser door',
      value: `${ours.toFixed(0)} ms`,
      peer: `node alone ${node.toFixed(0)} ms`,
      ratio: (ours / node).toFixed(1),
    },
  ]
}
