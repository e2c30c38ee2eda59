import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

const PROJECT = new URL('../../../electron/project/project.ts', import.meta.url).href

/** The user that owns nothing: root may write everywhere, and so could not be refused anything. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534 } : {}

/** Another process with a project open, if need be of a user without rights. `code` sees `Project`, `path` and `say`; it ends when it is killed. */
export function otherProcess(path: string, code: string, withoutRights = false): ChildProcess {
  const source = `
    import { writeSync } from 'node:fs'
    import { Project } from ${JSON.stringify(PROJECT)}
    const path = ${JSON.stringify(path)}
    const say = (line) => writeSync(1, line + '\\n')
    ${code}`
  const stdio: ['pipe', 'pipe', 'inherit'] = ['pipe', 'pipe', 'inherit']
  return spawn(process.execPath, ['--no-warnings', '--input-type=module', '--eval', source], {
    stdio,
    ...(withoutRights ? NOBODY : {}),
  })
}

/** The lines a process says, as they come. */
export function linesOf(child: ChildProcess): AsyncIterable<string> {
  if (!child.stdout) throw new Error('A process without output')
  return createInterface({ input: child.stdout })
}

/** Kills without warning and waits until it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}
