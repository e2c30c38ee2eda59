import type { Column } from '../../../shared/domain/column.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { Listeners } from '../../sharedState.ts'

/** The row of a cell that is edited: its id, the id it is about to get, or none before the text makes it. */
type RowRef = RowId | Promise<RowId | null> | 'new'

/** A cell with a field over it. */
export type Edited = {
  readonly row: RowRef
  readonly column: Column
  /** Where it stands in the grid. */
  readonly x: number
  readonly y: number
  /** For the field's name; null: the row is not there yet. */
  readonly number: number | null
  /** What it holds now; null: not known, then anything typed counts as a change. */
  readonly before: string | null
  /** Begun by typing over the cell: the field begins empty, and arrows leave it. Otherwise it begins with the text. */
  readonly over: boolean
}

export type Commit = (edited: Edited, text: string) => void

/** Where the text of an open field is kept for the case that the window breaks down. */
type Net = { readonly keep: (edited: Edited, text: string) => void; readonly clear: () => void }

const NO_NET: Net = { keep: () => undefined, clear: () => undefined }

/**
 * The one cell that is being edited and what its field holds. It lives beside the screen and not in the field, so that
 * a click elsewhere, another step and a closing window can keep the text at once.
 */
export class CellEditing {
  readonly #commit: Commit
  readonly #net: Net
  readonly #listeners = new Listeners()
  readonly subscribe = this.#listeners.subscribe
  #edited: Edited | null = null
  #text = ''
  /** What the cell holds, as far as known. */
  #held: string | null = null
  /** An empty field that nothing was typed into changes nothing, whatever the cell holds. */
  #touched = false

  constructor(commit: Commit, net: Net = NO_NET) {
    this.#commit = commit
    this.#net = net
  }

  readonly edited = (): Edited | null => this.#edited

  get text(): string {
    return this.#text
  }

  open(edited: Edited): void {
    this.end()
    this.#edited = edited
    this.#text = edited.over ? '' : (edited.before ?? '')
    this.#held = edited.before
    this.#touched = false
    this.#say()
  }

  type(text: string): void {
    this.#text = text
    this.#touched = true
    if (this.#edited) this.#net.keep(this.#edited, text)
  }

  /** Whether the field holds what is not kept yet. */
  get unsaved(): boolean {
    return this.#edited !== null && this.#touched && this.#text !== this.#held
  }

  /** Keeps what is there by now; the field stays, because a window that asks before it closes may stay too. */
  keep(): void {
    if (!this.#edited || !this.unsaved) return
    this.#held = this.#text
    this.#commit(this.#edited, this.#text)
  }

  /** The field goes away; its text stays in the cell. */
  end(): void {
    this.#close(this.unsaved)
  }

  /** As if nothing had been typed. */
  drop(): void {
    this.#close(false)
  }

  #close(commits: boolean): void {
    const edited = this.#edited
    if (!edited) return
    this.#edited = null
    if (this.#touched) this.#net.clear()
    if (commits) this.#commit(edited, this.#text)
    this.#say()
  }

  #say(): void {
    this.#listeners.tell()
  }
}
