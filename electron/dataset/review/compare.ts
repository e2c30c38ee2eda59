import type { Column, ColumnId } from '../../../shared/domain/column.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { AS_SENT, comparable, markOf, parseReviewHeader, parseReviewKey } from '../../../shared/domain/reviewMark.ts'
import type { FoundColumn } from '../../imports/records.ts'
import type { Project } from '../../project/project.ts'
import type { StoredRow } from '../../project/records.ts'
import type { Origin } from './origin.ts'
import type { Review } from './review.ts'

/** A column of the file that belongs to one of the sheet. `nth`: which of the marks is its own. */
type Pair = { readonly at: number; readonly sentAt: number; readonly column: ColumnId; readonly nth: number }

type Key = { readonly row: RowId; readonly marks: readonly string[] }

/** Compares the rows of a file, batch by batch, with those of a sheet. */
export class Comparison {
  readonly seen = new Set<RowId>()
  /** Rows that are in the file but no longer in the sheet. */
  goneHere = 0
  /** Remarks that stand beside no row. */
  readonly loose: string[] = []
  #gaps: readonly string[] = []
  readonly #project: Project
  readonly #origin: Origin
  readonly #review: Review
  #keyAt = -1
  #noteAt = -1
  #pairs: readonly Pair[] = []
  /** Places in the file of the columns that are new there, in the order of the review. */
  #extra: readonly number[] = []
  /** The row of the sheet that stands above the next new one. */
  #above: RowId | undefined

  constructor(project: Project, origin: Origin, review: Review) {
    this.#project = project
    this.#origin = origin
    this.#review = review
  }

  /** Columns that were removed there or here, or are new there: whole sentences. */
  get gaps(): readonly string[] {
    return this.#gaps
  }

  /** The columns of the file, as soon as they are known. */
  useColumns(found: readonly FoundColumn[]): void {
    const names = found.map(({ name }) => name)
    const own = this.#project.columns()
    this.#keyAt = names.findIndex((name) => parseReviewHeader(name) !== null)
    this.#noteAt = names.indexOf(this.#origin.reviewColumn)
    const sent = [...this.#origin.columns]
    this.#pairs = sent.flatMap(([name, column], nth) => {
      const at = names.indexOf(name)
      const here = own.some(({ id }) => id === column)
      return at < 0 || !here ? [] : [{ at, sentAt: names.indexOf(AS_SENT + name), column, nth }]
    })
    this.#gaps = gapsOf(names, { own, origin: this.#origin })
    this.#extra = extraOf(names, this.#origin)
    for (const at of this.#extra.slice(this.#review.column.length))
      this.#review.column.push({ name: names[at] ?? '', cells: [] })
  }

  /** Columns without a name and without a text are no columns to anybody. */
  leaveEmptyColumns(): void {
    const { column, added } = this.#review
    const used = new Set(added.flatMap(({ more }) => more.map(([nth]) => nth)))
    const kept = column.flatMap((one, nth) => (one.cells.length > 0 || used.has(nth) ? [nth] : []))
    const places = new Map(kept.map((nth, place) => [nth, place]))
    column.splice(0, column.length, ...kept.flatMap((nth) => column[nth] ?? []))
    added.forEach((row, at) => {
      added[at] = { ...row, more: row.more.flatMap(([nth, text]) => [[places.get(nth) ?? 0, text] as const]) }
    })
  }

  /** Some rows of the file, in its order. */
  take(rows: readonly (readonly string[])[]): void {
    const keys = rows.map((cells) => parseReviewKey(cells[this.#keyAt] ?? ''))
    const ids = keys.flatMap((key) => (key ? [key.row] : []))
    const stored = new Map(this.#project.stored(ids).map((row) => [row.id, row]))
    for (const [nth, cells] of rows.entries()) {
      const key = keys[nth]
      // A row that was copied there keeps the number of the first one.
      if (!key || this.seen.has(key.row)) this.#addRow(cells)
      else this.#compareRow(key, cells, stored.get(key.row))
    }
  }

  #compareRow(key: Key, cells: readonly string[], row: StoredRow | undefined): void {
    this.seen.add(key.row)
    if (!row) {
      this.goneHere += 1
      return
    }
    this.#above = row.id
    for (const pair of this.#pairs) this.#compareCell(key, pair, { cells, row })
    for (const [nth, text] of this.#extraTexts(cells)) this.#review.column[nth]?.cells.push({ row: row.id, text })
    const text = this.#noteOf(cells)
    if (text !== '') this.#review.note.push({ row: row.id, text })
  }

  /** Three texts are compared: as it was sent, as it is here, as it came back. */
  #compareCell(
    key: Key,
    pair: Pair,
    { cells, row }: { readonly cells: readonly string[]; readonly row: StoredRow },
  ): void {
    const theirs = textAt(cells, pair.at)
    const mark = key.marks[pair.nth]
    if (mark !== undefined && markOf(theirs) === mark) return
    const here = comparable(row.cells[pair.column] ?? '')
    if (here === theirs) return
    const cell = { row: row.id, column: pair.column, text: theirs }
    this.#review.keep(theirs)
    const sent = textAt(cells, pair.sentAt)
    // Without the mark the hidden copy may vouch for the text here. If it does not, the text may be newer than the file.
    const asSent = mark === undefined ? pair.sentAt >= 0 && here === sent : markOf(here) === mark
    if (asSent) {
      this.#review.change.push(cell)
      return
    }
    // A replacement in the whole sheet reaches the hidden copy too: then it is no longer what was sent.
    const known = markOf(sent) === mark ? sent : null
    this.#review.keep(known ?? '')
    this.#review.conflict.push({ ...cell, sent: known })
  }

  #addRow(cells: readonly string[]): void {
    const texts = this.#pairs.flatMap(({ at, column }) => {
      const text = textAt(cells, at)
      return text === '' ? [] : [[column, text] as const]
    })
    for (const [, text] of texts) this.#review.keep(text)
    const note = this.#noteOf(cells)
    const more = this.#extraTexts(cells)
    if (texts.length + more.length > 0) this.#review.added.push({ after: this.#above, cells: texts, more, note })
    else if (note !== '') this.loose.push(note)
  }

  #extraTexts(cells: readonly string[]): [nth: number, text: string][] {
    return this.#extra.flatMap((at, nth): [number, string][] => {
      const text = textAt(cells, at)
      this.#review.keep(text)
      return text === '' ? [] : [[nth, text]]
    })
  }

  #noteOf(cells: readonly string[]): string {
    const text = textAt(cells, this.#noteAt).trim()
    this.#review.keep(text)
    return text
  }
}

/** The text of a cell; empty where there is none, as for a column that is not in the file. */
function textAt(cells: readonly string[], at: number): string {
  return comparable(cells[at] ?? '')
}

function gapsOf(
  names: readonly string[],
  { own, origin }: { readonly own: readonly Column[]; readonly origin: Origin },
): string[] {
  const sent = [...origin.columns.keys()]
  const missing = sent.filter((name) => !names.includes(name))
  const gone = [...origin.columns].filter(([, id]) => !own.some((column) => column.id === id)).map(([name]) => name)
  return [
    ...missing.map((name) => `The column “${name}” is no longer in the file. It stays here as it is.`),
    ...gone.map((name) => `The column “${name}” is no longer in this sheet. What the file says there is left out.`),
  ]
}

/** Places of the columns that were not sent. */
function extraOf(names: readonly string[], origin: Origin): number[] {
  const known = new Set([...origin.columns.keys(), origin.reviewColumn])
  return names.flatMap((name, at) =>
    known.has(name) || name.startsWith(AS_SENT) || parseReviewHeader(name) ? [] : [at],
  )
}
