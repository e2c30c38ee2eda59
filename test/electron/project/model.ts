import { toSplit } from '../../../shared/domain/split.ts'
import type { Role } from '../../../shared/domain/column.ts'
import type { Patch } from '../../../shared/domain/patch.ts'
import type { Split } from '../../../shared/domain/row.ts'

type ModelColumn = { id: string; name: string; role: Role }
type ModelRow = { id: number; split: Split; cells: Record<string, string> }
export type Content = { columns: ModelColumn[]; rows: ModelRow[]; instruction: string }

type Of<T extends Patch['type']> = Extract<Patch, { type: T }>

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
    switch (patch.type) {
      case 'setCells':
      case 'insertRows':
      case 'deleteRows':
      case 'setSplit':
        this.#applyToRows(patch)
        return
      case 'addColumn':
      case 'updateColumn':
      case 'deleteColumn':
        this.#applyToColumns(patch)
        return
      case 'setSetup':
        this.now.instruction = patch.setup.instruction ?? this.now.instruction
    }
  }

  #find(id: number): ModelRow {
    return this.now.rows.find((row) => row.id === id) ?? { id: 0, split: 'train', cells: {} }
  }

  #applyToRows(patch: Of<'setCells' | 'insertRows' | 'deleteRows' | 'setSplit'>): void {
    const { rows } = this.now
    switch (patch.type) {
      case 'setCells':
        for (const { row, column, text } of patch.cells) setText(this.#find(row), column, text)
        return
      case 'insertRows':
        rows.splice(placeAfter(patch.after, rows), 0, ...patch.rows.map((cells) => this.#fresh(cells)))
        return
      case 'deleteRows':
        this.now.rows = rows.filter(({ id }) => !patch.rows.includes(id))
        return
      case 'setSplit':
        for (const id of patch.rows) this.#setSplit(this.#find(id), patch.split)
    }
  }

  #fresh(cells: Record<string, string>): ModelRow {
    const row: ModelRow = { id: ++this.#rows, split: 'train', cells: {} }
    for (const [column, text] of Object.entries(cells)) setText(row, column, text)
    return row
  }

  #setSplit(row: ModelRow, split: Split): void {
    row.split = split
    const column = this.now.columns.find(({ role }) => role === 'split')
    const said = column ? (row.cells[column.id] ?? '') : ''
    if (column && said.trim() !== '' && toSplit(said) !== split) setText(row, column.id, split)
  }

  #applyToColumns(patch: Of<'addColumn' | 'updateColumn' | 'deleteColumn'>): void {
    const { columns, rows } = this.now
    if (patch.type === 'addColumn') {
      columns.splice(placeAfter(patch.after, columns), 0, {
        id: `c${++this.#columns}`,
        name: patch.name,
        role: patch.role,
      })
    } else if (patch.type === 'deleteColumn') {
      this.now.columns = columns.filter(({ id }) => id !== patch.column)
      for (const row of rows) setText(row, patch.column, '')
    } else {
      const column = columns.find(({ id }) => id === patch.column)
      if (column) Object.assign(column, { name: patch.name ?? column.name, role: patch.role ?? column.role })
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

function placeAfter<T>(after: T | null | undefined, list: readonly { id: T }[]): number {
  return after === undefined ? list.length : list.findIndex(({ id }) => id === after) + 1
}

function setText(row: ModelRow, column: string, text: string): void {
  // The same text again must not move its column to the end: that would count as an edit.
  if ((row.cells[column] ?? '') === text) return
  const others = Object.entries(row.cells).filter(([id]) => id !== column)
  row.cells = Object.fromEntries(text === '' ? others : [...others, [column, text]])
}
