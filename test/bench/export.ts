import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { ExportMeasures } from './exportChild.ts'
import { filled } from './project.ts'
import type { BenchRow } from './row.ts'

const CHILD = fileURLToPath(new URL('exportChild.ts', import.meta.url))

/** Every way out of a sheet at its largest, beside SQLite's own rows written with JSON.stringify and nothing else. */
export async function benchExport(rows: number): Promise<BenchRow[]> {
  const dir = mkdtempSync(join(tmpdir(), 'tunesheet-bench-'))
  try {
    const file = join(dir, 'bench.tunesheet')
    filled(file, rows).close()
    const peer = await measure('peer', file)
    const lines = await measure('chat', file)
    const sheet = `${rows.toLocaleString('en-US')} rows`
    const tables = [
      { as: 'csv', made: await measure('csv', file) },
      { as: 'xlsx', made: await measure('xlsx', file) },
    ]
    return [
      {
        name: `training file of ${sheet}, ${(lines.bytes / 1e6).toFixed(0)} MB`,
        value: speed(lines),
        peer: `SELECT and JSON.stringify ${speed(peer)}`,
        ratio: `${(lines.bytes / lines.ms / (peer.bytes / peer.ms)).toFixed(1)} ×`,
        target: '≥ 60 MB/s',
      },
      { name: 'training file, memory at its highest', value: memory(lines), target: '< 700 MB' },
      { name: 'training file, longest pause', value: pause(lines), target: '< 100 ms' },
      ...tables.flatMap(({ as, made }): BenchRow[] => [
        { name: `${as} of ${sheet}, ${(made.bytes / 1e6).toFixed(0)} MB`, value: `${(made.ms / 1000).toFixed(1)} s` },
        { name: `${as}, memory at its highest`, value: memory(made), target: '< 700 MB' },
        { name: `${as}, longest pause`, value: pause(made), target: '< 100 ms' },
      ]),
    ]
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

async function measure(mode: string, file: string): Promise<ExportMeasures> {
  const { stdout } = await promisify(execFile)(process.execPath, [CHILD, mode, file])
  return JSON.parse(stdout) as ExportMeasures
}

function speed({ bytes, ms }: ExportMeasures): string {
  return `${(bytes / 1e3 / ms).toFixed(0)} MB/s`
}

function memory({ megabytes }: ExportMeasures): string {
  return `${megabytes.toFixed(0)} MB`
}

function pause({ longestPause }: ExportMeasures): string {
  return `${longestPause.toFixed(0)} ms`
}
