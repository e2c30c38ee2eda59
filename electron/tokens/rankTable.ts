import { brotliDecompressSync } from 'node:zlib'
import type { Encoding } from '../../shared/catalog/schema.ts'

/** `ranks`: bytes of a token, one character each → its rank, which is also its number. `bytes`: the way back. */
export type RankTable = {
  readonly ranks: ReadonlyMap<string, number>
  readonly bytes: readonly string[]
  /** Texts that are one token wherever they stand: the model's own tokenizer cuts them out before all else. */
  readonly added: ReadonlyMap<string, number>
  /** Whether the rest is brought into the composed form of Unicode (NFC) before it is cut. */
  readonly composed: boolean
}

/** A vocabulary as scripts/vocabularies.ts writes it. */
type VocabularyFile = {
  readonly first: number
  readonly added: Readonly<Record<string, number>>
  readonly composed: boolean
  readonly tokens: string
}

/** Each table is a file of its own that is loaded when a model needs it. */
const SOURCES: Record<Encoding, () => Promise<RankTable>> = {
  o200k_base: async () => fromRanks((await import('js-tiktoken/ranks/o200k_base')).default.bpe_ranks),
  cl100k_base: async () => fromRanks((await import('js-tiktoken/ranks/cl100k_base')).default.bpe_ranks),
  llama3: async () => fromVocabulary((await import('./vocabularies/llama3.json', { with: { type: 'json' } })).default),
  qwen3: async () => fromVocabulary((await import('./vocabularies/qwen3.json', { with: { type: 'json' } })).default),
  mistral_nemo: async () =>
    fromVocabulary((await import('./vocabularies/mistral_nemo.json', { with: { type: 'json' } })).default),
}

/** The table of an encoding, read anew at every call. */
export function rankTable(encoding: Encoding): Promise<RankTable> {
  return SOURCES[encoding]()
}

/**
 * Reads a table in the form of js-tiktoken: lines like `! 0 IQ== Ig==`: number of the first token, tokens in base64.
 * It has no added tokens: what spells one in a text is text to OpenAI, which refuses it in a training file.
 */
function fromRanks(source: string): RankTable {
  const ranks = new Map<string, number>()
  const bytes: string[] = []
  for (const line of source.split('\n')) {
    const [, first, ...tokens] = line.split(' ')
    let rank = Number(first)
    for (const token of tokens) {
      const text = Buffer.from(token, 'base64').toString('latin1')
      ranks.set(text, rank)
      bytes[rank] = text
      rank += 1
    }
  }
  return { ranks, bytes, added: new Map(), composed: false }
}

function fromVocabulary({ first, added, composed, tokens }: VocabularyFile): RankTable {
  const unpacked = brotliDecompressSync(Buffer.from(tokens, 'base64'))
  const ranks = new Map<string, number>()
  const bytes: string[] = []
  // The lengths stand in front; where they end, the tokens begin, and those end with the file.
  let [count, length] = [0, 0]
  while (count + length < unpacked.length) length += unpacked[count++] ?? 0
  let at = count
  for (let nth = 0; nth < count; nth++) {
    const end = at + (unpacked[nth] ?? 0)
    const text = unpacked.toString('latin1', at, end)
    ranks.set(text, first + nth)
    bytes[first + nth] = text
    at = end
  }
  for (const [text, token] of Object.entries(added)) bytes[token] = Buffer.from(text, 'utf8').toString('latin1')
  return { ranks, bytes, added: new Map(Object.entries(added)), composed }
}
