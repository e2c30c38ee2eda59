import type { Column, ColumnId, Role } from '../../shared/domain/column.ts'
import type { Patch } from '../../shared/domain/patch.ts'
import { formatCount } from '../../shared/format/figures.ts'
import { freeName } from './patches.ts'
import { ROLE_WORDS } from './roles.ts'
import type { SheetSession } from './session.ts'

export function renameColumn(session: SheetSession, { id, name: old }: Column, name: string): void {
  void session.push([{ type: 'updateColumn', column: id, name }], `Renamed ${old} to ${name}`)
}

export function setRole(session: SheetSession, { id, name }: Column, role: Role): void {
  void session.push([{ type: 'updateColumn', column: id, role }], `Made ${name} ${ROLE_WORDS[role].short}`)
}

/** A column beside another one; it is not sent before it has a role. */
export function addColumn(session: SheetSession, beside: ColumnId, side: 'left' | 'right'): void {
  const all = session.project.state.columns
  const after = side === 'right' ? beside : (all[all.findIndex((one) => one.id === beside) - 1]?.id ?? null)
  const name = freeName(new Set(all.map((column) => column.name)))
  void session.push([{ type: 'addColumn', name, role: 'note', after }], `Added column ${name}`)
}

export function deleteColumns(session: SheetSession, columns: readonly Column[]): void {
  const patches = columns.map((column): Patch => ({ type: 'deleteColumn', column: column.id }))
  void session.push(patches, namedAct('Deleted', columns))
}

/** Columns to the right of another one, in their present order; null: to the front. */
export function moveColumns(session: SheetSession, columns: readonly Column[], after: ColumnId | null): void {
  let left = after
  const patches = columns.map((column): Patch => {
    const patch: Patch = { type: 'moveColumn', column: column.id, after: left }
    left = column.id
    return patch
  })
  void session.push(patches, namedAct('Moved', columns))
}

function namedAct(verb: string, columns: readonly Column[]): string {
  const [only] = columns
  return columns.length === 1 && only
    ? `${verb} column ${only.name}`
    : `${verb} ${formatCount(columns.length, 'column')}`
}
