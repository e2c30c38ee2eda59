import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runPatiently } from '../../scripts/patience.ts'

describe('running a program for as long as it gets anywhere', () => {
  let dir: string
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'tunesheet-patience-'))
  })
  afterEach(() => {
    rmSync(dir, { recursive: true })
  })
  const node = (code: string, patienceMs: number): ReturnType<typeof runPatiently> =>
    runPatiently(process.execPath, ['--input-type=module', '-e', code], { watched: [dir], patienceMs, cwd: dir })

  it('ends as the program ends, and keeps what it said', async () => {
    expect(await node('console.log("here")', 5000)).toEqual({ outcome: 'done', said: 'here' })
    expect(await node('console.error("no"); process.exit(3)', 5000)).toEqual({ outcome: 'failed', said: 'no' })
    expect((await runPatiently('no-such-program', [], { watched: [], patienceMs: 5000 })).outcome).toBe('failed')
  })

  it('stops one that is stuck', async () => {
    expect((await node('setInterval(() => {}, 1000)', 300)).outcome).toBe('stuck')
  })

  it('waits longer than its patience while bytes keep coming', async () => {
    const slow = `import { appendFileSync } from 'node:fs'
      let n = 0
      const timer = setInterval(() => { appendFileSync('part', 'x'); if (++n === 12) clearInterval(timer) }, 100)`
    expect((await node(slow, 600)).outcome).toBe('done')
    expect(readdirSync(dir)).toEqual(['part'])
  })
})
