import { execFile } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { BenchRow } from './row.ts'

const CHILD = fileURLToPath(new URL('importChild.ts', import.meta.url))
const WORDS =
  'bike order battery parcel return refund helmet frame wheel chain light lock delivery please thanks where when what how is the my a to of and in on it we will send you new today tomorrow warranty'.split(
    ' ',
  )

type Measured = { rows: number; ms: number; megabytes: number; longestPause: number }

/** Bringing in a table of support answers, about 500 bytes a row, beside papaparse that keeps nothing. */
export async function benchImport(rows: number): Promise<BenchRow[]> {
  const dir = mkdtempSync(join(tmpdir(), 'tunesheet-bench-'))
  try {
    const file = join(dir, 'answers.csv')
    await writeTable(file, rows)
    const size = `${(statSync(file).size / 1e6).toFixed(0)} MB`
    const peer = await measure('papaparse', file)
    const ours = await measure('ours', file)
    const preview = await measure('preview', file)
    if (ours.rows !== rows || peer.rows !== rows)
      throw new Error(`rows: ${rows}, ours ${ours.rows}, papaparse ${peer.rows}`)
    return [
      {
        name: `import ${rows.toLocaleString('en-US')} rows, ${size}`,
        value: seconds(ours.ms),
        peer: `papaparse alone ${seconds(peer.ms)}`,
        ratio: (ours.ms / peer.ms).toFixed(1),
        target: '≤ 8',
      },
      { name: 'import, memory at its highest', value: `${ours.megabytes.toFixed(0)} MB`, target: '< 600 MB' },
      { name: 'import, longest pause', value: `${ours.longestPause.toFixed(0)} ms` },
      { name: 'import, first rows visible', value: `${preview.ms.toFixed(0)} ms`, target: '< 1,000 ms' },
    ]
  } finally {
    rmSync(dir, { recursive: true })
  }
}

async function measure(mode: string, file: string): Promise<Measured> {
  const { stdout } = await promisify(execFile)(process.execPath, [CHILD, mode, file])
  return JSON.parse(stdout) as Measured
}

async function writeTable(file: string, rows: number): Promise<void> {
  const out = createWriteStream(file)
  out.write('ticket,customer message,our answer,category\n')
  let seed = 1
  // Deterministic (Lehmer), so that two runs measure the same file.
  const next = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below
  const text = (length: number): string => {
    let made = ''
    while (made.length < length) made += `${WORDS[next(WORDS.length)] ?? ''} `
    return made
  }
  for (let row = 0; row < rows; row += 1) {
    const question = `"${text(150)}, ""${row}""${row % 7 === 0 ? '\nand a second line' : ''}"`
    if (!out.write(`${row},${question},${text(300)},category ${row % 9}\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'close')
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
