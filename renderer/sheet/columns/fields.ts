import { type Column, isSent } from '../../../shared/domain/column.ts'
import type { ProjectState } from '../../../shared/contract/project.ts'
import { layOut } from './columnLayout.ts'

/** A column of the grid: the marks, the project's own columns, and what is worked out for each row. */
export type Field =
  | { readonly kind: 'mark' }
  | { readonly kind: 'text'; readonly column: Column; readonly sent: boolean }
  | { readonly kind: 'tokens' }
  | { readonly kind: 'split' }

export type SizedField = Field & { readonly id: string; readonly width: number }

const WIDTH = { mark: 30, tokens: 76, split: 104 } as const

/** Columns on screen from left to right, those that stay in sight first. Split is shown once rows are held back. */
export function fieldsOf(state: ProjectState): Field[] {
  const shown = state.columns.filter((column) => !column.hidden)
  const own = [...shown.filter((column) => column.frozen), ...shown.filter((column) => !column.frozen)].map(
    (column): Field => ({ kind: 'text', column, sent: isSent(column) }),
  )
  const split: Field[] = state.totals.validationRows > 0 ? [{ kind: 'split' }] : []
  return [{ kind: 'mark' }, ...own, { kind: 'tokens' }, ...split]
}

/** Fields with their widths for the room there is. Columns the user has sized just now keep exactly that. */
export function sizeFields(fields: readonly Field[], room: number, sized: ReadonlyMap<string, number>): SizedField[] {
  const named = fields.map((field) => ({ field, id: idOf(field), width: sized.get(idOf(field)) ?? widthOf(field) }))
  const anySent = fields.some((field) => field.kind === 'text' && field.sent)
  const widths = layOut(
    named.map(({ field, id, width }) => ({
      id,
      width,
      flexible: field.kind === 'text' && (field.sent || !anySent) && !sized.has(id),
    })),
    room,
  )
  return named.map(({ field, id, width }) => ({ ...field, id, width: widths.get(id) ?? width }))
}

/** Least room for what scrolls past the columns that stay in sight, in pixels. */
const SCROLLING = 260

/** How many fields at the left stay in sight: the marks, and frozen columns as far as there is room beside them. */
export function frozenFields(fields: readonly SizedField[], room: number): number {
  let width = 0
  let count = 0
  for (const field of fields) {
    width += field.width
    const stays = field.kind === 'mark' || (field.kind === 'text' && field.column.frozen && width <= room - SCROLLING)
    if (!stays) return count
    count++
  }
  return count
}

function idOf(field: Field): string {
  return field.kind === 'text' ? field.column.id : field.kind
}

function widthOf(field: Field): number {
  return field.kind === 'text' ? field.column.width : WIDTH[field.kind]
}

/** Room the grid's own scroll bar takes beside the columns; none where bars lie over the page. */
export function scrollbarWidth(): number {
  const box = document.createElement('div')
  box.style.cssText = 'position:absolute;visibility:hidden;overflow:scroll;scrollbar-width:thin;width:50px;height:50px'
  document.body.append(box)
  const width = box.offsetWidth - box.clientWidth
  box.remove()
  return width
}
