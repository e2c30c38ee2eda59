import type { ChatMessage, Example } from '../../../shared/domain/example/chat.ts'
import { type Mapping, toExample } from '../../../shared/domain/example/example.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { type Database, int, text } from '../file/database.ts'
import type { StoredRow } from '../records.ts'

export type SimilarRow = {
  readonly row: RowId
  readonly prompt: string
  readonly completion: string
  readonly score: number
}

/** Examples searched, the first of the sheet: about two seconds of work. A stand-in needs no more. */
const MAX_EXAMPLES = 50_000

/** Characters kept of each text, and words of a question that are looked up. */
const MAX_TEXT = 20_000
const MAX_WORDS = 48

/** A word of the question finds a row by its prompt rather than by its answer. */
const PROMPT_WEIGHT = 10

/** Full-text search over the training rows, as they were when it was last built. Kept with the project. */
export class SimilarRows {
  readonly #db: Database
  readonly #mapping: () => Mapping
  readonly #batches: () => Iterable<readonly StoredRow[]>

  constructor(db: Database, mapping: () => Mapping, batches: () => Iterable<readonly StoredRow[]>) {
    this.#db = db
    this.#mapping = mapping
    this.#batches = batches
  }

  rebuild(): void {
    const mapping = this.#mapping()
    this.#db.transaction(() => {
      this.#db.run('DELETE FROM similar')
      let count = 0
      for (const batch of this.#batches()) {
        for (const row of batch) count += this.#add(row, toExample(mapping, row.cells))
        if (count >= MAX_EXAMPLES) break
      }
    })
  }

  #add(row: StoredRow, example: Example): number {
    const exchange = exchangeOf(example)
    if (!exchange) return 0
    const [prompt, completion] = exchange.map((part) => part.slice(0, MAX_TEXT).toWellFormed())
    return this.#db.run(
      'INSERT INTO similar (rowid, prompt, completion) VALUES (?, ?, ?)',
      row.id,
      prompt ?? '',
      completion ?? '',
    )
  }

  /** The rows most like a text, best first; `score` grows with likeness and compares only within one answer. */
  nearest(like: string, limit: number): SimilarRow[] {
    const words = [...new Set(like.toLowerCase().match(/[\p{L}\p{N}]+/gu))].slice(0, MAX_WORDS)
    if (words.length === 0) return []
    const found = this.#db.all(
      `SELECT rowid AS row, prompt, completion, -bm25(similar, ${PROMPT_WEIGHT}, 1) AS score
       FROM similar WHERE similar MATCH ? ORDER BY score DESC, rowid LIMIT ?`,
      words.map((word) => `"${word}"`).join(' OR '),
      limit,
    )
    return found.map((row) => ({
      row: int(row, 'row'),
      prompt: text(row, 'prompt'),
      completion: text(row, 'completion'),
      score: int(row, 'score'),
    }))
  }
}

/** What was asked and what was answered last; null for a row that is no example. */
export function exchangeOf(example: Example): [string, string] | null {
  switch (example.format) {
    case 'chat':
      return [questions(example.messages), toText(example.messages.findLast(({ role }) => role === 'assistant'))]
    case 'completion':
      return [example.prompt, example.completion]
    case 'preference':
      return [questions(example.input.messages), toText(example.preferred_output.at(-1))]
    case 'raw':
      return null
  }
}

function questions(messages: readonly ChatMessage[]): string {
  return messages
    .filter(({ role }) => role === 'user')
    .map(toText)
    .join('\n')
}

function toText(message: ChatMessage | undefined): string {
  const content = message?.content ?? ''
  if (typeof content === 'string') return content
  return content.flatMap(({ text: part }) => (typeof part === 'string' ? [part] : [])).join('\n')
}
