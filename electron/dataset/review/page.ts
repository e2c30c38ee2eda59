import type { ReviewItem, ReviewKind } from '../../../shared/contract/review.ts'
import { differenceOf } from '../../../shared/domain/difference.ts'
import type { Row, RowId } from '../../../shared/domain/row.ts'
import type { Project } from '../../project/project.ts'
import type { AddedRow, ChangedCell, Conflict, NewColumn, Note, Review } from './review.ts'

/** Of a text that is shown whole; more would only fill the wire. */
const LONGEST_SHOWN = 1000
/** Texts of a new column, to know it by. */
const SHOWN_TEXTS = 3

/** Some things of one kind to decide about, as they are shown beside the sheet's present texts. */
export function reviewPage(
  project: Project,
  review: Review,
  { kind, offset, limit }: { readonly kind: ReviewKind; readonly offset: number; readonly limit: number },
): ReviewItem[] {
  const rows = rowsById(project, idsOf(review, kind).slice(offset, offset + limit))
  const shown = <T>(items: readonly T[], show: (item: T, index: number) => ReviewItem): ReviewItem[] =>
    items.slice(offset, offset + limit).map((item, nth) => show(item, offset + nth))
  switch (kind) {
    case 'change':
      return shown(review.change, (item, index) => showChange(item, index, rows))
    case 'conflict':
      return shown(review.conflict, (item, index) => showConflict(item, index, rows))
    case 'added':
      return shown(review.added, (row, index) => showAdded(review, row, index))
    case 'removed':
      return shown(review.removed, (row, index) => showRemoved(row, index, rows))
    case 'column':
      return shown(review.column, (column, index) => showColumn(review, column, index))
    case 'note':
      return shown(review.note, (item, index) => showNote(item, index, rows))
  }
}

type Rows = ReadonlyMap<RowId, Row>

function idsOf(review: Review, kind: ReviewKind): readonly RowId[] {
  if (kind === 'removed') return review.removed
  return kind === 'added' || kind === 'column' ? [] : review[kind].map(({ row }) => row)
}

function rowsById(project: Project, ids: readonly RowId[]): Rows {
  return new Map(project.rows([...new Set(ids)]).map((row) => [row.id, row]))
}

function cut(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN).toWellFormed()}…` : text
}

function showChange({ row, column, text }: ChangedCell, index: number, rows: Rows): ReviewItem {
  const found = rows.get(row)
  const pieces = differenceOf(found?.cells[column] ?? '', text)
  return { kind: 'change', index, row, number: found?.number ?? 0, column, pieces }
}

function showConflict({ row, column, text, sent }: Conflict, index: number, rows: Rows): ReviewItem {
  const found = rows.get(row)
  const here = cut(found?.cells[column] ?? '')
  const number = found?.number ?? 0
  return {
    kind: 'conflict',
    index,
    row,
    number,
    column,
    sent: sent === null ? null : cut(sent),
    here,
    theirs: cut(text),
  }
}

function showAdded({ column: columns }: Review, { cells, more, note }: AddedRow, index: number): ReviewItem {
  const shown = cells.map(([column, text]) => ({ column, text: cut(text) }))
  const beside = more.map(([nth, text]) => ({ name: columns[nth]?.name ?? '', text: cut(text) }))
  return { kind: 'added', index, cells: shown, more: beside, note: cut(note) }
}

function showColumn({ added }: Review, { name, cells }: NewColumn, index: number): ReviewItem {
  const beside = added.flatMap(({ more }) => more.flatMap(([nth, text]) => (nth === index ? [text] : [])))
  const texts = [...cells.slice(0, SHOWN_TEXTS).map(({ text }) => text), ...beside].slice(0, SHOWN_TEXTS)
  return { kind: 'column', index, name, filled: cells.length + beside.length, texts: texts.map(cut) }
}

function showRemoved(id: RowId, index: number, rows: Rows): ReviewItem {
  const row = rows.get(id)
  return { kind: 'removed', index, row: id, number: row?.number ?? 0, text: textOf(row) }
}

function showNote({ row: id, text }: Note, index: number, rows: Rows): ReviewItem {
  const row = rows.get(id)
  return { kind: 'note', index, row: id, number: row?.number ?? 0, about: textOf(row), text: cut(text) }
}

function textOf(row: Row | undefined): string {
  return cut(Object.values(row?.cells ?? {}).join(' · '))
}
