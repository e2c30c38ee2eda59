import type { Example } from '../example/chat.ts'
import type { ColumnId } from '../column.ts'
import type { RuleId, Severity } from '../issue.ts'
import type { Profile } from '../habits/profile.ts'
import type { Traits } from '../habits/traits.ts'
import type { Format } from '../setup.ts'
import type { Spoken } from '../example/spoken.ts'

/** What a rule about one row looks at. */
export type RowSubject = {
  readonly example: Example
  /** The texts of the row itself, without the instruction for every row. */
  readonly texts: readonly Spoken[]
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
  /** What is usual in the sheet; null until it is known. */
  readonly profile: Profile | null
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

/**
 * Puts one text right. `safe`: nobody would miss what it takes away, so it may be done to all rows without looking.
 * Never called by itself: `fixText` sees to it that nothing else becomes wrong.
 */
export type Fix = { readonly safe: boolean; readonly apply: (text: string) => string }

/** A rule about one text alone. `look` answers the sentence about this text, or null. */
export type TextRule = RowRule & {
  readonly look: (spoken: Spoken) => string | null
  readonly fix: Fix | null
}

/**
 * A rule about rows that differ from what is usual in the sheet. `suspects`: whether the row may have the issue, told by
 * its traits alone; `among`: the rule about its texts, once it is known what is usual, or null where nothing is.
 */
export type HabitRule = RuleWords & {
  readonly scope: 'habit'
  /** Whether there is a fix, whatever is usual. */
  readonly fixable: boolean
  readonly suspects: (traits: Traits, profile: Profile) => boolean
  readonly among: (profile: Profile) => TextRule | null
}

/** `check` answers the sentence with the figures of this set, or null. */
export type SetRule = RuleWords & { readonly scope: 'set'; readonly check: (subject: SetSubject) => string | null }

/** Found by comparing rows with each other, which the project's store does while it writes their facts. */
export type StoreRule = RuleWords & { readonly scope: 'store' }

/** The id of a rule about pairs of rows. */
export type PairRuleId = 'contradiction' | 'leakage' | 'look-alike'

/** Found by comparing the sketches of all rows, two by two. */
export type PairRule = StoreRule & {
  readonly id: PairRuleId
  /** Which rows of a pair have the issue: both, or only the later one, without which there would be none. */
  readonly marks: 'both' | 'row'
  /** The sentence about a row; `other`: the row it is paired with, `row 12`. */
  readonly say: (other: string) => string
}

export type Rule = RowRule | SetRule | StoreRule | HabitRule
