import type { Column } from '../../../shared/domain/column.ts'
import type { Condition } from '../../../shared/domain/filter.ts'
import type { Sort, View } from '../../../shared/domain/view.ts'
import { formatCount, formatNumber } from '../../../shared/format/figures.ts'
import { numberIn } from '../../../shared/domain/reading/numeric.ts'
import { MARK_WORDS } from '../../ui/SeverityMark.tsx'
import { type Draft, draftsOf, type How, type Subject } from './draft.ts'

export const HOW_WORDS: Readonly<Record<How, string>> = {
  contains: 'contains',
  'contains-not': 'does not contain',
  is: 'is',
  'is-not': 'is not',
  matches: 'fits the pattern',
  'matches-not': 'does not fit the pattern',
  empty: 'is empty',
  'empty-not': 'is not empty',
  longer: 'is longer than',
  shorter: 'is shorter than',
  more: 'more than',
  fewer: 'fewer than',
  has: 'is',
}

/** Longest text of a condition that a chip shows, in characters. */
const LONGEST = 32

/** A condition as a sentence: `Answer contains “refund”`. */
export function conditionWords(condition: Condition, columns: readonly Column[]): string {
  return draftsOf({ conditions: [condition] })
    .map((draft, at) => (at === 0 ? draftWords(draft, columns) : `${HOW_WORDS[draft.how]} ${draft.value}`))
    .join(' and ')
}

function draftWords({ subject, how, value }: Omit<Draft, 'id'>, columns: readonly Column[]): string {
  const words = HOW_WORDS[how]
  if (how === 'more' || how === 'fewer') return `${capital(words)} ${formatCount(Number(value), 'token')}`
  if (how === 'longer' || how === 'shorter')
    return `${subjectWords(subject, columns)} ${words} ${formatCount(Number(value), 'character')}`
  if (how === 'empty' || how === 'empty-not') return `${subjectWords(subject, columns)} ${words}`
  return `${subjectWords(subject, columns)} ${words} “${shortened(value)}”`
}

export function subjectWords(subject: Subject, columns: readonly Column[]): string {
  if (subject === 'any') return 'Any column'
  if (subject === 'tokens') return 'Tokens'
  if (subject === 'severity') return 'Severity'
  if (subject === 'rule') return 'Issue'
  if (subject === 'split') return 'Split'
  const column = columns.find(({ id }) => id === subject)
  return column ? nameOf(column) : 'A column that is gone'
}

export function nameOf({ name }: Pick<Column, 'name'>): string {
  return name === '' ? 'Without a name' : name
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > LONGEST ? `${line.slice(0, LONGEST).trimEnd()}…` : line
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What a column of texts holds decides how its order is called. */
export type Kind = 'texts' | 'numbers'

/** `numbers` when all that is held is one, and something is. */
export function kindOf(texts: readonly string[]): Kind {
  const filled = texts.filter((text) => text.trim() !== '')
  return filled.length > 0 && filled.every((text) => numberIn(text) !== null) ? 'numbers' : 'texts'
}

type Orders = Readonly<Record<Sort['order'], string>>

const ORDERS: Readonly<Record<'tokens' | 'split' | 'severity' | Kind, Orders>> = {
  texts: { ascending: 'A to Z', descending: 'Z to A' },
  numbers: { ascending: 'smallest first', descending: 'largest first' },
  tokens: { ascending: 'fewest first', descending: 'most first' },
  split: { ascending: 'training first', descending: 'held back first' },
  severity: { ascending: 'least first', descending: 'worst first' },
}

/** `A to Z`, or what it is called for what is sorted by. */
export function orderWords({ by, order }: Sort, kind: Kind): string {
  return by === 'tokens' || by === 'split' || by === 'severity' ? ORDERS[by][order] : ORDERS[kind][order]
}

/** `Sorted by Question, A to Z`. */
export function sortWords(sort: Sort, kind: Kind, columns: readonly Column[]): string {
  const subject = sort.by === 'severity' ? 'issues' : subjectWords(sort.by, columns)
  return `Sorted by ${subject}, ${orderWords(sort, kind)}`
}

/** `204 of 4,012 rows`; with a plus while there may be more. */
export function countWords(count: number, rows: number, complete: boolean): string {
  return `${formatNumber(count)}${complete ? '' : '+'} of ${formatCount(rows, 'row')}`
}

/** What stands in place of the rows when a view has none. */
export function noHitsWords(view: View, columns: readonly Column[]): string {
  const drafts = draftsOf(view)
  const { search = '' } = view
  if (drafts.length === 0 && search === '') return 'All rows are hidden.'
  if (drafts.length === 0) return `No row has “${shortened(search)}”.`
  const [condition] = view.conditions ?? []
  if (search !== '' || drafts.length > 1) return 'No row matches all of these filters.'
  if (view.severity) return `No row is left under “${MARK_WORDS[view.severity]}”.`
  if (view.split) return view.split === 'validation' ? 'No row is held back.' : 'No row is used for training.'
  return condition ? `No row is left: ${conditionWords(condition, columns)}.` : 'No row has this issue any more.'
}
