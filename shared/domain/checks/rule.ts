import type { Example } from '../chat.ts'
import type { ColumnId } from '../column.ts'
import type { RuleId, Severity } from '../issue.ts'
import type { Format } from '../setup.ts'

/** What a rule about one row looks at. */
type RowSubject = {
  readonly example: Example
  /** The project's format: every row of a file must have the same. */
  readonly format: Format
  /** Tokens of the whole example. */
  readonly tokens: number
  /** Tokens per example that the model takes; null: none known. */
  readonly limit: number | null
}

/** What a rule about the whole set looks at. */
export type SetSubject = {
  /** Rows that train: those held back do not count. */
  readonly trainRows: number
  readonly format: Format
  readonly model: { readonly name: string; readonly providerName: string; readonly formats: readonly Format[] }
}

/** One finding in a row. `column` null: with the row as a whole, or with the instruction for every row. */
export type Finding = { readonly column: ColumnId | null; readonly message: string }

type RuleWords = {
  /** The file's name. */
  readonly id: RuleId
  readonly severity: Severity
  /** `Answer is empty`. */
  readonly title: string
  /** One sentence: what follows from it. */
  readonly why: string
  /** Where it is published that it matters. */
  readonly source: string
}

export type RowRule = RuleWords & {
  readonly scope: 'row'
  readonly check: (subject: RowSubject) => readonly Finding[]
}

/** `check` answers the sentence with the figures of this set, or null. */
export type SetRule = RuleWords & { readonly scope: 'set'; readonly check: (subject: SetSubject) => string | null }

/** Found by comparing rows with each other, which the project's store does while it writes their facts. */
export type StoreRule = RuleWords & { readonly scope: 'store' }

export type Rule = RowRule | SetRule | StoreRule
