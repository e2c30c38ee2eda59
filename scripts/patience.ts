import { spawn, type ChildProcess } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

export type Patience = {
  /** Folders whose growth is progress, beside any output of the program. */
  readonly watched: readonly string[]
  /** Gives up after this long without progress. */
  readonly patienceMs: number
  /** Told about once a second with the bytes that have come so far. */
  readonly onProgress?: (bytes: number) => void
  readonly env?: NodeJS.ProcessEnv
  readonly cwd?: string
}

/** How a program that was watched came to its end. `said`: the last of what it wrote. */
export type Ending = { readonly outcome: 'done' | 'failed' | 'stuck'; readonly said: string }

function bytesIn(path: string): number {
  try {
    const info = statSync(path)
    if (!info.isDirectory()) return info.size
    return readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0)
  } catch {
    return 0 // Gone while we looked.
  }
}

function stop(child: ChildProcess): void {
  // The whole group: installers have children of their own.
  if (process.platform === 'win32' || child.pid === undefined) child.kill()
  else {
    try {
      process.kill(-child.pid, 'SIGKILL')
    } catch {
      child.kill('SIGKILL')
    }
  }
}

/** Runs a program that fetches something, for as long as it gets anywhere. */
export function runPatiently(command: string, args: readonly string[], patience: Patience): Promise<Ending> {
  const { watched, patienceMs, onProgress, env, cwd } = patience
  const total = (): number => watched.reduce((sum, path) => sum + bytesIn(path), 0)
  const atStart = total()
  const child = spawn(command, args, {
    env: env ?? process.env,
    ...(cwd !== undefined && { cwd }),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  })
  let said = ''
  let bytes = atStart
  let progressAt = performance.now()
  let stuck = false
  const hear = (chunk: Buffer): void => {
    said = (said + chunk.toString()).slice(-4000)
    progressAt = performance.now()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const timer = setInterval(
    () => {
      const now = total()
      if (now !== bytes) {
        bytes = now
        progressAt = performance.now()
        onProgress?.(Math.max(0, bytes - atStart))
      } else if (performance.now() - progressAt > patienceMs) {
        stuck = true
        stop(child)
      }
    },
    Math.min(1000, patienceMs / 4),
  )
  const give = (): void => {
    stop(child)
    process.exit(130)
  }
  process.once('SIGINT', give)
  process.once('SIGTERM', give)
  return new Promise((resolve) => {
    const end = (outcome: Ending['outcome']): void => {
      clearInterval(timer)
      process.off('SIGINT', give)
      process.off('SIGTERM', give)
      resolve({ outcome: stuck ? 'stuck' : outcome, said: said.trim() })
    }
    child.once('error', (error) => {
      said = error.message
      end('failed')
    })
    child.once('close', (code) => {
      end(code === 0 ? 'done' : 'failed')
    })
  })
}
