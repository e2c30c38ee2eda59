import type { Column, ColumnId, Role } from '../shared/domain/column.ts'

/** A column in sight, called as its role unless it has a name of its own. */
export function columnOf(id: ColumnId, role: Role = 'note', name: string = role): Column {
  return { id, name, role, width: 200, hidden: false, frozen: false }
}
