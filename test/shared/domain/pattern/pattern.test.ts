import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { casedLetters } from '../../../../shared/domain/pattern/codes.ts'
import { compilePattern, quickTest } from '../../../../shared/domain/pattern/pattern.ts'

function found(source: string, text: string): boolean {
  const pattern = compilePattern(source, { matchCase: false })
  if (typeof pattern === 'string') throw new Error(pattern)
  return quickTest(pattern)(text)
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

  test('reads what people write by hand', () => {
    expect(found('^(?:Re|Fwd?): ', 'Hello\nfw: you')).toBe(true)
    expect(found('order (no|number)? ?\\d{4,6}\\b', 'Order no 12345.')).toBe(true)
    expect(found('order (no|number)? ?\\d{4,6}\\b', 'Order no 1234567')).toBe(false)
    expect(found('[“"][^”"]+[”"]$', 'She said “no”')).toBe(true)
    expect(found('^.$', '😀')).toBe(true)
    expect(found('^..$', '😀')).toBe(false)
    expect(found('a{0}b|', '')).toBe(true)
  })

  test('knows the relatives of every letter that it takes on', () => {
    const letters = casedLetters()
    for (let code = 0; code < 0x530; code++) {
      const letter = String.fromCharCode(code)
      const pattern = compilePattern(`[${letter.replace(/[\]\\^-]/, '\\$&')}]`, { matchCase: false })
      if (typeof pattern === 'string') throw new Error(pattern)
      const test = quickTest(pattern)
      const relatives = Array.from(letters).filter(test)
      expect([letter, relatives.filter((one) => !pattern.test(one))]).toEqual([letter, []])
      const others = Array.from(letters).filter((one) => !relatives.includes(one))
      expect([letter, pattern.test(others.join(''))]).toEqual([letter, false])
    }
  })

  test('is right about patterns that have more states than are kept', () => {
    const source = '(?:a|b)*a(?:a|b){12}c'
    expect(found(source, `${'ab'.repeat(400)}${'ba'.repeat(300)}abbbbabbaabac`)).toBe(true)
    const texts = Array.from(
      { length: 200 },
      (_, nth) => `${(nth * 7919).toString(2).replaceAll('0', 'a').replaceAll('1', 'b')}c`,
    )
    const pattern = compilePattern(source, { matchCase: false })
    if (typeof pattern === 'string') throw new Error(pattern)
    expect(texts.map(quickTest(pattern))).toEqual(texts.map((text) => pattern.test(text)))
  })

  test('takes time in proportion to the text', () => {
    const text = 'ab'.repeat(1_000_000)
    expect(found('(a+b*)+(b+a*)+[ab]*x', text)).toBe(false)
    expect(found('ab[ab]*ab[ab]*x', text)).toBe(false)
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
      ...[
        '(?:',
        '(',
        ')',
        'ab',
        '{0,2}',
        '{1,}',
        '{,2}',
        '+?',
        '??',
        '😀',
        '[😀a]',
        '[^\\s]',
        '[a\\-z]',
        '[+--]',
        '[a-]',
      ],
      ...['\\Qa', '\\E', '[', ']', '{2}', '\u017f', '\u212a', 'İ', 'ı', '“', '€', 'µ', 'μ', 'ÿ', 'Ÿ'],
    )
    const source = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''))
    const letter = fc.constantFrom(
      ...Array.from('aAbBkKsSzZ1 -.^_`äÄéßẞσςΣпП“€µμÿŸ\n\u017f\u212aİı'),
      '😀',
      '\ud83d',
      '\ude00',
    )
    const text = fc.array(letter, { maxLength: 8 }).map((letters) => letters.join(''))
    const texts = fc.array(text, { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(source, texts, fc.boolean(), (typed, all, matchCase) => {
        const pattern = compilePattern(typed, { matchCase })
        if (typeof pattern === 'string') return
        const test = quickTest(pattern)
        for (const one of all) expect([typed, one, test(one)]).toEqual([typed, one, pattern.test(one)])
      }),
      { numRuns: 4000 },
    )
  })
})
