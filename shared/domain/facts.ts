import { exchangeOf } from './alike/exchange.ts'
import { sketchOf } from './alike/sketch.ts'
import type { Example } from './example/chat.ts'
import { ROW_RULES } from './checks/registry.ts'
import { isSent } from './column.ts'
import { toExample, type Mapping } from './example/example.ts'
import { fingerprintOf } from './fingerprint.ts'
import { issuesBy } from './fixes.ts'
import { type Traits, traitsOf } from './habits/traits.ts'
import type { Issue } from './issue.ts'
import type { Cells, RowId } from './row.ts'
import { spokenTexts } from './example/spoken.ts'
import { countExample, type Count, type Way } from './tokens/tokens.ts'

/** A row to look at; `stamp` comes back with its facts, so that facts of an older state are recognised. */
export type RowToCheck = { readonly id: RowId; readonly stamp: number; readonly cells: Cells }

/** What counting and checking one row found. */
export type RowFindings = {
  readonly row: RowId
  readonly stamp: number
  /** Tokens of the whole example, instruction included, and of its answers alone. */
  readonly tokens: number
  readonly completionTokens: number
  /** Tokens beyond the limit; 0 when it fits. */
  readonly over: number
  /** Equal for rows whose examples are equal: 16 hex digits. Empty for a row without any sent text. */
  readonly fingerprint: string
  /** What tells look-alikes without their texts, see `sketchOf`; null for a row that asks nothing. */
  readonly sketch: Uint8Array | null
  /** What the habits of the sheet are found by; null for a row without an answer. */
  readonly traits: Traits | null
  readonly issues: readonly Issue[]
}

export type FactsContext = Way & { readonly limit: number | null; readonly count: Count }

/** Everything derived from one row. Pure: the encoder comes in as `count`. */
export function factsOf(row: RowToCheck, mapping: Mapping, context: FactsContext): RowFindings {
  const example = toExample(mapping, row.cells)
  const { total, completion } = countExample(example, context.count, context)
  const { limit } = context
  const { format } = mapping.setup
  const texts = spokenTexts(example)
  const subject = { example, texts, format, tokens: total, limit }
  const exchange = exchangeOf(example, texts, mapping.setup.instruction)
  const fingerprint = saysNothing(mapping, row.cells) ? '' : fingerprintOf(sentPart(example))
  return {
    row: row.id,
    stamp: row.stamp,
    tokens: total,
    completionTokens: completion,
    over: limit === null ? 0 : Math.max(0, total - limit),
    fingerprint,
    sketch: exchange && sketchOf(exchange, Number.parseInt(fingerprint.slice(0, 8), 16)),
    traits: traitsOf(example, texts, mapping.setup.instruction),
    issues: ROW_RULES.flatMap((rule) => issuesBy(rule, subject, mapping, row.cells)),
  }
}

/** An example without what is not written to the file. */
function sentPart(example: Example): unknown {
  if (example.format === 'raw') return { raw: example.text }
  if (example.format === 'preference') {
    return { ...example, sources: null, preferredSource: null, rejectedSource: null }
  }
  return { ...example, sources: null }
}

/** A blank row would otherwise be the twin of every other blank row. */
function saysNothing(mapping: Mapping, cells: Cells): boolean {
  return mapping.columns.every((column) => !isSent(column) || (cells[column.id] ?? '') === '')
}
