import { knownModel } from '../catalog/current.ts'
import { PROVIDERS } from '../../shared/catalog/providers.ts'
import type { Leaving } from '../../shared/contract/readiness.ts'
import { type Column, isSent } from '../../shared/domain/column.ts'
import { privateDataIn } from '../../shared/domain/private/privateData.ts'
import { Pace, type PaceOptions } from '../pace.ts'
import type { Project } from '../project/project.ts'
import type { StoredRow } from '../project/records.ts'

/** Cells with private data that are looked at again to count what is in them. */
const MOST_CELLS = 20_000

/** Rows, or issues, read at once. */
const BATCH = 500

/** The rule that finds private data; its findings are counted here by kind. */
const RULE = 'private-data'

/**
 * What would leave this computer if training were started now: columns with their sizes, and what private data is in them.
 * Goes through the whole sheet in pieces; progress in rows.
 * @throws the signal's reason when it was cancelled
 */
export async function leavingOf(project: Project, options: PaceOptions = {}): Promise<Leaving> {
  const { totals, columns, setup, revision } = project.state()
  const total = totals.rows
  const pace = new Pace({
    signal: options.signal,
    onProgress: (done) => options.onProgress?.(Math.min(done, total), total),
  })
  const sizes = await sizesOf(project, columns.filter(isSent), pace)
  const { found, allLooked } = await privateOf(project, pace)
  const provider = PROVIDERS[knownModel(setup.model)?.provider ?? 'custom']
  return {
    revision,
    provider: provider.name,
    host: provider.host,
    columns: sizes,
    stays: columns.filter((column) => !isSent(column)).map(({ name }) => name),
    instruction: Buffer.byteLength(setup.instruction),
    trainRows: totals.rows - totals.validationRows,
    heldBackRows: totals.validationRows,
    found,
    allLooked,
  }
}

async function sizesOf(project: Project, columns: readonly Column[], pace: Pace): Promise<Leaving['columns']> {
  const sizes = columns.map(({ id, name, role }) => ({ id, name, role, rows: 0, bytes: 0 }))
  const ids = await project.viewIds({})
  for (let at = 0; at < ids.length; at += BATCH) {
    while (project.busy) await project.busy
    const rows = project.stored(Array.from(ids.subarray(at, at + BATCH)))
    for (const size of sizes) addRows(size, rows)
    await pace.next(rows.length)
  }
  return sizes.map(({ name, role, rows, bytes }) => ({ name, role, rows, bytes }))
}

function addRows(size: { readonly id: string; rows: number; bytes: number }, rows: readonly StoredRow[]): void {
  for (const { cells } of rows) {
    const text = cells[size.id] ?? ''
    if (text === '') continue
    size.rows += 1
    size.bytes += Buffer.byteLength(text)
  }
}

type Found = Pick<Leaving, 'found' | 'allLooked'>

/** Private data by kind, most frequent first. */
async function privateOf(project: Project, pace: Pace): Promise<Found> {
  const kinds = new Map<string, { kind: string; count: number; cells: number }>()
  for (let at = 0; at < MOST_CELLS; at += BATCH) {
    while (project.busy) await project.busy
    const issues = project.facts.issuesOfRule(RULE, at, BATCH)
    const rows = new Map(project.stored(issues.map(({ row }) => row)).map((row) => [row.id, row]))
    for (const { row, column } of issues) {
      const inCell = privateDataIn(column === null ? '' : (rows.get(row)?.cells[column] ?? ''))
      for (const kind of new Set(inCell.map((one) => one.kind))) {
        const known = kinds.get(kind) ?? { kind, count: 0, cells: 0 }
        known.count += inCell.filter((one) => one.kind === kind).length
        known.cells += 1
        kinds.set(kind, known)
      }
      await pace.next(0)
    }
    if (issues.length < BATCH) return { found: sorted(kinds), allLooked: true }
  }
  return { found: sorted(kinds), allLooked: false }
}

function sorted(kinds: ReadonlyMap<string, Leaving['found'][number]>): Leaving['found'] {
  return [...kinds.values()].sort((a, b) => b.count - a.count)
}
