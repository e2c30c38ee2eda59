import { MOST_COLUMNS, type Role } from '../../shared/domain/column.ts'
import { matchColumns, type Matchable, roleBeside } from '../../shared/domain/reading/columnMatch.ts'
import { Failure } from '../../shared/domain/failure.ts'
import { formatNumber } from '../../shared/format/figures.ts'
import { unique } from './columnNames.ts'
import { type FoundColumn } from './records.ts'

/** The columns that rows of several files go into. It grows while files are read; `add` tells whoever keeps the sheet. */
export class TargetColumns {
  readonly list: Matchable[]
  readonly #add: (column: Matchable) => void

  constructor(list: readonly Matchable[], add: (column: Matchable) => void = () => undefined) {
    this.list = [...list]
    this.#add = add
  }

  /**
   * A further column; its name gets a number where it is taken. Answers its place.
   * @throws Failure `wrong-input` beyond what a sheet can hold
   */
  add(name: string, role: Role): number {
    if (this.list.length >= MOST_COLUMNS) throw tooMany()
    const column = { name: unique(name, new Set(this.list.map((other) => other.name))), role }
    this.list.push(column)
    this.#add(column)
    return this.list.length - 1
  }
}

/** Puts the records of one file into the columns of a sheet. */
export class ColumnMap {
  /** For each column of the file its place in the sheet; null: left out. */
  readonly places: (number | null)[]
  readonly #target: TargetColumns
  #straight = true

  constructor(target: TargetColumns, places: readonly (number | null)[]) {
    this.#target = target
    this.places = [...places]
    this.#look()
  }

  /** Finds places for columns that the file did not have before: more cells in a row, or lines of another build. */
  widen(found: readonly FoundColumn[]): void {
    if (found.length <= this.places.length) return
    const more = found.slice(this.places.length).map(({ name, role }) => ({ name, role: role ?? ('note' as const) }))
    for (const [at, place] of matchFor(this.#target, more, this.places).entries()) {
      const { name, role } = more[at] ?? { name: '', role: 'note' as const }
      this.places.push(place ?? this.#target.add(name, roleBeside(this.#target.list, role)))
    }
    this.#look()
  }

  /** The cells of a record in the order of the sheet; missing ones are empty. */
  row(record: readonly string[]): readonly string[] {
    if (this.#straight) return record
    const row: string[] = []
    for (const [at, text] of record.entries()) {
      const place = this.places[at]
      if (place === null || place === undefined) continue
      while (row.length < place) row.push('')
      row[place] = text
    }
    return row
  }

  #look(): void {
    this.#straight = this.places.every((place, at) => place === at)
  }
}

function matchFor(
  target: TargetColumns,
  columns: readonly Matchable[],
  used: readonly (number | null)[],
): (number | null)[] {
  return matchColumns(
    target.list,
    columns,
    used.filter((place) => place !== null),
  )
}

function tooMany(): Failure {
  return new Failure({
    code: 'wrong-input',
    message: `Together they have more than ${formatNumber(MOST_COLUMNS)} columns; a sheet holds ${formatNumber(MOST_COLUMNS)}.`,
    hint: 'Leave out columns that are not needed, or bring the files in one by one.',
  })
}
