import type { Encoding } from '../../shared/catalog/schema.ts'
import { merge } from './merge.ts'
import { PieceCache } from './pieceCache.ts'
import { rankTable, type RankTable } from './rankTable.ts'
import { scannerOf, type Scanner } from './scanner.ts'
import { textParts, type TextParts } from './textParts.ts'

/** Pieces longer than this are not worth remembering: they hardly come again, and would fill the cache. */
const LONGEST_REMEMBERED = 64

/**
 * Byte-pair encoding over the published tables: the same tokens as the published encoder of each finds, at many times
 * its speed and without its super-quadratic merge loop, for which one cell of base64 is minutes of work. Text that
 * spells a special token is text in OpenAI's encodings (`encode(text, [], [])`), and that token in all others, as their
 * own tokenizers have it. The proofs by property tests are in test/electron/tokens.
 */
export class Encoder {
  readonly encoding: Encoding
  readonly #table: RankTable
  readonly #scan: Scanner
  readonly #parts: TextParts
  readonly #counts = new PieceCache()

  private constructor(encoding: Encoding, table: RankTable) {
    this.encoding = encoding
    this.#table = table
    this.#scan = scannerOf(encoding)
    this.#parts = textParts(table)
  }

  /** The encoder of an encoding, loaded once per thread: a rank table takes about a tenth of a second to build. */
  static async load(encoding: Encoding): Promise<Encoder> {
    const known = loaded.get(encoding)
    if (known) return known
    const made = rankTable(encoding).then((table) => new Encoder(encoding, table))
    loaded.set(encoding, made)
    return made
  }

  /** Number of tokens of a text, without making any list of them. */
  count(text: string): number {
    let total = 0
    for (const part of this.#parts(text)) total += typeof part === 'number' ? 1 : this.#countPlain(part)
    return total
  }

  /** The tokens of a text. */
  encode(text: string): number[] {
    const tokens: number[] = []
    for (const part of this.#parts(text)) {
      if (typeof part === 'number') tokens.push(part)
      else this.#encodePlain(part, tokens)
    }
    return tokens
  }

  /**
   * The text of each token. A character that several tokens share stands with the last of them, so that the pieces
   * joined are the text again; only half a surrogate pair, which UTF-8 cannot write, comes back as U+FFFD, and an
   * encoding that composes characters gives them composed.
   */
  pieces(text: string): string[] {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    return this.encode(text).map((token) =>
      decoder.decode(Buffer.from(this.#table.bytes[token] ?? '', 'latin1'), { stream: true }),
    )
  }

  #countPlain(text: string): number {
    const scan = this.#scan
    let total = 0
    let start = 0
    while (start < text.length) {
      const end = scan(text, start)
      const piece = text.slice(start, end)
      total += this.#counts.get(piece) ?? this.#countPiece(piece)
      start = end
    }
    return total
  }

  #encodePlain(text: string, tokens: number[]): void {
    let start = 0
    while (start < text.length) {
      const end = this.#scan(text, start)
      const bytes = binary(text.slice(start, end))
      start = end
      const whole = this.#table.ranks.get(bytes)
      if (whole === undefined) for (const token of merge(bytes, this.#table)) tokens.push(token)
      else tokens.push(whole)
    }
  }

  #countPiece(piece: string): number {
    const bytes = binary(piece)
    const count = this.#table.ranks.has(bytes) ? 1 : merge(bytes, this.#table).length
    if (piece.length <= LONGEST_REMEMBERED) this.#counts.set(piece, count)
    return count
  }
}

const loaded = new Map<Encoding, Promise<Encoder>>()

/** UTF-8 of a text as one character per byte; half a surrogate pair becomes U+FFFD, as in `TextEncoder`. */
function binary(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}
