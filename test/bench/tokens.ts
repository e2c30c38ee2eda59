import { countTokens } from 'gpt-tokenizer/encoding/o200k_base'
import { Encoder } from '../../electron/tokens/encoder.ts'
import { TokenPool } from '../../electron/tokens/pool.ts'
import type { Column } from '../../shared/domain/column.ts'
import type { Mapping } from '../../shared/domain/example/example.ts'
import { DEFAULT_SETUP } from '../../shared/domain/setup.ts'
import { mixedText } from '../electron/tokens/corpus.ts'
import { OPEN_ENCODINGS, publishedTokens, referenceTokens } from '../electron/tokens/peers.ts'
import type { BenchRow } from './row.ts'

const CHARACTERS = 2_000_000
/** A row's text is about so long. */
const ROW = 600
const ROUNDS = 5

/** Megacharacters a second, the best of some rounds: the machine has other things to do. The first fills the caches. */
function speedOf(rows: readonly string[], count: (text: string) => number): { speed: number; tokens: number } {
  let [best, tokens] = [Number.POSITIVE_INFINITY, 0]
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now()
    tokens = 0
    for (const row of rows) tokens += count(row)
    best = Math.min(best, performance.now() - began)
  }
  return { speed: rows.reduce((sum, row) => sum + row.length, 0) / 1000 / best, tokens }
}

/** Counting the same mixed text (English, German, code, JSON) by us and by the two usual libraries. */
export async function benchTokens(): Promise<BenchRow[]> {
  const rows = mixedText(CHARACTERS).match(new RegExp(`[^]{1,${ROW}}`, 'g')) ?? []
  const encoder = await Encoder.load('o200k_base')
  const ours = speedOf(rows, (text) => encoder.count(text))
  const js = speedOf(rows, (text) => referenceTokens(text, 'o200k_base').length)
  // Text that spells a special token is text, as for the others.
  const plain = { disallowedSpecial: new Set<string>() }
  const gpt = speedOf(rows, (text) => countTokens(text, plain))
  if (ours.tokens !== js.tokens) throw new Error(`We count ${ours.tokens} tokens and js-tiktoken ${js.tokens}.`)
  const value = `${ours.speed.toFixed(1)} MB/s`
  return [
    {
      name: 'count tokens vs js-tiktoken',
      value,
      peer: `${js.speed.toFixed(1)} MB/s`,
      ratio: `${(ours.speed / js.speed).toFixed(1)} × as fast`,
      target: '≥ 9 ×',
    },
    {
      name: 'count tokens vs gpt-tokenizer',
      value,
      peer: `${gpt.speed.toFixed(1)} MB/s`,
      ratio: `${(ours.speed / gpt.speed).toFixed(1)} × as fast`,
      target: '≥ 1.7 ×',
    },
    ...worstCases(encoder),
    ...(await openRows(rows)),
    await cancelRow(rows),
  ]
}

/** Texts of a million characters that are one piece, or nearly. */
const WORST: readonly (readonly [string, (length: number) => string])[] = [
  ['"a"', (length) => 'a'.repeat(length)],
  ['Base64', (length) => randomText(length, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')],
  ['letters without a space', (length) => randomText(length, 'etaoinshrdlucmwfgypbvk')],
]

/** The peers need minutes for these, so they are not asked; what is looked at is that the time grows with the text. */
function worstCases(encoder: Encoder): BenchRow[] {
  return WORST.map(([name, textOf]) => {
    const [half, whole] = [500_000, 1_000_000].map((length) => quickest(() => encoder.count(textOf(length))))
    const ratio = `${((whole ?? 0) / (half ?? 1)).toFixed(1)} × half of it`
    return { name: `count 1,000,000 × ${name}`, value: `${whole?.toFixed(0)} ms`, ratio, target: '< 1000 ms, ≤ 2.5 ×' }
  })
}

/** Milliseconds of an act, the best of some: a busy machine only ever adds to it. */
function quickest(act: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const began = performance.now()
    act()
    return performance.now() - began
  })
  return Math.min(...times)
}

/** The same on every run. */
function randomText(length: number, letters: string): string {
  let state = 7
  const text = new Array<string>(length)
  for (let at = 0; at < length; at++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff
    text[at] = letters.charAt((state >>> 8) % letters.length)
  }
  return text.join('')
}

/** The word lists of open models, each beside the reference implementation over its published tokenizer. */
async function openRows(rows: readonly string[]): Promise<BenchRow[]> {
  const some = rows.slice(0, Math.ceil(rows.length / 20))
  return Promise.all(
    OPEN_ENCODINGS.map(async (encoding) => {
      const encoder = await Encoder.load(encoding)
      const { speed } = speedOf(rows, (text) => encoder.count(text))
      const ours = some.reduce((sum, text) => sum + encoder.count(text), 0)
      const theirs = speedOf(some, (text) => publishedTokens(text, encoding).length)
      if (ours !== theirs.tokens) throw new Error(`We count ${ours} tokens and the reference ${theirs.tokens}.`)
      return {
        name: `count tokens as ${encoding}`,
        value: `${speed.toFixed(1)} MB/s`,
        peer: `${theirs.speed.toFixed(1)} MB/s`,
        ratio: `${(speed / theirs.speed).toFixed(1)} × as fast`,
        target: '≥ 9 ×',
      }
    }),
  )
}

/** How long after a cancel the threads are free for something else, the worst of some. */
async function cancelRow(texts: readonly string[]): Promise<BenchRow> {
  const pool = new TokenPool()
  const rows = texts.map((text, at) => ({ id: at + 1, stamp: 1, cells: { c1: text, c2: text } }))
  const mapping: Mapping = { columns: [columnOf('c1', 'prompt'), columnOf('c2', 'completion')], setup: DEFAULT_SETUP }
  await pool.warm('o200k_base')
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const abort = new AbortController()
    const counting = { encoding: 'o200k_base', framing: 'openai', limit: null } as const
    const counted = pool.facts(rows, mapping, counting, { signal: abort.signal }).catch(() => undefined)
    // One batch is on its way in every thread by then, and many wait.
    await pool.count(['Hello'], 'o200k_base')
    const began = performance.now()
    abort.abort()
    await counted
    await pool.warm('o200k_base')
    times.push(performance.now() - began)
  }
  await pool.close()
  return { name: 'cancel counting, threads free', value: `${Math.max(...times).toFixed(0)} ms`, target: '< 100 ms' }
}

function columnOf(id: string, role: Column['role']): Column {
  return { id, name: id, role, width: 200, hidden: false, frozen: false }
}
