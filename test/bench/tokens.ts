import { countTokens } from 'gpt-tokenizer/encoding/o200k_base'
import { Encoder } from '../../electron/tokens/encoder.ts'
import { mixedText } from '../electron/tokens/corpus.ts'
import { referenceTokens } from '../electron/tokens/peers.ts'
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
  return { speed: CHARACTERS / 1000 / best, tokens }
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
  const began = performance.now()
  encoder.count('a'.repeat(1_000_000))
  const run = performance.now() - began
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
    // The peers need minutes for this, so they are not asked.
    { name: 'count 1,000,000 × "a"', value: `${run.toFixed(0)} ms`, target: '< 1000 ms' },
  ]
}
