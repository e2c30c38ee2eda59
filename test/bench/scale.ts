import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Project } from '../../electron/project/project.ts'
import { filled } from './project.ts'
import type { BenchRow } from './row.ts'
import type { ScaleMeasures } from './scaleChild.ts'

const CHILD = fileURLToPath(new URL('scaleChild.ts', import.meta.url))

/** Long acts and views of a sheet at its largest, all of it counted, and the longest pause that each of them made. */
export async function benchScale(rows: number): Promise<BenchRow[]> {
  const dir = mkdtempSync(join(tmpdir(), 'tunesheet-bench-'))
  try {
    const file = join(dir, 'bench.tunesheet')
    const project = filled(file, rows)
    count(project)
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

/** Facts as counting would find them, without counting: what is measured here is what an act does to them. */
function count(project: Project): void {
  for (let rows = project.facts.stale(0, 2000); rows.length > 0; rows = project.facts.stale(0, 2000)) {
    project.facts.write(
      rows.map(({ id, stamp }) => ({
        row: id,
        stamp,
        tokens: 100 + (id % 50),
        completionTokens: 50,
        over: 0,
        fingerprint: BigInt.asUintN(64, BigInt(id) * 0x9e3779b97f4a7c15n)
          .toString(16)
          .padStart(16, '0'),
        sketch: null,
        traits: null,
        issues: [],
      })),
    )
  }
}
