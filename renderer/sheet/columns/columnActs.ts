import type { Column, ColumnId, Role } from '../../../shared/domain/column.ts'
import type { Patch } from '../../../shared/domain/patch.ts'
import { formatCount } from '../../../shared/format/figures.ts'
import { report } from '../../frame/trouble.ts'
import { showNewColumns } from './newColumns.ts'
import { freeName } from '../patches.ts'
import { ROLE_WORDS } from './roles.ts'
import type { SheetSession } from '../session.ts'

export function renameColumn(session: SheetSession, { id, name: old }: Column, name: string): void {
  void session.push([{ type: 'updateColumn', column: id, name }], `Renamed ${old} to ${name}`)
}

export function setRole(session: SheetSession, { id, name }: Column, role: Role): void {
  void session.push([{ type: 'updateColumn', column: id, role }], `Set ${name} to “${ROLE_WORDS[role].short}”`)
}

/** A column beside another one; it is not sent before it has a role. */
export function addColumn(session: SheetSession, beside: ColumnId, side: 'left' | 'right'): void {
  const all = session.project.state.columns
  const after = side === 'right' ? beside : (all[all.findIndex((one) => one.id === beside) - 1]?.id ?? null)
  const name = freeName(new Set(all.map((column) => column.name)))
  void pushed(session, [{ type: 'addColumn', name, role: 'note', after }], `Added column ${name}`)
}

/** As many new columns as are chosen, to the left of the first of them as in any spreadsheet; without one at the end. */
export async function insertColumns(session: SheetSession, chosen: readonly Column[]): Promise<void> {
  const all = session.project.state.columns
  const at = chosen[0] ? all.indexOf(chosen[0]) : all.length
  const after = all[at - 1]?.id ?? null
  const names = new Set(all.map((column) => column.name))
  const patches = Array.from({ length: Math.max(1, chosen.length) }, (): Patch => {
    const name = freeName(names)
    names.add(name)
    return { type: 'addColumn', name, role: 'note', after }
  })
  // Each goes right behind the same column, before those that went there already.
  await pushed(session, patches.toReversed(), `Added ${formatCount(patches.length, 'column')}`)
}

async function pushed(session: SheetSession, patches: readonly Patch[], label: string): Promise<void> {
  const { columns } = session.project.state
  showNewColumns(columns, await session.push(patches, label))
}

/** Chosen columns of text go; never all that are shown, and never what is worked out. False: that was refused. */
export async function removeColumns(session: SheetSession, columns: readonly Column[]): Promise<boolean> {
  if (columns.length === 0)
    report({
      code: 'wrong-input',
      message: 'Tokens and Split are worked out for each row and cannot be deleted.',
      hint: 'Select a column of your own.',
    })
  else if (columns.length >= session.columns.length)
    report({
      code: 'wrong-input',
      message: 'The sheet needs at least one column.',
      hint: 'Select fewer columns, or add one first.',
    })
  else {
    await deleteColumns(session, columns)
    return true
  }
  return false
}

export async function deleteColumns(session: SheetSession, columns: readonly Column[]): Promise<void> {
  const patches = columns.map((column): Patch => ({ type: 'deleteColumn', column: column.id }))
  await session.push(patches, namedAct('Deleted', columns))
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
