import type { Skipped } from '../../shared/domain/reading/importOptions.ts'
import { formatNumber } from '../../shared/format/figures.ts'

/** The lines of a file from the one on that cannot be read: each that is not blank is left out, with its number. */
export class LeftLines {
  readonly #lineEnd: string
  readonly #trouble: number
  #line: number
  #blank = true

  /** `from`: the line with which the unreadable record begins; `trouble`: the one where its quotation mark stands. */
  constructor({ from, trouble, lineEnd }: { from: number; trouble: number; lineEnd: string }) {
    this.#line = from
    this.#trouble = trouble
    this.#lineEnd = lineEnd
  }

  /** The next piece of the file. Answers the lines that end in it. */
  push(text: string): Skipped[] {
    const parts = text.split(this.#lineEnd)
    const rest = parts.pop() ?? ''
    const left: Skipped[] = []
    for (const part of parts) {
      if (part.trim() !== '' || !this.#blank) left.push(this.#leftOut())
      this.#line += 1
      this.#blank = true
    }
    if (rest.trim() !== '') this.#blank = false
    return left
  }

  end(): Skipped[] {
    return this.#blank ? [] : [this.#leftOut()]
  }

  #leftOut(): Skipped {
    const trouble = formatNumber(this.#trouble)
    const reason =
      this.#line === this.#trouble
        ? 'A quotation mark is opened here and never closed.'
        : `A quotation mark is opened in line ${trouble} and never closed.`
    return { line: this.#line, reason }
  }
}
