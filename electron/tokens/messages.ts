import type { Reading } from '../../shared/catalog/encodings.ts'
import type { Encoding } from '../../shared/catalog/schema.ts'
import type { Mapping } from '../../shared/domain/example/example.ts'
import type { RowFindings, RowToCheck } from '../../shared/domain/facts.ts'

/** How rows are counted: as the model reads them, and its limit per example. */
export type Counting = Reading & { readonly limit: number | null }

/** What a worker can do, and what it answers. */
export type Work =
  | {
      readonly kind: 'facts'
      readonly rows: readonly RowToCheck[]
      readonly mapping: Mapping
      readonly counting: Counting
    }
  | { readonly kind: 'pieces'; readonly text: string; readonly encoding: Encoding }
  | { readonly kind: 'count'; readonly texts: readonly string[]; readonly encoding: Encoding }
  | { readonly kind: 'warm'; readonly encoding: Encoding }

export type Results = {
  readonly facts: RowFindings[]
  readonly pieces: string[]
  readonly count: number[]
  readonly warm: null
}

/** The answer to one piece of work; a worker has one at a time, so answers need no number. */
export type Reply =
  { readonly ok: true; readonly result: Results[Work['kind']] } | { readonly ok: false; readonly message: string }
