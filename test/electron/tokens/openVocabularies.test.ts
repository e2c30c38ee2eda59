import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { Encoder } from '../../../electron/tokens/encoder.ts'
import { merge } from '../../../electron/tokens/merge.ts'
import { rankTable, type RankTable } from '../../../electron/tokens/rankTable.ts'
import { bytesOf, published } from '../../../scripts/vocabularies.ts'
import { anyText } from './anyText.ts'
import { mixedText, SAMPLES } from './corpus.ts'
import { isSettled, OPEN_ENCODINGS, publishedTokens } from './peers.ts'

/** Megabytes of every script would take the reference minutes. */
const CORPUS = 200_000

describe.each(OPEN_ENCODINGS)('%s', (encoding) => {
  const given = published(encoding)
  let ours: Encoder
  let table: RankTable
  beforeAll(async () => {
    ours = await Encoder.load(encoding)
    table = await rankTable(encoding)
  })

  test('carries every token that is published, under its number, and no other', () => {
    const carried = new Map([...table.ranks].map(([bytes, rank]) => [rank, bytes]))
    const texts = new Set(given.added_tokens.map(({ content }) => content))
    const own = Object.entries(given.model.vocab).filter(([text]) => !texts.has(text))
    const wrong = own.filter(([text, id]) => carried.get(id) !== bytesOf(text).toString('latin1'))
    expect(wrong).toEqual([])
    expect(carried.size).toBe(own.length)
    expect(table.composed).toBe(given.normalizer !== null)
    expect(table.added).toEqual(new Map(given.added_tokens.map(({ content, id }) => [content, id])))
  })

  test('merges the bytes of a token into that token, or is told to look it up', () => {
    // A whole piece is looked up before it is merged, which must be the same where a publisher does not say so.
    const unreached = [...table.ranks].filter(([bytes, rank]) => merge(bytes, table)[0] !== rank)
    if (!given.model.ignore_merges) expect(unreached).toEqual([])
  })

  test('finds the same tokens as the reference in any text', () => {
    fc.assert(
      fc.property(anyText.filter(isSettled), (text) => {
        const expected = publishedTokens(text, encoding)
        expect(ours.encode(text)).toEqual(expected)
        expect(ours.count(text)).toBe(expected.length)
      }),
      { numRuns: 1000 },
    )
  })

  test('finds the same tokens in texts with halves of characters', () => {
    const half = fc.integer({ min: 0xd800, max: 0xdfff }).map((unit) => String.fromCharCode(unit))
    const text = fc.array(fc.oneof(half, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 6 })
    fc.assert(
      fc.property(text.map((parts) => parts.join('')).filter(isSettled), (whole) => {
        // The bytes of a half are those of U+FFFD, which it cannot be told from.
        expect(ours.encode(whole)).toEqual(publishedTokens(whole.toWellFormed(), encoding))
      }),
      { numRuns: 300 },
    )
  })

  test.each(SAMPLES.map((sample) => [sample.slice(0, 40), sample]))('finds the same tokens in: %s', (_, sample) => {
    expect(ours.encode(sample)).toEqual(publishedTokens(sample, encoding))
  })

  test('finds the same tokens in a long text', () => {
    const text = mixedText(CORPUS) + SAMPLES.join('\n')
    expect(ours.encode(text)).toEqual(publishedTokens(text, encoding))
  })

  test.each(['a', ' ', '\n', '!', '1', '中', 'e\u0301', '😀', '<', 'QUJD'])(
    'finds the same tokens in 300 × %j',
    (unit) => {
      const text = unit.repeat(300)
      expect(ours.encode(text)).toEqual(publishedTokens(text, encoding))
    },
  )

  test('takes every added text as one token, wherever it stands', () => {
    for (const { content, id } of given.added_tokens) expect(ours.encode(`a${content}`).at(-1)).toBe(id)
    const all = given.added_tokens.map(({ content }) => content).join('')
    expect(ours.count(all)).toBe(given.added_tokens.length)
  })

  test('gives the text of each token; joined they are the text again', () => {
    const text = SAMPLES.join('\n').normalize('NFC')
    const pieces = ours.pieces(text)
    expect(pieces).toHaveLength(ours.count(text))
    expect(pieces.join('')).toBe(text)
  })
})

test('Qwen reads characters in their composed form, the others as they are written', async () => {
  const [qwen, llama] = await Promise.all([Encoder.load('qwen3'), Encoder.load('llama3')])
  expect(qwen.encode('cafe\u0301')).toEqual(qwen.encode('café'))
  expect(llama.encode('cafe\u0301')).not.toEqual(llama.encode('café'))
  expect(qwen.pieces('cafe\u0301').join('')).toBe('café')
})

test('Qwen and Mistral read every digit by itself, Llama three at a time', async () => {
  const count = async (encoding: (typeof OPEN_ENCODINGS)[number]) => (await Encoder.load(encoding)).count('123456')
  expect(await Promise.all(OPEN_ENCODINGS.map(count))).toEqual([2, 6, 6])
})
