import { countLineEnds, LONGEST_CELL } from './records.ts'

/** The text of one JSON value and the 1-based line at which it starts. */
export type JsonText = { readonly text: string; readonly line: number }

/** Cuts a text that arrives in pieces. `unfinished`: the line at which a value starts that is not complete yet. */
export type Splitter = {
  push(text: string): JsonText[]
  end(): JsonText[]
  /** Null: nothing is pending, or what is pending is a value of its own. */
  unfinished(): number | null
  /** The line of a value that is already longer than any may be; null: none. */
  tooLong(): number | null
}

/** One value a line: `{"messages":…}\n{"messages":…}\n`, also with a comma behind each. Blank lines are none. */
export function lineSplitter(): Splitter {
  let parts: string[] = []
  let length = 0
  let line = 1
  const cut = (): JsonText[] => {
    const lines = parts.join('').split('\n')
    const rest = lines.pop() ?? ''
    parts = [rest]
    length = rest.length
    const found = lines.map((text, at) => ({ text: valueOf(text), line: line + at })).filter((item) => item.text !== '')
    line += lines.length
    return found
  }
  const push = (text: string): JsonText[] => {
    parts.push(text)
    length += text.length
    return text.includes('\n') ? cut() : []
  }
  return {
    push,
    end: () => push('\n'),
    unfinished: () => null,
    tooLong: () => (length > LONGEST_CELL ? line : null),
  }
}

/** Without the comma by which some programs part the lines as if they stood in a list. */
function valueOf(line: string): string {
  const text = line.trim()
  return text.startsWith('{') && text.endsWith('},') ? text.slice(0, -1) : text
}

const QUOTE = 34
const COMMA = 44
const OPEN_LIST = 91
const BACKSLASH = 92
const CLOSE_LIST = 93
const OPEN_OBJECT = 123
const CLOSE_OBJECT = 125

/** The elements of one list, however it is broken into lines: `[ {…},\n {…} ]`; or values one after another. */
export class ElementSplitter implements Splitter {
  #text = ''
  #line = 1
  #at = 0
  /** Where the pending value starts; -1: between two values. */
  #start = -1
  #depth = 0
  #quoted = false
  #inList = false
  /** Up to where line ends are in `#line`. */
  #counted = 0
  #found: JsonText[] = []

  push(text: string): JsonText[] {
    this.#text += text
    while (this.#at < this.#text.length) {
      if (this.#quoted) this.#skipString()
      else {
        const code = this.#text.charCodeAt(this.#at)
        if (this.#start < 0) this.#between(code)
        if (this.#start >= 0) this.#inside(code)
        this.#at += 1
      }
    }
    this.#forget()
    return this.#found.splice(0)
  }

  end(): JsonText[] {
    return this.push('\n')
  }

  unfinished(): number | null {
    return this.#start < 0 ? null : this.#line
  }

  tooLong(): number | null {
    return this.#text.length > LONGEST_CELL ? this.#line : null
  }

  #between(code: number): void {
    if (code <= 32 || code === COMMA || code === CLOSE_LIST) return
    if (code === OPEN_LIST && !this.#inList) {
      this.#inList = true
      return
    }
    this.#start = this.#at
    this.#depth = 0
  }

  #inside(code: number): void {
    if (code === QUOTE) this.#quoted = true
    else if (code === OPEN_OBJECT || code === OPEN_LIST) this.#depth += 1
    else if (this.#depth > 0 && (code === CLOSE_OBJECT || code === CLOSE_LIST)) {
      this.#depth -= 1
      if (this.#depth === 0) this.#finish(this.#at + 1)
    } else if (this.#depth === 0 && (code <= 32 || code === COMMA || code === CLOSE_LIST)) this.#finish(this.#at)
  }

  /** Inside a string only its end counts. */
  #skipString(): void {
    for (; this.#at < this.#text.length && this.#quoted; this.#at += 1) {
      const code = this.#text.charCodeAt(this.#at)
      if (code === BACKSLASH) this.#at += 1
      else if (code === QUOTE) this.#quoted = false
    }
  }

  #finish(end: number): void {
    this.#countTo(this.#start)
    this.#found.push({ text: this.#text.slice(this.#start, end), line: this.#line })
    this.#start = -1
  }

  /** From where it was counted to last: a list has as many lines as elements. */
  #countTo(place: number): void {
    this.#line += countLineEnds(this.#text, '\n', place, this.#counted)
    this.#counted = place
  }

  /** Drops what was cut; the place may lie one beyond the end, behind a backslash. */
  #forget(): void {
    const keep = this.#start < 0 ? this.#text.length : this.#start
    this.#countTo(keep)
    this.#text = this.#text.slice(keep)
    this.#counted = 0
    this.#at -= keep
    if (this.#start > 0) this.#start = 0
  }
}
