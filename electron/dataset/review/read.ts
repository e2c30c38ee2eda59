import { formatNumber } from '../../../shared/format/figures.ts'
import type { Progress } from '../../../shared/contract/base.ts'
import { Failure } from '../../../shared/domain/failure.ts'
import { withRecords } from '../../imports/openRecords.ts'
import type { Project } from '../../project/project.ts'
import { Comparison } from './compare.ts'
import { type Origin, readOrigin } from './origin.ts'
import { Review } from './review.ts'

/** Rows compared at once: they are read from the sheet together. */
const BATCH = 500

export type ReviewWatch = {
  readonly signal?: AbortSignal | undefined
  /** In bytes of the file. */
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

/**
 * Reads a file that was sent for review and compares it with the sheet, without changing anything. Any program may have
 * saved it again, and rows may have been sorted, filtered, added and removed: every row is known by its id.
 * @throws Failure `wrong-input` for a file of another kind or project, `cancelled`, and as the importer
 */
export async function readReview(
  project: Project,
  file: { readonly path: string; readonly name: string },
  watch: ReviewWatch = {},
): Promise<Review> {
  const origin = await readOrigin(project, file)
  while (project.busy) await project.busy
  const review = new Review(file.name, project.state().revision)
  const comparison = new Comparison(project, origin, review)
  const options = { header: true, ...(origin.sheet === null ? {} : { sheet: origin.sheet }) }
  await withRecords({ ...file, options }, async ({ source, records }) => {
    for await (const batch of records.batches()) {
      refuseChanged(project, review, watch.signal)
      comparison.useColumns(records.columns)
      for (let at = 0; at < batch.rows.length; at += BATCH) comparison.take(batch.rows.slice(at, at + BATCH))
      watch.onProgress?.({ done: batch.bytes, total: source.bytes })
    }
  })
  comparison.leaveEmptyColumns()
  review.removed = await removedRows(project, origin, comparison)
  review.notices = [...comparison.gaps, ...noticesOf(origin, comparison)]
  return review
}

function refuseChanged(project: Project, review: Review, signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Failure({ code: 'cancelled', message: 'Stopped. Nothing was changed.' })
  if (project.busy || project.state().revision !== review.revision) throw sheetChanged()
}

/** What was compared is no longer what is there. */
export function sheetChanged(): Failure {
  return new Failure({
    code: 'stale',
    message: 'The sheet was changed while the review was looked at. Nothing of the review was taken over.',
    hint: 'Bring the file back once more.',
  })
}

/** Rows that were sent, are still here and do not stand in the file, in sheet order. */
async function removedRows(project: Project, { rows }: Origin, { seen }: Comparison): Promise<number[]> {
  if (rows === null) return []
  const ids = await project.viewIds({})
  const sorted = [...rows].sort((a, b) => a[0] - b[0])
  return Array.from(ids).filter((id) => !seen.has(id) && wasSent(sorted, id))
}

/** Ranges by rising first id, found by halving. */
function wasSent(ranges: readonly (readonly [number, number])[], id: number): boolean {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ranges[middle]?.[0] ?? Infinity) <= id) low = middle + 1
    else high = middle
  }
  const range = ranges[low - 1]
  return range !== undefined && id <= range[1]
}

/** Remarks that are told in full; more of them are only counted. */
const TOLD = 5

function noticesOf(origin: Origin, { goneHere, loose }: Comparison): string[] {
  const gone = `${formatNumber(goneHere)} ${goneHere === 1 ? 'row of the file was' : 'rows of the file were'} removed here since. What the file says there is left out.`
  return [
    ...(goneHere > 0 ? [gone] : []),
    ...loose.slice(0, TOLD).map((text) => `A remark beside no row: “${text.slice(0, 500)}”`),
    ...(loose.length > TOLD ? [`${formatNumber(loose.length - TOLD)} more remarks stand beside no row.`] : []),
    ...(origin.rows === null ? ['The file no longer says which rows were sent, so removed rows cannot be told.'] : []),
  ]
}
