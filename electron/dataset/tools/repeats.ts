import { fingerprintOf } from '../../../shared/domain/fingerprint.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import type { RowPlan } from '../../../shared/domain/tools/plan.ts'
import type { SearchedRow } from '../../project/search/textSearch.ts'

type Said = readonly string[]

/**
 * Rows that say the same as an earlier one. Of each only a fingerprint is kept, so that a million rows fit in memory; where
 * two are the same, the texts themselves decide.
 */
export class Repeats {
  readonly #judge: RowPlan['judge']
  readonly #read: (ids: readonly RowId[]) => SearchedRow[]
  /** The first row with a fingerprint. */
  readonly #firsts = new Map<number, RowId>()

  constructor(judge: RowPlan['judge'], read: (ids: readonly RowId[]) => SearchedRow[]) {
    this.#judge = judge
    this.#read = read
  }

  /** Those of the next rows that would go, in their order. */
  among(rows: readonly SearchedRow[]): SearchedRow[] {
    const gone = new Set<SearchedRow>()
    const alike: { row: SearchedRow; said: Said; first: RowId }[] = []
    for (const row of rows) {
      const said = this.#judge(row.texts)
      if (said === 'empty') gone.add(row)
      if (said === null || said === 'empty') continue
      const first = this.#firstOf(said, row.id)
      if (first !== row.id) alike.push({ row, said, first })
    }
    const firsts = new Map(this.#read([...new Set(alike.map(({ first }) => first))]).map((row) => [row.id, row]))
    for (const { row, said, first } of alike) {
      const other = firsts.get(first)
      const otherSaid = other ? this.#judge(other.texts) : null
      if (Array.isArray(otherSaid) && said.every((text, at) => text === otherSaid[at])) gone.add(row)
    }
    return rows.filter((row) => gone.has(row))
  }

  #firstOf(said: Said, row: RowId): RowId {
    // 52 bits are a safe integer, and take a fraction of the memory that the text would.
    const print = Number.parseInt(fingerprintOf(said).slice(0, 13), 16)
    const first = this.#firsts.get(print)
    if (first === undefined) this.#firsts.set(print, row)
    return first ?? row
  }
}
