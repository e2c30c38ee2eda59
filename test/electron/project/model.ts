import { toSplit } from '../../../shared/domain/split.ts'
import type { Role } from '../../../shared/domain/column.ts'
import type { Patch } from '../../../shared/domain/patch.ts'
import type { Split } from '../../../shared/domain/row.ts'

type ModelColumn = { id: string; name: string; role: Role }
type ModelRow = { id: number; split: Split; cells: Record<string, string> }
export type Content = { columns: ModelColumn[]; rows: ModelRow[]; instruction: string }

/** A sheet in memory with the plainest history there is: copies of everything. */
export class Model {
  now: Content
  #undo: Content[] = []
  #redo: Content[] = []
  #columns: number
  #rows: number

  constructor(now: Content) {
    this.now = now
    this.#columns = now.columns.length
    this.#rows = now.rows.length
  }

  edit(patches: readonly Patch[]): void {
    const before = structuredClone(this.now)
    for (const patch of patches) this.#apply(patch)
    const split = this.now.columns.find(({ role }) => role === 'split')
    for (const row of this.now.rows) {
      const said = split ? (row.cells[split.id] ?? '') : ''
      if (said.trim() !== '') row.split = toSplit(said)
    }
    if (JSON.stringify(before) === JSON.stringify(this.now)) return
    this.#undo.push(before)
    this.#redo = []
  }

  #apply(patch: Patch): void {
    const { now } = this
    const find = (id: number): ModelRow => now.rows.find((row) => row.id === id) ?? { id: 0, split: 'train', cells: {} }
    switch (patch.type) {
      case 'setCells':
        for (const { row, column, text } of patch.cells) setText(find(row), column, text)
        return
      case 'insertRows': {
        const at = patch.after === undefined ? now.rows.length : now.rows.findIndex(({ id }) => id === patch.after) + 1
        const fresh = patch.rows.map((cells): ModelRow => {
          const row: ModelRow = { id: ++this.#rows, split: 'train', cells: {} }
          for (const [column, text] of Object.entries(cells)) setText(row, column, text)
          return row
        })
        now.rows.splice(at, 0, ...fresh)
        return
      }
      case 'deleteRows':
        now.rows = now.rows.filter(({ id }) => !patch.rows.includes(id))
        return
      case 'setSplit': {
        const column = now.columns.find(({ role }) => role === 'split')
        for (const row of patch.rows.map(find)) {
          row.split = patch.split
          const said = column ? (row.cells[column.id] ?? '') : ''
          if (column && said.trim() !== '' && toSplit(said) !== patch.split) row.cells[column.id] = patch.split
        }
        return
      }
      case 'addColumn': {
        const at =
          patch.after === undefined ? now.columns.length : now.columns.findIndex(({ id }) => id === patch.after) + 1
        now.columns.splice(at, 0, { id: `c${++this.#columns}`, name: patch.name, role: patch.role })
        return
      }
      case 'updateColumn': {
        const column = now.columns.find(({ id }) => id === patch.column)
        if (column) Object.assign(column, { name: patch.name ?? column.name, role: patch.role ?? column.role })
        return
      }
      case 'deleteColumn':
        now.columns = now.columns.filter(({ id }) => id !== patch.column)
        for (const row of now.rows) delete row.cells[patch.column]
        return
      case 'setSetup':
        now.instruction = patch.setup.instruction ?? now.instruction
    }
  }

  undo(): void {
    this.#move(this.#undo, this.#redo)
  }

  redo(): void {
    this.#move(this.#redo, this.#undo)
  }

  #move(from: Content[], to: Content[]): void {
    const next = from.pop()
    if (!next) return
    to.push(this.now)
    this.now = next
  }

  get steps(): { undo: number; redo: number } {
    return { undo: this.#undo.length, redo: this.#redo.length }
  }
}

function setText(row: ModelRow, column: string, text: string): void {
  if (text === '') delete row.cells[column]
  else row.cells[column] = text
}
