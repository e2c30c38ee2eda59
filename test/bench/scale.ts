import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { counted, filled } from './project.ts'
import type { BenchRow } from './row.ts'
import type { ScaleMeasures } from './scaleChild.ts'

const CHILD = fileURLToPath(new URL('scaleChild.ts', import.meta.url))

/** Long acts and views of a sheet at its largest, all of it counted, and the longest pause that each of them made. */
export async function benchScale(rows: number): Promise<BenchRow[]> {
  const dir = mkdtempSync(join(tmpdir(), 'tunesheet-bench-'))
  try {
    const file = join(dir, 'bench.tunesheet')
    const project = filled(file, rows)
    await counted(project)
    project.close()
    const { stdout } = await promisify(execFile)(process.execPath, [CHILD, file, String(rows)])
    const { acts, megabytes } = JSON.parse(stdout) as ScaleMeasures
    const size = `${rows.toLocaleString('en-US')} rows, ${(statSync(file).size / 1e6).toFixed(0)} MB`
    return [
      {
        name: `the sheet's project file: ${size}; memory through all of it`,
        value: `${megabytes.toFixed(0)} MB`,
        target: '< 700 MB',
      },
      ...acts.map(({ name, ms, longestPause, target }): BenchRow => ({
        name,
        value: `${ms.toFixed(0)} ms`,
        peer: `longest pause ${longestPause.toFixed(0)} ms`,
        target,
      })),
    ]
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
