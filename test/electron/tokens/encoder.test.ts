import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { Encoder } from '../../../electron/tokens/encoder.ts'
import { SAMPLES } from './corpus.ts'
import { isSettled, OPENAI_ENCODINGS, referenceTokens } from './peers.ts'

/** Arbitrary text: any code points, halves of surrogate pairs included, mixed with what patterns treat in a special way. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.integer({ min: 0xd800, max: 0xdfff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom(
        '<|endoftext|>',
        "'s",
        "'LL",
        ' ',
        '  ',
        '\n',
        '\r\n',
        '\t',
        '123456',
        'Ünïcödé',
        ' the',
        '中文',
        '\u0301',
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))
  .filter(isSettled)

describe.each(OPENAI_ENCODINGS)('%s', (encoding) => {
  let encoder: Encoder
  beforeAll(async () => {
    encoder = await Encoder.load(encoding)
  })

  test('finds the same tokens as js-tiktoken in any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = referenceTokens(text, encoding)
        expect(encoder.encode(text)).toEqual(tokens)
        expect(encoder.count(text)).toBe(tokens.length)
      }),
      { numRuns: 1000 },
    )
  })

  test.each(SAMPLES.map((sample) => [sample.slice(0, 40), sample]))('finds the same tokens in: %s', (_, sample) => {
    expect(encoder.encode(sample)).toEqual(referenceTokens(sample, encoding))
  })

  test.each(['a', 'ab', ' ', '\n', '!', '1', '中', 'é', '😀', '\ud800', 'QUJD'])(
    'finds the same tokens in 300 × %j',
    (unit) => {
      const text = unit.repeat(300)
      expect(encoder.encode(text)).toEqual(referenceTokens(text, encoding))
    },
  )

  test('counts the same the second time, when pieces are remembered', () => {
    const text = SAMPLES.join('\n')
    const first = encoder.count(text)
    expect(encoder.count(text)).toBe(first)
    expect(first).toBe(referenceTokens(text, encoding).length)
  })

  test('takes text that spells a special token as text', () => {
    expect(encoder.count('<|endoftext|>')).toBeGreaterThan(1)
  })

  test('gives the text of each token; joined they are the text again', () => {
    const text = SAMPLES.join('\n')
    const pieces = encoder.pieces(text)
    expect(pieces).toHaveLength(encoder.count(text))
    expect(pieces.join('')).toBe(text)
  })
})

test('counts a million times the same letter, or any other run, in seconds and not in hours', async () => {
  const encoder = await Encoder.load('o200k_base')
  for (const unit of ['a', 'A', ' ', '!', '中']) {
    const began = performance.now()
    expect(encoder.count(unit.repeat(1_000_000))).toBeGreaterThan(5_000)
    // About 0.4 s alone; the bound is for busy machines. The reference needs more than a day for this.
    expect(performance.now() - began).toBeLessThan(10_000)
  }
})

test('does not overflow the stack on a run of three million letters', async () => {
  const encoder = await Encoder.load('o200k_base')
  expect(encoder.count('中'.repeat(3_000_000))).toBe(3_000_000)
})

test('knows the pieces of a word as people expect them', async () => {
  const encoder = await Encoder.load('o200k_base')
  expect(encoder.pieces('Hello world')).toEqual(['Hello', ' world'])
})
