import type { Column } from '../../shared/domain/column.ts'
import type { RowId } from '../../shared/domain/row.ts'

/** What is needed of a key press; the grid's events and the browser's both have it. */
type Key = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean; readonly altKey: boolean }

/** The cell that is being opened, and the text its editor begins with. */
export type Opened = {
  readonly row: RowId
  readonly column: Pick<Column, 'id' | 'name'>
  readonly before: string
  readonly start: string
}

/** The editor is there within a frame or two; longer than this means it never came. */
const PATIENCE_MS = 1500

/**
 * Keys pressed after the one that opens the editor and before the editor is there. The grid loads its editor only when
 * it is first needed; without this the second letter of a quick typist would open it again and swallow the first.
 */
export class Opening {
  readonly #now: () => number
  #keys: string[] = []
  #opened: Opened | null = null
  #since: number | null = null

  constructor(now: () => number) {
    this.#now = now
  }

  /** `opened` null: a cell that is only being made. */
  begin(opened: Opened | null): void {
    this.#keys = []
    this.#opened = opened
    this.#since = this.#now()
  }

  get active(): boolean {
    return this.#since !== null && this.#now() - this.#since <= PATIENCE_MS
  }

  /** True when the key belongs to the editor that is on its way. */
  catches({ key, ctrlKey, metaKey }: Key): boolean {
    if (!this.active || ctrlKey || metaKey) return false
    this.#keys.push(key)
    return true
  }

  /** What those keys make of a text, and the key among them that ends the editing. */
  typed(text: string): { text: string; end: 'Enter' | 'Tab' | 'Escape' | null } {
    let typed = text
    for (const key of this.#keys) {
      if (key === 'Enter' || key === 'Tab' || key === 'Escape') return { text: typed, end: key }
      if (key === 'Backspace') typed = typed.slice(0, -1)
      else if (Array.from(key).length === 1) typed += key
    }
    return { text: typed, end: null }
  }

  end(): void {
    this.#keys = []
    this.#opened = null
    this.#since = null
  }

  /** The sheet goes away before the editor came: what was typed until now, if it changes anything. */
  leave(): { readonly opened: Opened; readonly text: string } | null {
    const opened = this.#opened
    if (!opened) return null
    const { text, end } = this.typed(opened.start)
    this.end()
    return end === 'Escape' || text === opened.before ? null : { opened, text }
  }
}
