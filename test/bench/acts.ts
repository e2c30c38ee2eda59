import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { ActMeasures } from './actsChild.ts'
import { counted, filled } from './project.ts'
import type { BenchRow } from './row.ts'

const CHILD = fileURLToPath(new URL('actsChild.ts', import.meta.url))

/** Every act of a person at a sheet, asked for as the window asks, and how long nothing else was answered meanwhile. */
export async function benchActs(rows: number): Promise<BenchRow[]> {
  const home = mkdtempSync(join(tmpdir(), 'tunesheet-bench-'))
  try {
    mkdirSync(join(home, 'projects'))
    const file = join(home, 'bench.tunesheet')
    const project = filled(file, rows)
    await counted(project)
    project.close()
    const { stdout } = await promisify(execFile)(process.execPath, [CHILD, home, file])
    const acts = JSON.parse(stdout) as ActMeasures[]
    return acts.map(({ name, ms, work }) => ({
      name: `${name}, of ${rows.toLocaleString('en-US')} rows: longest pause`,
      value: `${work.toFixed(0)} ms`,
      peer: `in all ${ms.toFixed(0)} ms`,
      target: '< 100 ms',
    }))
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}
