import { MOST_COLUMNS } from '../../shared/domain/column.ts'
import { Failure } from '../../shared/domain/failure.ts'
import type { JsonShape } from '../../shared/domain/reading/importOptions.ts'
import { isFields, readJson } from '../../shared/domain/example/jsonl.ts'
import { formatNumber } from '../../shared/format/figures.ts'
import { nextColumnName, unique } from './columnNames.ts'
import type { Decoder } from './encoding.ts'
import { type LayoutColumn, ON_DEMAND, type Placed, RAW } from './jsonColumns.ts'
import { chooseLayout, type Layout } from './jsonLayout.ts'
import type { JsonText, Splitter } from './jsonSplitter.ts'
import { tooLarge, type Batch, type FoundColumn, type RecordSource, withoutNulls } from './records.ts'
import type { SourceFile } from './sourceFile.ts'

/** How many values are looked at to choose the columns; the same for the preview and for the import. */
const SAMPLE = 200

/**
 * How values are cut. `part`: a value that does not end is left out instead of refusing the file; `share`: see
 * chooseLayout.
 */
export type JsonReading = { readonly splitter: Splitter; readonly part: boolean; readonly share: boolean }

/**
 * The records of a JSONL file or a JSON list. Nothing is left out: a line that cannot be read, or is built otherwise
 * than its neighbours, stays whole in a raw column, where the checks name it and it can be repaired.
 */
export class JsonRecords implements RecordSource {
  readonly columns: FoundColumn[] = []
  readonly #source: SourceFile
  readonly #decoder: Decoder
  readonly #reading: JsonReading
  readonly #places = new Map<string, number>()
  #layout: Layout | null = null

  constructor(source: SourceFile, decoder: Decoder, reading: JsonReading) {
    this.#source = source
    this.#decoder = decoder
    this.#reading = reading
  }

  get shape(): JsonShape | null {
    return this.#layout?.shape ?? null
  }

  get instruction(): string {
    return this.#layout?.instruction ?? ''
  }

  async *batches(): AsyncGenerator<Batch> {
    const { splitter, part } = this.#reading
    let bytes = 0
    for await (const chunk of this.#source.chunks()) {
      bytes += chunk.length
      const texts = splitter.push(this.#decoder.write(chunk))
      const tooLong = splitter.tooLong()
      if (tooLong !== null) throw tooLarge(this.#source.name, tooLong)
      yield { rows: this.#place(texts), bytes, skipped: [] }
    }
    const texts = [...splitter.push(this.#decoder.end()), ...splitter.end()]
    const unfinished = splitter.unfinished()
    if (unfinished !== null && !part) throw this.#notClosed(unfinished)
    const skipped = unfinished === null ? [] : [{ line: unfinished, reason: 'A value begins here and does not end.' }]
    yield { rows: this.#place(texts), bytes, skipped }
  }

  #place(texts: readonly JsonText[]): string[][] {
    if (texts.length === 0) return []
    const values = texts.map(({ text }) => readJson(text))
    if (!this.#layout) {
      this.#layout = chooseLayout(
        values.slice(0, SAMPLE).flatMap((reading) => (reading.ok ? [reading.value] : [])),
        this.#reading.share,
      )
      for (const column of this.#layout.columns) this.#addColumn(column)
    }
    const layout = this.#layout
    return values.map((reading, at) => {
      const placed = reading.ok && isFields(reading.value) ? layout.place(reading.value) : null
      const fits = placed !== null && Object.keys(placed).length <= MOST_COLUMNS - ON_DEMAND.length
      return this.#toRow(fits ? placed : { [RAW.key]: texts[at]?.text ?? '' })
    })
  }

  #toRow(placed: Placed): string[] {
    const row: string[] = []
    for (const [key, text] of Object.entries(placed)) {
      const at = this.#columnOf(key)
      while (row.length < at) row.push('')
      row[at] = withoutNulls(text)
    }
    return row
  }

  #columnOf(key: string): number {
    const known = this.#places.get(key)
    if (known !== undefined) return known
    const onDemand = ON_DEMAND.find((column) => column.key === key)
    this.#addColumn(onDemand ?? { key, name: key.slice(key.indexOf(':') + 1), role: null })
    return this.columns.length - 1
  }

  #addColumn(column: LayoutColumn): void {
    const taken = new Set(this.columns.map((other) => other.name))
    const name = column.name.trim().slice(0, 490)
    this.#places.set(column.key, this.columns.length)
    this.columns.push({ name: name === '' ? nextColumnName(this.columns) : unique(name, taken), role: column.role })
  }

  #notClosed(line: number): Failure {
    return new Failure({
      code: 'unreadable-file',
      message: `${this.#source.name} stops being readable at line ${formatNumber(line)}: a value begins there and does not end. Nothing was brought in.`,
      hint: 'The file may have been cut off. Save or download it again.',
      line,
    })
  }
}
