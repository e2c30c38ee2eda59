import type { Failure } from '../../../shared/domain/failure.ts'
import { LONGEST_CELL } from '../records.ts'
import { attributeOf } from './document.ts'
import type { Repetition } from './repetition.ts'

/** What stands in a paragraph and is not part of its text: how Chinese and Japanese is read aloud, notes. */
const ASIDE: ReadonlySet<string> = new Set(['ruby-text', 'annotation', 'note', 'shapes'])

/**
 * The text of one cell: its paragraphs as lines. Blanks count once unless they are written as such; comments and
 * drawings stand in the cell as well and are no text of it.
 */
export class CellText {
  #lines: string[] = []
  #line = ''
  /** Whether a blank that follows is one too many: at the start of a line, or behind another one. */
  #afterBlank = true
  #units = 0
  /** Elements between the cell and the place that is read. */
  readonly #path: string[] = []
  /** So deep begins what is no text; 0: nothing is. */
  #asideAt = 0
  readonly #tooLong: () => Failure
  readonly #repetition: Repetition

  constructor(tooLong: () => Failure, repetition: Repetition) {
    this.#tooLong = tooLong
    this.#repetition = repetition
  }

  /** Whether an element inside the cell is open. */
  get isWithin(): boolean {
    return this.#path.length > 0
  }

  begin(): void {
    this.#lines = []
    this.#units = 0
    this.#path.length = 0
    this.#asideAt = 0
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#path.push(name)
    if (this.#asideAt > 0) return
    // Only paragraphs of the cell itself are its text.
    if (ASIDE.has(name) || (this.#path.length === 1 && name !== 'p')) this.#asideAt = this.#path.length
    else if (name === 'p') this.#beginLine()
    else if (name === 's') this.#put(' '.repeat(this.#blanks(attributeOf(attributes, 'text:c'))))
    else if (name === 'tab') this.#put('\t')
    else if (name === 'line-break') this.#put('\n')
  }

  close(name: string): void {
    if (this.#asideAt === 0 && name === 'p' && this.#path.length === 1) this.#lines.push(this.#line)
    if (this.#asideAt === this.#path.length) this.#asideAt = 0
    this.#path.pop()
  }

  add(text: string): void {
    if (this.#path.length === 0 || this.#asideAt > 0) return
    const collapsed = text.replaceAll(/[ \t\r\n]+/g, ' ')
    this.#put(this.#afterBlank ? collapsed.replace(/^ /, '') : collapsed)
    this.#afterBlank = collapsed.endsWith(' ') || (collapsed === '' && this.#afterBlank)
  }

  /** The whole text; nothing more is read of the cell. */
  end(): string {
    return this.#lines.join('\n')
  }

  #beginLine(): void {
    this.#line = ''
    this.#afterBlank = true
  }

  #put(text: string): void {
    this.#afterBlank = false
    this.#units += text.length
    if (this.#units > LONGEST_CELL) throw this.#tooLong()
    this.#line += text
  }

  #blanks(text: string | undefined): number {
    const count = text === undefined ? 1 : Number(text)
    if (!Number.isInteger(count) || count < 0) return 1
    if (count > LONGEST_CELL) throw this.#tooLong()
    this.#repetition.count(1, count)
    return count
  }
}
