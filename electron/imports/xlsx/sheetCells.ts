import { LONGEST_CELL, tooLarge } from '../records.ts'
import { damaged } from '../office/archive.ts'
import { PLAIN, shownNumber } from './numberFormats.ts'
import { unescapeText, type XmlHandlers } from '../office/xml.ts'
import type { Workbook } from './workbook.ts'

/** Excel's last column is XFD. */
const LAST_COLUMN = 16_384

/** A row of a sheet; numbers refer to shared texts. Cells without anything are empty texts. */
export type RawRow = { readonly line: number; readonly cells: (string | number)[] }

type Cell = { readonly at: number; readonly type: string; readonly style: number }

/** Puts together the rows of a sheet from its tags. `rows` is to be emptied by whoever reads it. */
export class SheetCells implements XmlHandlers {
  rows: RawRow[] = []
  /** The highest number of a shared text that `rows` refer to. */
  highest = -1
  /** Number of the row that is read, 1-based. */
  line = 0
  mergedAreas = 0
  formulasWithoutResult = 0
  readonly #name: string
  readonly #workbook: Workbook
  #cells: (string | number)[] = []
  #units = 0
  #cell: Cell | null = null
  /** The last column that a cell was in; cells without a place follow it. */
  #column = -1
  #text = ''
  #reading = false
  #inReading = false
  #hasValue = false
  #hasFormula = false

  constructor(name: string, workbook: Workbook) {
    this.#name = name
    this.#workbook = workbook
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'row':
        this.#openRow(attributes['r'])
        break
      case 'c':
        this.#openCell(attributes)
        break
      case 'f':
        this.#hasFormula = true
        break
      case 'v':
        this.#hasValue = true
        this.#reading = this.#cell !== null
        break
      case 't':
        this.#reading = this.#cell?.type === 'inlineStr' && !this.#inReading
        break
      case 'rPh':
        this.#inReading = true
        break
      case 'mergeCell':
        this.mergedAreas += 1
    }
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#reading = false
    else if (name === 'rPh') this.#inReading = false
    else if (name === 'c') this.#closeCell()
    else if (name === 'row') this.#closeRow()
  }

  text(text: string): void {
    if (!this.#reading) return
    this.#text += text
    this.#units += text.length
    if (this.#units > LONGEST_CELL) throw tooLarge(this.#name, this.line)
  }

  #openRow(number: string | undefined): void {
    this.line = number === undefined ? this.line + 1 : Number(number)
    if (!Number.isInteger(this.line)) throw damaged(this.#name, { where: `at its row ${number ?? ''}` })
    this.#cells = []
    this.#units = 0
    this.#column = -1
  }

  #openCell({ r, t = 'n', s }: Readonly<Record<string, string>>): void {
    this.#column = r === undefined ? this.#column + 1 : columnOf(r)
    if (this.#column < 0 || this.#column >= LAST_COLUMN) {
      throw damaged(this.#name, { where: `at its row ${this.line}, for it has no column of the name ${r ?? ''}` })
    }
    this.#cell = { at: this.#column, type: t, style: s === undefined ? -1 : Number(s) }
    this.#text = ''
    this.#hasValue = false
    this.#hasFormula = false
  }

  #closeCell(): void {
    const cell = this.#cell
    this.#cell = null
    if (!cell) return
    if (this.#hasFormula && this.#hasNoResult(cell)) this.formulasWithoutResult += 1
    const value = this.#valueOf(cell)
    if (value === '') return
    while (this.#cells.length < cell.at) this.#cells.push('')
    this.#cells[cell.at] = value
  }

  /** Programs that do not compute leave the value out, or leave it empty; a result that is an empty text says its type. */
  #hasNoResult({ type }: Cell): boolean {
    return !this.#hasValue || (this.#text === '' && type !== 'str')
  }

  #valueOf(cell: Cell): string | number {
    const text = this.#text
    switch (cell.type) {
      case 's':
        return text === '' ? '' : this.#shared(text)
      case 'str':
      case 'inlineStr':
        return unescapeText(text)
      case 'b':
        return text === '' ? '' : text.trim() === '1' || text.trim() === 'true' ? 'TRUE' : 'FALSE'
      case 'd':
        return text.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '').replace('T', ' ')
      case 'e':
        return text
      default:
        return shownNumber(text, this.#workbook.formats[cell.style] ?? PLAIN, this.#workbook.from1904)
    }
  }

  #shared(text: string): number {
    const index = Number(text)
    if (!Number.isInteger(index) || index < 0) throw damaged(this.#name, { where: `at its row ${this.line}` })
    if (index > this.highest) this.highest = index
    return index
  }

  #closeRow(): void {
    if (this.#cells.length > 0) this.rows.push({ line: this.line, cells: this.#cells })
  }
}

/** `AB12` is column 27, counted from 0; -1 for what names none. */
function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at) & ~0x20
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
    if (column > LAST_COLUMN) break
  }
  return column - 1
}
