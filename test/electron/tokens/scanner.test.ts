import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Encoding } from '../../../shared/catalog/schema.ts'
import { scannerOf } from '../../../electron/tokens/scanner.ts'
import { SAMPLES } from './corpus.ts'
import { published } from '../../../scripts/vocabularies.ts'
import { asRust, isSettled, OPENAI_PATTERNS } from './peers.ts'

/** Every kind of character that the patterns tell apart, so that short strings meet every branch. */
const kinds = Array.from("aAbZ \n\r\t!/'1²Ⅷ中ʰǅßµ\u0301\u0903_.\u0085\u00a0\u2028\u3000\ufeff𝒜𝒶😀𞤀").concat(
  '\ud83d',
  '\ude00',
)
const contractions = ["'s", "'S", "'ll", "'lL", "'Re", "'ve", "'d", "'M", "'T", "'ſ", "'x"]

/** The pattern that a model's publisher gives, with its contractions written out: they are in ASCII. */
function openPattern(name: 'llama3' | 'qwen3' | 'mistral_nemo'): RegExp {
  const pattern = published(name).pre_tokenizer.pretokenizers[0].pattern.Regex
  return new RegExp(
    asRust(pattern).replace("(?i:'s|'t|'re|'ve|'m|'ll|'d)", "'(?:[sStTmMdD]|[rR][eE]|[vV][eE]|[lL][lL])"),
    'gu',
  )
}

const PATTERNS: Record<Encoding, RegExp> = {
  o200k_base: new RegExp(OPENAI_PATTERNS.o200k_base, 'gu'),
  cl100k_base: new RegExp(OPENAI_PATTERNS.cl100k_base, 'gu'),
  llama3: openPattern('llama3'),
  qwen3: openPattern('qwen3'),
  mistral_nemo: openPattern('mistral_nemo'),
}

function piecesOf(text: string, encoding: Encoding): string[] {
  const pieces: string[] = []
  const scan = scannerOf(encoding)
  for (let start = 0; start < text.length;) {
    const end = scan(text, start)
    if (end <= start) throw new Error(`stuck at ${start} of ${JSON.stringify(text)}`)
    pieces.push(text.slice(start, end))
    start = end
  }
  return pieces
}

function byPattern(text: string, encoding: Encoding): string[] {
  return Array.from(text.matchAll(PATTERNS[encoding]), ([piece]) => piece)
}

describe.each(Encoding.options)('%s', (encoding) => {
  test('cuts every text as the published pattern does', () => {
    const text = fc.array(fc.constantFrom(...kinds, ...contractions), { maxLength: 14 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' }).filter(isSettled)), (sample) => {
        expect(piecesOf(sample, encoding)).toEqual(byPattern(sample, encoding))
      }),
      { numRuns: 6_000 },
    )
  })

  test('cuts ordinary text as the published pattern does', () => {
    const text = SAMPLES.join('\n')
    expect(piecesOf(text, encoding)).toEqual(byPattern(text, encoding))
  })

  test('knows the kind of every character of the first plane', () => {
    // Each beside a letter on both sides, where its kind decides the cut.
    for (let code = 0; code < 0x1_0000; code++) {
      const text = `x${String.fromCharCode(code)}Xx`
      if (!isSettled(text)) continue
      const pieces = piecesOf(text, encoding)
      const expected = byPattern(text, encoding)
      // Comparing without a matcher: 65,536 matchers would take longer than the test.
      if (pieces.join('\u0000') !== expected.join('\u0000')) expect([code, pieces]).toEqual([code, expected])
    }
  })
})

test('cuts a mixed-case run where the pattern gives characters back', () => {
  expect(piecesOf('ABC中D', 'o200k_base')).toEqual(['ABC中', 'D'])
  expect(piecesOf('\u0301ABC', 'o200k_base')).toEqual(['\u0301', 'ABC'])
  expect(piecesOf("CamelCase's end", 'o200k_base')).toEqual(['Camel', "Case's", ' end'])
})
