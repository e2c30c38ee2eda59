import { damaged } from '../office/archive.ts'
import type { XmlHandlers } from '../office/xml.ts'
import { LONGEST_CELL, tooLarge, withoutNulls } from '../records.ts'
import { attributeOf, timesOf } from './document.ts'
import { CellText } from './cellText.ts'
import { Repetition } from './repetition.ts'

/** LibreOffice's last row and column; files say less, or they are made to break what reads them. */
const LAST_ROW = 1_048_576
const LAST_COLUMN = 16_384

/** A row that has text, and how often it stands there, one below the other from `line` on. */
export type FoundRow = { readonly line: number; readonly times: number; readonly cells: string[] }

type Attributes = Readonly<Record<string, string>>
type Cell = { readonly times: number; readonly attributes: Attributes }

/** Puts together the rows of one sheet from the tags of all of them. `rows` is to be emptied by whoever reads it. */
export class OdsCells implements XmlHandlers {
  readonly rows: FoundRow[] = []
  readonly sheet: string
  /** Number of the last row that was read, from 1. */
  line = 0
  mergedAreas = 0
  formulasWithoutResult = 0
  readonly #file: string
  /** Tables may stand in each other; only the outermost are sheets. */
  #depth = 0
  #inside = false
  #read = false
  #times = 1
  #cells: string[] = []
  #units = 0
  /** Cells of the row so far, also those without text at its end. */
  #column = 0
  #cell: Cell | null = null
  readonly #text: CellText
  readonly #repetition: Repetition

  constructor(file: string, sheet: string) {
    this.#file = file
    this.sheet = sheet
    this.#repetition = new Repetition(file)
    this.#text = new CellText(() => tooLarge(file, this.line), this.#repetition)
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'table') this.#openTable(attributes)
    else if (!this.#inside || this.#depth !== 1) return
    else if (this.#cell) this.#text.open(name, attributes)
    else if (name === 'table-row') this.#openRow(attributes)
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#openCell(attributes)
  }

  close(name: string): void {
    if (name === 'table') this.#closeTable()
    else if (!this.#inside || this.#depth !== 1) return
    else if (this.#cell && this.#text.isWithin) this.#text.close(name)
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#closeCell()
    else if (name === 'table-row') this.#closeRow()
  }

  text(text: string): void {
    if (this.#cell && this.#depth === 1) this.#text.add(text)
  }

  #openTable(attributes: Attributes): void {
    this.#depth += 1
    if (this.#depth !== 1 || this.#read) return
    this.#inside = (attributeOf(attributes, 'table:name') ?? this.sheet) === this.sheet
    this.#read = this.#inside
  }

  #closeTable(): void {
    this.#depth -= 1
    if (this.#depth === 0) this.#inside = false
  }

  #openRow(attributes: Attributes): void {
    this.#times = timesOf(attributeOf(attributes, 'table:number-rows-repeated'), this.#file, this.line + 1)
    this.#cells = []
    this.#units = 0
    this.#column = 0
  }

  #closeRow(): void {
    const line = this.line + 1
    this.line += this.#times
    if (this.#cells.length === 0) return
    if (this.line > LAST_ROW) throw damaged(this.#file, { where: `at its row ${line}` })
    this.#repetition.count(this.#units, this.#times)
    this.rows.push({ line, times: this.#times, cells: this.#cells })
    this.#cells = []
  }

  #openCell(attributes: Attributes): void {
    const times = timesOf(attributeOf(attributes, 'table:number-columns-repeated'), this.#file, this.line + 1)
    this.#cell = { times, attributes }
    this.#text.begin()
    const spans = ['table:number-columns-spanned', 'table:number-rows-spanned']
    if (spans.some((name) => Number(attributeOf(attributes, name) ?? 1) > 1)) this.mergedAreas += 1
  }

  #closeCell(): void {
    const cell = this.#cell
    this.#cell = null
    if (!cell) return
    const text = withoutNulls(shown(this.#text.end(), cell.attributes))
    const first = this.#column
    this.#column += cell.times
    if (text === '') {
      const formula = attributeOf(cell.attributes, 'table:formula')
      if (formula !== undefined && attributeOf(cell.attributes, 'office:value-type') === undefined) {
        this.formulasWithoutResult += 1
      }
      return
    }
    if (this.#column > LAST_COLUMN) throw damaged(this.#file, { where: `at its row ${this.line + 1}` })
    this.#units += text.length * cell.times
    if (this.#units > LONGEST_CELL) throw tooLarge(this.#file, this.line + 1)
    this.#repetition.count(text.length, cell.times)
    while (this.#cells.length < first) this.#cells.push('')
    for (let time = 0; time < cell.times; time += 1) this.#cells.push(text)
  }
}

/** A number in the form with an exponent, which is shown where a cell is too narrow for its digits. */
const SHORTENED = /^[-+]?[\d.,]+E[-+]?\d+$/i

/** What the cell shows; its value where a program wrote no text, or one that hides digits of an id. */
function shown(paragraphs: string, attributes: Attributes): string {
  const value = attributeOf(attributes, 'office:value')
  // Formats of accountants put blanks around a figure, to line it up with others.
  const text = value === undefined ? paragraphs : paragraphs.trim()
  if (text !== '') return value !== undefined && SHORTENED.test(text) ? value : text
  const boolean = attributeOf(attributes, 'office:boolean-value')
  if (boolean !== undefined) return boolean.toUpperCase()
  return (
    value ??
    attributeOf(attributes, 'office:date-value')?.replace('T', ' ') ??
    attributeOf(attributes, 'office:time-value') ??
    attributeOf(attributes, 'office:string-value') ??
    ''
  )
}
