import type { RowToCheck } from '../../shared/domain/facts.ts'

/** Some tens of milliseconds of counting and checking at about 4 characters a microsecond. */
const CHARACTERS = 150_000
const ROWS = 1000
/** What a row costs besides its text, in characters. */
const PER_ROW = 100

/** Cuts rows into batches that take a worker some tens of milliseconds; a longer row is a batch by itself. */
export function batchesOf(rows: readonly RowToCheck[]): RowToCheck[][] {
  const batches: RowToCheck[][] = []
  let batch: RowToCheck[] = []
  let weight = 0
  for (const row of rows) {
    const own = PER_ROW + Object.values(row.cells).reduce((sum, text) => sum + text.length, 0)
    if (batch.length > 0 && (weight + own > CHARACTERS || batch.length >= ROWS)) {
      batches.push(batch)
      batch = []
      weight = 0
    }
    batch.push(row)
    weight += own
  }
  if (batch.length > 0) batches.push(batch)
  return batches
}
