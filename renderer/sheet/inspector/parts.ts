import type { RowDetail } from '../../../shared/contract/facts.ts'
import type { Column } from '../../../shared/domain/column.ts'

/** Where the tokens of an example go. `same`: what every row pays, instruction and the frame around each message. */
export type LengthParts = { readonly same: number; readonly person: number; readonly answer: number }

export function lengthParts(detail: RowDetail): LengthParts {
  const sum = (role: (one: string) => boolean) =>
    detail.turns.reduce((total, turn) => (role(turn.role) ? total + turn.tokens : total), 0)
  const answer = sum((role) => role === 'assistant') + detail.rejected.reduce((total, turn) => total + turn.tokens, 0)
  const person = sum((role) => role !== 'assistant' && role !== 'system' && role !== 'developer')
  return { same: Math.max(0, detail.tokens - answer - person), person, answer }
}

/** Text that a model takes for a signal, marked where it stands when a rule objects to the cell. */
const SIGNAL = /<\|[\w/-]+\|>/g

export type Marked = { readonly text: string; readonly bad: boolean }

export function markSignals(text: string): Marked[] {
  const parts: Marked[] = []
  let from = 0
  for (const match of text.matchAll(SIGNAL)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index), bad: false })
    parts.push({ text: match[0], bad: true })
    from = match.index + match[0].length
  }
  if (from < text.length) parts.push({ text: text.slice(from), bad: false })
  return parts
}

export function nameOf(columns: readonly Column[], id: string | null): string | null {
  return columns.find((column) => column.id === id)?.name ?? null
}

/** The name of the column that a turn is the text of; null: it is one of the turns of a conversation. */
export function sourceOf(columns: readonly Column[], id: string | null): string | null {
  return nameOf(
    columns.filter(({ role }) => role !== 'messages'),
    id,
  )
}
