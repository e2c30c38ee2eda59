import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { countingOf, nameOf } from '../../electron/dataset/counting.ts'
import { Project } from '../../electron/project/project.ts'
import type { BenchRow } from './row.ts'
import { textOf } from './texts.ts'

/** Milliseconds of each of many runs, fastest first. */
function timed(runs: number, act: (nth: number) => void): number[] {
  return Array.from({ length: runs }, (_, nth) => {
    const start = performance.now()
    act(nth)
    return performance.now() - start
  }).sort((a, b) => a - b)
}

function p99(times: readonly number[]): number {
  return times[Math.floor(times.length * 0.99)] ?? 0
}

const ms = (millis: number): string => `${millis.toFixed(2)} ms`

/** Places all over the sheet, the same in every run. */
const spot = (nth: number, rows: number): number => 1 + ((nth * 7919 * 104_729) % rows)

/** A project of two columns, about 500 bytes a row. */
export function filled(path: string, rows: number): Project {
  const writer = Project.createInBulk(path, {
    name: 'Bench',
    columns: [
      { name: 'Question', role: 'prompt' },
      { name: 'Answer', role: 'completion' },
    ],
    setup: { format: 'chat' },
  })
  const size = 1000
  for (let row = 1; row <= rows; row += size) {
    const count = Math.min(size, rows - row + 1)
    writer.append(Array.from({ length: count }, (_, index) => [textOf(row + index), textOf(row + index + 5)]))
  }
  return writer.finish()
}

/** Facts as counting would find them, without counting: what is measured here is what an act does to them. */
export async function counted(project: Project): Promise<void> {
  await project.facts.becomeOfNow(nameOf(countingOf(project.setup())))
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
  await project.facts.findRepeats()
}

/** Scrolling to places all over the sheet, against the same rows read by SQLite alone. */
export function benchPage(project: Project, rows: number): BenchRow {
  const offset = (nth: number): number => Math.max(0, spot(nth, rows) - 200)
  project.page({}, 0, 200)
  const ours = p99(timed(500, (nth) => void project.page({}, offset(nth), 200)))
  const peer = p99(peerPages(project.path, rows, offset))
  return {
    name: `page of 200 of ${rows.toLocaleString('en-US')} rows, p99`,
    value: ms(ours),
    ...beside('plain SELECT', ours, peer),
    target: '10 ms',
  }
}

function peerPages(path: string, rows: number, offset: (nth: number) => number): number[] {
  // A copy of the shape, not of the file: a project is open to one connection only.
  const db = new DatabaseSync(`${path}.peer`)
  db.exec(
    `PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; CREATE TABLE cells (id INTEGER PRIMARY KEY, c1 TEXT, c2 TEXT); BEGIN`,
  )
  const insert = db.prepare('INSERT INTO cells VALUES (?, ?, ?)')
  for (let row = 1; row <= rows; row++) insert.run(row, textOf(row), textOf(row + 5))
  db.exec('COMMIT')
  const select = db.prepare('SELECT * FROM cells WHERE id > ? ORDER BY id LIMIT 200')
  const times = timed(500, (nth) => void select.all(offset(nth)))
  db.close()
  return times
}

/** One typed cell until it is on disk and the frame of the window knows it, against one UPDATE and COMMIT of SQLite alone. */
export function benchEdit(project: Project, rows: number): BenchRow {
  const ours = p99(
    timed(500, (nth) => {
      const cells = [{ row: spot(nth, rows), column: 'c2', text: `edited ${nth}` }]
      project.edit([{ type: 'setCells', cells }], 'Typed in Answer')
      project.state()
    }),
  )
  const db = new DatabaseSync(`${project.path}.peer`)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  const update = db.prepare('UPDATE cells SET c2 = ? WHERE id = ?')
  const peer = p99(timed(500, (nth) => void update.run(`edited ${nth}`, spot(nth, rows))))
  db.close()
  return {
    name: `one cell on disk, of ${rows.toLocaleString('en-US')} rows, p99`,
    value: ms(ours),
    ...beside('plain UPDATE', ours, peer),
    target: '50 ms',
  }
}

function beside(name: string, ours: number, peer: number): Pick<BenchRow, 'peer' | 'ratio'> {
  return { peer: `${name} ${ms(peer)}`, ratio: `${(ours / peer).toFixed(1)} ×` }
}

/** The sheet at its largest: pages and edits of one project. */
export function benchProject(rows: number): BenchRow[] {
  const folder = mkdtempSync(join(tmpdir(), 'tunesheet-bench-'))
  try {
    using project = filled(join(folder, 'bench.tunesheet'), rows)
    return [benchPage(project, rows), benchEdit(project, rows)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
