import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compilePattern, quickTest } from '../../../shared/domain/pattern.ts'

function found(source: string, text: string): boolean {
  const pattern = compilePattern(source, { matchCase: false })
  if (typeof pattern === 'string') throw new Error(pattern)
  return quickTest(pattern, source)(text)
}

describe('whether a pattern is found', () => {
  test('takes upper and lower case alike, in every alphabet', () => {
    expect(found('ORDER \\d+', 'My order 12')).toBe(true)
    expect(found('größe', 'GRÖSSE')).toBe(false)
    expect(found('GRÖß', 'größe')).toBe(true)
    expect(found('привет', 'ПРИВЕТ!')).toBe(true)
    expect(found('kelvin', '\u212Aelvin')).toBe(true)
  })

  test('keeps what capitals mean in a pattern', () => {
    expect(found('\\W', 'abc')).toBe(false)
    expect(found('\\D', '123')).toBe(false)
    expect(found('[A-z]', '^')).toBe(true)
    expect(found('[^A-Z]', 'abc')).toBe(false)
    expect(found('(?-i:A)', 'a')).toBe(false)
    expect(found('\\QA.\\E', 'a.')).toBe(true)
    expect(found('\\x41', 'a')).toBe(true)
    expect(found('\\pL', '1')).toBe(false)
  })

  test('says what cannot be read', () => {
    expect(compilePattern('(a', { matchCase: false })).toMatch(/cannot be read/)
  })

  test('is what the pattern itself says, of any pattern and any text', () => {
    const part = fc.constantFrom(
      ...[
        'a',
        'A',
        'k',
        'K',
        's',
        'ß',
        'Ä',
        'ä',
        'é',
        'Σ',
        'ς',
        'σ',
        'п',
        'П',
        '1',
        ' ',
        '-',
        '.',
        '\\.',
        '\\w',
        '\\W',
      ],
      ...[
        '\\s',
        '\\S',
        '\\b',
        '\\B',
        '\\d',
        '\\D',
        '[a-z]',
        '[^a]',
        '[A-Z]',
        '[^A]',
        '[A-z]',
        '[\\d-]',
        '[\\W]',
        '[]a]',
      ],
      ...[
        'a*',
        'K+',
        '(?:aS)?',
        '(A|b)',
        '(?i)',
        '(?-i:K)',
        '(?s).',
        '^',
        '$',
        '|',
        '\\pL',
        '\\p{Lu}',
        '\\x41',
        '[[:upper:]]',
      ],
      ...['\\Qa', '\\E', '[', ']', '{2}', '\u017f', '\u212a', 'İ', 'ı', '“', '€', 'µ', 'μ', 'ÿ', 'Ÿ'],
    )
    const source = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''))
    const letter = fc.constantFrom(...Array.from('aAbBkKsSzZ1 -.^_`äÄéßẞσςΣпП“€µμÿŸ\n\u017f\u212aİı'))
    const text = fc.array(letter, { maxLength: 8 }).map((letters) => letters.join(''))
    fc.assert(
      fc.property(source, fc.array(text, { minLength: 5, maxLength: 5 }), (typed, texts) => {
        const pattern = compilePattern(typed, { matchCase: false })
        if (typeof pattern === 'string') return
        for (const one of texts) expect([typed, one, found(typed, one)]).toEqual([typed, one, pattern.test(one)])
      }),
      { numRuns: 4000 },
    )
  })
})
