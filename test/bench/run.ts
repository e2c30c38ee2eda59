/**
 * `npm run bench`: one table, each row beside a peer measured in the same run, because machines differ and drift.
 * `npm run bench -- --rows 100000` looks at a smaller sheet.
 */
import { parseArgs } from 'node:util'
import type { BenchRow } from './row.ts'

const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' }, only: { type: 'string' } } })
const rows = Number(values.rows)

const benches: Record<string, () => Promise<BenchRow[]>> = {
  tokens: async () => (await import('./tokens.ts')).benchTokens(),
  import: async () => (await import('./import.ts')).benchImport(rows),
  project: async () => (await import('./project.ts')).benchProject(rows),
  scale: async () => (await import('./scale.ts')).benchScale(rows),
  acts: async () => (await import('./acts.ts')).benchActs(rows),
  check: async () => (await import('./check.ts')).benchCheck(rows),
  export: async () => (await import('./export.ts')).benchExport(rows),
  window: async () => (await import('./window.ts')).benchWindow(rows),
  start: async () => (await import('./start.ts')).benchStart(),
}

const table: BenchRow[] = []
for (const [name, bench] of Object.entries(benches)) {
  if (values.only && values.only !== name) continue
  console.error(`measuring ${name} …`)
  table.push(...(await bench()))
}
console.table(
  Object.fromEntries(
    table.map(({ name, value, peer = '', ratio = '', target = '' }) => [name, { value, peer, ratio, target }]),
  ),
)
