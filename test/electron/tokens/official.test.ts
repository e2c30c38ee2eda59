import fc from 'fast-check'
import { get_encoding, type Tiktoken } from 'tiktoken'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Encoder } from '../../../electron/tokens/encoder.ts'
import { Encoding } from '../../../shared/catalog/schema.ts'
import { SAMPLES } from './corpus.ts'

/** Letters, marks, signs and emoji of many scripts, and what patterns and merges treat in a special way. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.string({ unit: 'binary', maxLength: 10 }).map((text) => text.toWellFormed()),
      fc.base64String({ maxLength: 60 }),
      fc.json({ maxDepth: 2 }),
      fc.integer({ min: 1, max: 60 }).map((count) => ' '.repeat(count)),
      fc.constantFrom('<|endoftext|>', '<|im_start|>', "I'LL", '\r\n\r\n', 'if (a<=b) {\n\treturn', 'Ünïcödé', '👩‍👩‍👧‍👦🏽'),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))

/** The encoder that the provider itself publishes, compiled from Rust: a second witness beside js-tiktoken. */
describe.each(Encoding.options)('%s', (encoding) => {
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

  test('finds the same tokens in megabytes of every script', () => {
    const unit = SAMPLES.map((sample) => sample.toWellFormed()).join('\n')
    const corpus = unit.repeat(Math.ceil(1_500_000 / unit.length))
    expect(ours.count(corpus)).toBe(expected(corpus).length)
  })
})
