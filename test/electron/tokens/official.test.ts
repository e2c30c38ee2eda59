import fc from 'fast-check'
import { get_encoding, type Tiktoken } from 'tiktoken'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Encoder } from '../../../electron/tokens/encoder.ts'
import { anyText } from './anyText.ts'
import { SAMPLES } from './corpus.ts'
import { OPENAI_ENCODINGS } from './peers.ts'

/** The encoder that the provider itself publishes, compiled from Rust: a second witness beside js-tiktoken. */
describe.each(OPENAI_ENCODINGS)('%s', (encoding) => {
  let ours: Encoder
  let official: Tiktoken
  beforeAll(async () => {
    ours = await Encoder.load(encoding)
    official = get_encoding(encoding)
  })
  afterAll(() => {
    official.free()
  })
  const expected = (text: string): number[] => Array.from(official.encode(text, [], []))

  test('finds the same tokens as the published encoder in any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(ours.encode(text)).toEqual(expected(text))
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    ['a mark of byte order in the middle', 'a\ufeffb \ufeff\ufeffc'],
    ['the line end of old mainframes', 'a\u0085b \u0085\u0085c'],
    ['an apostrophe before a long s', "x'\u017ft"],
  ])('finds the same tokens around %s', (_, text) => {
    expect(ours.encode(text)).toEqual(expected(text))
  })

  test('finds the same tokens in megabytes of every script', () => {
    const unit = SAMPLES.map((sample) => sample.toWellFormed()).join('\n')
    const corpus = unit.repeat(Math.ceil(1_500_000 / unit.length))
    expect(ours.count(corpus)).toBe(expected(corpus).length)
  })
})

/** Characters in one text: enough that few texts are encoded, few enough to be looked at when one differs. */
const AT_ONCE = 256
/** What is given out ends here, but for some signs without a look of their own. */
const LAST = 0x3_4000

test('knows every character as the published encoder does, whatever the age of the engine', async () => {
  const ours = await Encoder.load('o200k_base')
  const official = get_encoding('o200k_base')
  for (let first = 0; first < LAST; first += AT_ONCE) {
    const characters = Array.from({ length: AT_ONCE }, (_, at) => String.fromCodePoint(first + at))
    // Between letters and before an ending, where its kind decides the cut.
    const text = characters
      .map((one) => `x${one}Xx ${one}'s `)
      .join('')
      .toWellFormed()
    const [tokens, wanted] = [ours.encode(text), Array.from(official.encode(text, [], []))]
    // Comparing without a matcher, which would take longer than the test.
    if (tokens.join(' ') !== wanted.join(' ')) expect([first, tokens]).toEqual([first, wanted])
  }
  official.free()
})
