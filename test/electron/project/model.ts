import { toSplit } from '../../../shared/domain/split/split.ts'
import type { Role } from '../../../shared/domain/column.ts'
import type { Patch } from '../../../shared/domain/patch.ts'
import type { Split } from '../../../shared/domain/row.ts'

type ModelColumn = { id: string; name: string; role: Role }
type ModelRow = { id: number; split: Split; cells: Record<string, string> }
export type Content = { columns: ModelColumn[]; rows: ModelRow[]; instruction: string }

type Of<T extends Patch['type']> = Extract<Patch, { type: T }>

/** A point of the history: a copy of everything. `origin`: the act that first led to it, also where it was gone back to. */
type Point = { readonly content: Content; readonly origin: number }

/** A sheet in memory with the plainest history there is: copies of everything. */
export class Model {
  now: Content
  #points: Point[]
  #at = 0
  /** Numbers of points, in the order in which they were named. */
  #versions: number[] = []
  #fresh = new Map<string, string>()
  #columns: number
  #rows: number

  constructor(now: Content) {
    this.now = now
    this.#points = [{ content: structuredClone(now), origin: 0 }]
    this.#columns = now.columns.length
    this.#rows = now.rows.length
  }

  /** `counts`: whether the act is one of the history; one that changes something always is. */
  edit(patches: readonly Patch[], counts: boolean): void {
    this.#fresh.clear()
    for (const patch of patches) this.#apply(patch)
    const split = this.now.columns.find(({ role }) => role === 'split')
    for (const row of this.now.rows) {
      const said = split ? (row.cells[split.id] ?? '') : ''
      if (said.trim() !== '') row.split = toSplit(said)
    }
    if (!counts) {
      if (JSON.stringify(this.#here.content) !== JSON.stringify(this.now))
        throw new Error('A change that does not count')
      return
    }
    if (this.#versions.some((point) => point > this.#at)) this.#goBackTo(this.#at)
    else this.#points.length = this.#at + 1
    this.#push({ content: structuredClone(this.now), origin: this.#points.length })
  }

  get #here(): Point {
    return this.#point(this.#at)
  }

  #point(number: number): Point {
    const point = this.#points[number]
    if (!point) throw new Error(`There is no point ${number}`)
    return point
  }

  #push(point: Point): void {
    this.#points.push(point)
    this.#at = this.#points.length - 1
  }

  #goBackTo(number: number): void {
    this.#push(this.#point(number))
  }

  save(): void {
    this.#versions.push(this.#at)
  }

  /** A version's point, any number being taken for one of them; null: there is none. */
  version(nth: number): number | null {
    return this.#versions[nth % Math.max(1, this.#versions.length)] ?? null
  }

  unname(nth: number): void {
    this.#versions.splice(nth % Math.max(1, this.#versions.length), 1)
  }

  goTo(point: number): void {
    this.#at = point
    this.now = structuredClone(this.#here.content)
  }

  goBack(point: number): void {
    if (this.#point(point).origin === this.#here.origin) return
    if (this.#at < this.#points.length - 1) this.#goBackTo(this.#at)
    this.#goBackTo(point)
    this.now = structuredClone(this.#here.content)
  }

  get points(): number {
    return this.#points.length
  }

  contentAt(point: number): Content {
    return this.#point(point).content
  }

  #apply(patch: Patch): void {
    switch (patch.type) {
      case 'setCells':
      case 'insertRows':
      case 'deleteRows':
      case 'moveRows':
      case 'setSplit':
        this.#applyToRows(patch)
        return
      case 'addColumn':
      case 'updateColumn':
      case 'deleteColumn':
      case 'moveColumn':
        this.#applyToColumns(patch)
        return
      case 'setSetup':
        this.now.instruction = patch.setup.instruction ?? this.now.instruction
    }
  }

  #find(id: number): ModelRow {
    return this.now.rows.find((row) => row.id === id) ?? { id: 0, split: 'train', cells: {} }
  }

  #applyToRows(patch: Of<'setCells' | 'insertRows' | 'deleteRows' | 'moveRows' | 'setSplit'>): void {
    const { rows } = this.now
    switch (patch.type) {
      case 'setCells':
        for (const { row, column, text } of patch.cells) {
          setText(this.#find(row), this.#fresh.get(column) ?? column, text)
        }
        return
      case 'insertRows':
        rows.splice(placeAfter(patch.after, rows), 0, ...patch.rows.map((cells) => this.#born(cells)))
        return
      case 'moveRows': {
        const moved = rows.filter(({ id }) => patch.rows.includes(id))
        this.now.rows = rows.filter(({ id }) => !patch.rows.includes(id))
        this.now.rows.splice(placeAfter(patch.after, this.now.rows), 0, ...moved)
        return
      }
      case 'deleteRows':
        this.now.rows = rows.filter(({ id }) => !patch.rows.includes(id))
        return
      case 'setSplit':
        for (const id of patch.rows) this.#setSplit(this.#find(id), patch.split)
    }
  }

  #born(cells: Record<string, string>): ModelRow {
    const row: ModelRow = { id: ++this.#rows, split: 'train', cells: {} }
    for (const [column, text] of Object.entries(cells)) setText(row, this.#fresh.get(column) ?? column, text)
    return row
  }

  #setSplit(row: ModelRow, split: Split): void {
    row.split = split
    const column = this.now.columns.find(({ role }) => role === 'split')
    const said = column ? (row.cells[column.id] ?? '') : ''
    if (column && said.trim() !== '' && toSplit(said) !== split) setText(row, column.id, split)
  }

  #applyToColumns(patch: Of<'addColumn' | 'updateColumn' | 'deleteColumn' | 'moveColumn'>): void {
    const { columns, rows } = this.now
    if (patch.type === 'addColumn') {
      columns.splice(placeAfter(patch.after, columns), 0, {
        id: `c${++this.#columns}`,
        name: patch.name,
        role: patch.role,
      })
      if (patch.key) this.#fresh.set(patch.key, `c${this.#columns}`)
    } else if (patch.type === 'deleteColumn') {
      this.now.columns = columns.filter(({ id }) => id !== patch.column)
      for (const row of rows) setText(row, patch.column, '')
    } else if (patch.type === 'moveColumn') {
      const moved = columns.filter(({ id }) => id === patch.column)
      this.now.columns = columns.filter(({ id }) => id !== patch.column)
      this.now.columns.splice(placeAfter(patch.after, this.now.columns), 0, ...moved)
    } else {
      const column = columns.find(({ id }) => id === patch.column)
      if (column) Object.assign(column, { name: patch.name ?? column.name, role: patch.role ?? column.role })
    }
  }

  undo(): void {
    if (this.#at > 0) this.goTo(this.#at - 1)
  }

  redo(): void {
    if (this.#at < this.#points.length - 1) this.goTo(this.#at + 1)
  }

  get steps(): { undo: number; redo: number } {
    return { undo: this.#at, redo: this.#points.length - 1 - this.#at }
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
