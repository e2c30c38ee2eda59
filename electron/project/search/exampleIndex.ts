import { Database, int } from '../file/database.ts'

/** Characters of a question that are looked at, and words of it that are looked up: the rarest ones. */
const MAX_TEXT = 4000
const MAX_WORDS = 16

/** Words in more than this share of the questions say nothing about any of them; where there are others. */
const COMMON = 0.2

/** Places in the index that one look goes through at most: so many take about ten milliseconds. */
const MOST_PLACES = 40_000

/** Full-text search over questions, in memory and only for as long as it is needed: the project stays as it is. */
export class ExampleIndex implements Disposable {
  readonly #db = new Database(':memory:', 0)
  /** In how many questions a word stands. */
  readonly #frequency = new Map<string, number>()
  #count = 0

  constructor() {
    // Without the texts themselves: they are not asked for.
    this.#db.exec(
      `CREATE VIRTUAL TABLE asked USING fts5 (question, content = '', tokenize = "porter unicode61 remove_diacritics 2")`,
    )
  }

  /** `id`: a positive number that `nearest` answers. */
  add(id: number, question: string): void {
    const text = question.slice(0, MAX_TEXT).toWellFormed()
    this.#db.run('INSERT INTO asked (rowid, question) VALUES (?, ?)', id, text)
    for (const word of wordsIn(text)) this.#frequency.set(word, (this.#frequency.get(word) ?? 0) + 1)
    this.#count += 1
  }

  /** The id of the question most like another one, `except` left out; null: none has a word of it. */
  nearest(question: string, except: number | null = null): number | null {
    const words = this.#telling(wordsIn(question.slice(0, MAX_TEXT).toWellFormed()))
    if (words.length === 0) return null
    const found = this.#db.get(
      'SELECT rowid AS id FROM asked WHERE asked MATCH ? AND rowid <> ? ORDER BY bm25(asked), rowid LIMIT 1',
      words.map((word) => `"${word}"`).join(' OR '),
      except ?? 0,
    )
    return found ? int(found, 'id') : null
  }

  /** The words that tell one question from others: a question of nothing but common ones keeps them. */
  #telling(words: ReadonlySet<string>): string[] {
    const known = [...words].filter((word) => this.#frequency.has(word))
    const rare = known.filter((word) => (this.#frequency.get(word) ?? 0) <= Math.max(1, COMMON * this.#count))
    const kept = rare.length > 0 ? rare : known
    const often = (word: string): number => this.#frequency.get(word) ?? 0
    const rarest = kept.sort((a, b) => often(a) - often(b)).slice(0, MAX_WORDS)
    let places = 0
    return rarest.filter((word, nth) => (places += often(word)) <= MOST_PLACES || nth === 0)
  }

  [Symbol.dispose](): void {
    this.#db.close()
  }
}

function wordsIn(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu))
}
