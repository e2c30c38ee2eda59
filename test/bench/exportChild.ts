/** One way out in a process of its own, so that its memory is its own: `node exportChild.ts peer|chat|csv|xlsx FILE`. */
import { openSync, writeSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { writeExport } from '../../electron/dataset/exports/files.ts'
import { Project } from '../../electron/project/project.ts'
import { ExportFormat } from '../../shared/domain/formats/exportFormat.ts'
import { watched } from './pauses.ts'

export type ExportMeasures = {
  readonly bytes: number
  readonly ms: number
  readonly megabytes: number
  readonly longestPause: number
}

const [mode = '', file = ''] = process.argv.slice(2)

/** The same lines from SQLite alone, in one go and without a look at anything else. */
function peer(): number {
  const db = new DatabaseSync(file, { readOnly: true })
  const out = openSync(`${file}.peer`, 'w')
  let bytes = 0
  for (const row of db.prepare('SELECT c1, c2 FROM cells ORDER BY id').iterate()) {
    const messages = [
      { role: 'user', content: row['c1'] },
      { role: 'assistant', content: row['c2'] },
    ]
    bytes += writeSync(out, `${JSON.stringify({ messages })}\n`)
  }
  db.close()
  return bytes
}

async function ours(project: Project): Promise<number> {
  const as = ExportFormat.parse(mode)
  const files = await writeExport(project, { as, rows: { which: 'all' } }, () => Promise.resolve(`${file}.${as}`))
  return files?.[0]?.bytes ?? 0
}

async function measured(act: () => number | Promise<number>): Promise<ExportMeasures> {
  let bytes = 0
  const { ms, pause: longestPause } = await watched(async () => {
    bytes = await act()
  })
  return { bytes, ms, megabytes: process.resourceUsage().maxRSS / 1024, longestPause }
}

async function measuredExport(): Promise<ExportMeasures> {
  // As in the app, where the sheet is open and its first rows are shown: that is measured elsewhere.
  using project = Project.open(file)
  project.page({}, 0, 200)
  return await measured(() => ours(project))
}

console.log(JSON.stringify(await (mode === 'peer' ? measured(peer) : measuredExport())))
