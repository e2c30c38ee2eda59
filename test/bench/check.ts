import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Project } from '../../electron/project/project.ts'
import type { CheckMeasures } from './checkChild.ts'
import type { BenchRow } from './row.ts'
import { ruleShares } from './ruleShares.ts'
import { tickets } from './tickets.ts'

const CHILD = fileURLToPath(new URL('checkChild.ts', import.meta.url))
const BATCH = 1000
/** The sheet that the targets are about; of a larger one the times grow with it. */
const MOST_ROWS = 100_000
const SAMPLE = 20_000

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
const millis = (ms: number): string => `${ms.toFixed(0)} ms`

/** Everything that Check says about a sheet of support tickets, from nothing and after one edit. */
export async function benchCheck(wanted: number): Promise<BenchRow[]> {
  const rows = Math.min(wanted, MOST_ROWS)
  const dir = mkdtempSync(join(tmpdir(), 'tunesheet-bench-'))
  try {
    const file = join(dir, 'bench.tunesheet')
    fill(file, rows)
    const { stdout } = await promisify(execFile)(process.execPath, [CHILD, file])
    const found = JSON.parse(stdout) as CheckMeasures
    const size = rows.toLocaleString('en-US')
    const shares = ruleShares(SAMPLE)
    const slowest = shares[0] ?? { id: 'none', share: 0 }
    return [
      {
        name: `check ${size} tickets: ${found.issues.toLocaleString('en-US')} issues`,
        value: seconds(found.checked),
        peer: `of it counting and rules ${seconds(found.counted)}`,
        target: '< 60 s',
      },
      pausing('check, longest pause', found.pause),
      { name: `look-alikes of ${size} rows alone`, value: seconds(found.alike), target: '' },
      { name: 'one edit until every finding is up to date', value: millis(found.edited), target: '< 1,000 ms' },
      pausing('one edit, longest pause', found.editPause),
      { name: 'stop checking in the middle', value: millis(found.stopped), target: '< 100 ms' },
      { name: `slowest rule: ${slowest.id}`, value: `${(100 * slowest.share).toFixed(0)} % of all rules`, target: '' },
    ]
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function pausing(name: string, ms: number): BenchRow {
  return { name, value: millis(ms), target: '< 50 ms' }
}

function fill(file: string, rows: number): void {
  const columns = [
    { name: 'Ticket', role: 'prompt' },
    { name: 'Answer', role: 'completion' },
  ] as const
  const writer = Project.createInBulk(file, { name: 'Bench', columns, setup: { format: 'chat' } })
  let batch: (readonly string[])[] = []
  for (const ticket of tickets(rows)) {
    batch.push(ticket)
    if (batch.length < BATCH) continue
    writer.append(batch)
    batch = []
  }
  writer.append(batch)
  writer.commit()
  writer.finish().close()
}
