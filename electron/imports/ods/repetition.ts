import { tooMuch } from '../office/archive.ts'

/** The text, in UTF-16 units, that repetition alone may make of a file. What makes more is made to fill a disk. */
const MOST_REPEATED = 256 * 1024 * 1024

/**
 * What a spreadsheet holds beyond what is written in it: blanks, cells and rows are written once with a number of times,
 * so a few bytes can stand for any amount. All of them count together, before they are made.
 */
export class Repetition {
  readonly #file: string
  #units = 0

  constructor(file: string) {
    this.#file = file
  }

  /**
   * Counts a text of so many units that stands there so many times.
   * @throws Failure `unreadable-file` when all repetition of the file makes too much
   */
  count(units: number, times: number): void {
    this.#units += units * Math.max(times - 1, 0)
    if (this.#units > MOST_REPEATED) throw tooMuch(this.#file)
  }
}
