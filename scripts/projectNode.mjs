/** The Node.js that the project runs on, found from whatever Node.js npm was started with. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Needed: `node:sqlite` without a flag, and TypeScript run as it is. */
const OLDEST = 24

function majorOf(node) {
  const answer = spawnSync(node, ['--version'], { encoding: 'utf8' })
  return answer.status === 0 ? Number(/^v(\d+)/.exec(answer.stdout)?.[1] ?? 0) : 0
}

/** Path of a Node.js that is new enough: the one npm installed for the project, else the one that runs this. Null: none. */
export function projectNode() {
  const installed = ['bin/node', 'bin/node.exe'].map((path) => `${root}node_modules/node/${path}`)
  // On Windows bin/node is a note that bin/node.exe is meant.
  const own = (process.platform === 'win32' ? installed.reverse() : installed).find((path) => existsSync(path))
  if (own && majorOf(own) >= OLDEST) return own
  return Number(process.versions.node.split('.')[0]) >= OLDEST ? process.execPath : null
}

/** Runs a script of the project with its own Node.js, ends as it ends, and passes on the signals that stop programs. */
export function runWithProjectNode(script, args, options = {}) {
  const node = projectNode()
  if (!node) {
    console.error('Tunesheet needs its parts first: run "npm ci" in its folder.')
    process.exit(2)
  }
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, ...args], {
    stdio: 'inherit',
    ...options,
  })
  // Ctrl+C reaches the child by itself: this process only waits for it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  child.on('error', (error) => {
    console.error(`Tunesheet could not be started: ${error.message}`)
    process.exit(2)
  })
  child.on('exit', (code, signal) => {
    process.exit(code ?? (signal === 'SIGINT' ? 130 : 1))
  })
}
