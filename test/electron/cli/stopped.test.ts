import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, statSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CLI, tickets, workplace } from './run.ts'

/** A folder with a spreadsheet that takes a command a while, and a folder of its own for temporary files. */
function largePlace() {
  const { dir } = workplace()
  const [work, temp] = [join(dir, 'work'), join(dir, 'temp')]
  for (const place of [work, temp]) mkdirSync(place)
  writeFileSync(join(work, 'in.csv'), tickets(400_000))
  const env = { ...process.env, TUNESHEET_HOME: join(dir, 'home'), TMPDIR: temp }
  const start = (args: readonly string[]) => spawn(process.execPath, [CLI, ...args], { cwd: work, env })
  return { work, start, left: () => [...readdirSync(work), ...readdirSync(temp)] }
}

/** Runs a command and presses Ctrl+C when it has written much to the file of this ending: in the middle of its work. */
async function stopped({ work, start, left }: ReturnType<typeof largePlace>, args: readonly string[], ending: string) {
  const child = start(args)
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  const watcher = watch(work, (_event, name) => {
    // Once: a second Ctrl+C ends the process at once.
    if (child.killed || name?.endsWith(ending) !== true) return
    if ((statSync(join(work, name), { throwIfNoEntry: false })?.size ?? 0) > 500_000) child.kill('SIGINT')
  })
  const [code] = (await once(child, 'close')) as [number | null]
  watcher.close()
  return { code, stderr, left: left() }
}

// Windows ends a process that is sent a signal, without telling it.
describe.skipIf(process.platform === 'win32')('Ctrl+C leaves nothing behind', () => {
  it('while a spreadsheet is brought in', async () => {
    const { code, stderr, left } = await stopped(
      largePlace(),
      ['import', 'in.csv', '--project', 'p.tunesheet'],
      '.part',
    )
    expect(stderr).toBe('tunesheet: Stopped. Nothing was brought in.\n')
    expect({ code, left }).toEqual({ code: 130, left: ['in.csv'] })
  })

  it('while rows are counted', async () => {
    const place = largePlace()
    await once(place.start(['import', 'in.csv', '--project', 'p.tunesheet']), 'close')
    const { code, stderr, left } = await stopped(place, ['count', 'p.tunesheet'], '.tunesheet-wal')
    expect(stderr).toBe('tunesheet: Stopped while counting.\n')
    expect({ code, left }).toEqual({ code: 130, left: ['in.csv', 'p.tunesheet'] })
  })

  it('while the training file is written', async () => {
    const { code, stderr, left } = await stopped(largePlace(), ['export', 'in.csv', '--out', 'train.jsonl'], '.part')
    expect(stderr).toBe('tunesheet: Stopped. No file was written.\n')
    expect({ code, left }).toEqual({ code: 130, left: ['in.csv'] })
  })
})
