import { z } from 'zod'
import { fingerprintOf } from './fingerprint.ts'
import { RowId } from './row.ts'

/** The sheet that says where a workbook for a colleague comes from, and the column for their remarks. */
export const REVIEW_SHEET = 'Tunesheet'
export const REVIEW_COLUMN = 'Review'

/** What a header of a column with the texts as they were sent begins with. */
export const AS_SENT = 'As sent: '

const LEAD = 'Tunesheet row, leave as it is'
const MARK_LENGTH = 12

/** Which project, and which state of it, a workbook was made from. */
export type ReviewOrigin = { readonly project: string; readonly revision: number }

/**
 * The name of the column that holds the row ids. It says where the rows come from as well, since some programs drop
 * hidden sheets.
 */
export function reviewHeader({ project, revision }: ReviewOrigin): string {
  return `${LEAD} · ${project} · ${revision}`
}

/** The origin that a column name tells; null for any other name. */
export function parseReviewHeader(name: string): ReviewOrigin | null {
  const [lead, project, revision] = name.split(' · ')
  if (lead !== LEAD || !z.uuid().safeParse(project).success || project === undefined) return null
  const number = Number(revision)
  return Number.isInteger(number) ? { project, revision: number } : null
}

/**
 * A text as it is compared: programs write line ends as they like, so these are no difference.
 */
export function comparable(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text
}

/** A mark by which it can be told later whether a text is still what it was: 12 hex digits. */
export function markOf(text: string): string {
  return fingerprintOf(comparable(text)).slice(0, MARK_LENGTH)
}

/** What stands in the hidden cell of a row: its id and the marks of its texts, `12 0f3a… 9bc1…`. */
export function reviewKey(row: RowId, texts: readonly string[]): string {
  return [row, ...texts.map(markOf)].join(' ')
}

/** The id and the marks of such a cell; null for one that was changed or belongs to a new row. */
export function parseReviewKey(text: string): { readonly row: RowId; readonly marks: readonly string[] } | null {
  const [id, ...marks] = text.trim().split(' ')
  // Only digits, as they were written: `Number` reads `0x3` and `1e1` as well, which would be some other row.
  const row = RowId.safeParse(/^[1-9]\d*$/.test(id ?? '') ? Number(id) : null)
  if (!row.success || !marks.every((mark) => /^[0-9a-f]{12}$/.test(mark))) return null
  return { row: row.data, marks }
}

/** Row ids as short texts of at most `longest` characters: `1-4012 4014`. The order is not kept. */
export function writeIdRanges(ids: Iterable<RowId>, longest: number): string[] {
  const sorted = Uint32Array.from(ids).sort()
  const texts: string[] = []
  let text = ''
  for (let at = 0; at < sorted.length;) {
    const first = sorted[at] ?? 0
    let end = at + 1
    while (end < sorted.length && sorted[end] === first + end - at) end += 1
    const range = end - at === 1 ? `${first}` : `${first}-${first + end - at - 1}`
    if (text.length + range.length + 1 > longest) {
      texts.push(text)
      text = ''
    }
    text += text === '' ? range : ` ${range}`
    at = end
  }
  return text === '' ? texts : [...texts, text]
}

/** Whether a row id lies in ranges that `writeIdRanges` wrote; what is no range holds none. */
export function readIdRanges(texts: readonly string[]): (readonly [first: RowId, last: RowId])[] {
  return texts
    .flatMap((text) => text.split(' '))
    .flatMap((range) => {
      const found = /^(\d{1,10})(?:-(\d{1,10}))?$/.exec(range)
      return found ? [[Number(found[1]), Number(found[2] ?? found[1])] as const] : []
    })
}
