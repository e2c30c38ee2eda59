import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  compileFind,
  compileReplacement,
  type Finder,
  type FindQuery,
  replaceIn,
} from '../../../../shared/domain/find/find.ts'
import { cpuTime } from '../../../cpuTime.ts'

const query = (text: string, more: Partial<FindQuery> = {}): FindQuery => ({
  text,
  kind: 'text',
  wholeWord: false,
  matchCase: false,
  ...more,
})

function finderOf(sought: FindQuery): Finder {
  const finder = compileFind(sought)
  if (typeof finder === 'string') throw new Error(finder)
  return finder
}

function replaced(sought: FindQuery, by: string, text: string): string {
  const finder = finderOf(sought)
  const replacement = compileReplacement(sought, finder, by)
  if (typeof replacement === 'string') throw new Error(replacement)
  return replaceIn(finder, replacement, text).text
}

const found = (sought: FindQuery, text: string): string[] =>
  finderOf(sought)
    .matchesOf(text)
    .map(({ from, to }) => text.slice(from, to))

describe('plain text', () => {
  test('is found in upper and lower case of every alphabet, unless the case counts', () => {
    expect(found(query('größe'), 'Größe, GRÖßE, grosse')).toEqual(['Größe', 'GRÖßE'])
    expect(found(query('привет'), 'ПРИВЕТ и Привет')).toEqual(['ПРИВЕТ', 'Привет'])
    expect(found(query('Hello', { matchCase: true }), 'hello Hello')).toEqual(['Hello'])
  })

  test('means its own signs and no pattern', () => {
    expect(found(query('a.b*'), 'a.b* aXbb')).toEqual(['a.b*'])
    expect(found(query('[x]-(y)\\d/$1'), 'z [x]-(y)\\d/$1')).toEqual(['[x]-(y)\\d/$1'])
    expect(replaced(query('price'), '$1 & $&', 'price')).toBe('$1 & $&')
  })

  test('as a whole word stands in no longer one, whatever its letters', () => {
    const whole = (text: string): FindQuery => query(text, { wholeWord: true })
    expect(found(whole('cat'), 'cat, concat, cats, Cat-like, cat_1')).toEqual(['cat', 'Cat'])
    expect(found(whole('für'), 'für fürs afür „für“')).toEqual(['für', 'für'])
    expect(found(whole('a'), 'aa a')).toEqual(['a'])
    expect(found(whole('e'), 'e\u0301 e')).toEqual(['e'])
    expect(found(whole('$5'), '$5 $50 US$5')).toEqual(['$5', '$5'])
    expect(found(whole('𝒳'), '𝒳𝒳 𝒳')).toEqual(['𝒳'])
  })
})

describe('a pattern', () => {
  const pattern = (text: string, more: Partial<FindQuery> = {}): FindQuery => query(text, { kind: 'pattern', ...more })

  test('puts what its brackets found where the replacement says', () => {
    expect(replaced(pattern('(\\w+) (\\w+)'), '$2, $1', 'Ada Lovelace')).toBe('Lovelace, Ada')
    expect(replaced(pattern('(?<d>\\d+)\\.(?<m>\\d+)\\.'), '$<m>/$<d>', 'am 24.12. um')).toBe('am 12/24 um')
    expect(replaced(pattern('b'), '[$&]$$\\n\\t\\\\', 'abc')).toBe('a[b]$\n\t\\c')
    expect(replaced(pattern('(a)|(b)'), '<$1$2>', 'ab')).toBe('<a><b>')
  })

  test('may match between two letters', () => {
    expect(replaced(pattern('^'), 'Hi ', 'Anna')).toBe('Hi Anna')
    expect(replaced(pattern('^$'), 'empty', '')).toBe('empty')
    expect(replaced(pattern('x*'), '-', 'axb')).toBe('axb'.replaceAll(/x*/g, '-'))
    expect(finderOf(pattern('$')).matchesOf('😀')).toMatchObject([{ from: 2, to: 2 }])
  })

  test('that repeats repeats takes no time', () => {
    const text = `${'a'.repeat(5000)}!`
    const spent = cpuTime()
    expect(found(pattern('(a+)+$'), text)).toEqual([])
    expect(spent()).toBeLessThan(500)
  })

  test('that cannot be read is told in a sentence', () => {
    for (const broken of ['(a', 'a)', '[a', '*a', 'a{3,1}', '\\', '[z-a]', '(?=a)', '(a)\\1'])
      expect(compileFind(pattern(broken))).toMatch(/^This pattern cannot be read: .+\.$/)
  })

  test('refuses what its replacement asks in vain', () => {
    const sought = pattern('(?<day>\\d+)')
    const finder = finderOf(sought)
    expect(compileReplacement(sought, finder, '$2')).toBe(
      '$2 stands for a part in brackets, and the pattern has only one.',
    )
    expect(compileReplacement(sought, finder, '$<month>')).toBe('No part of the pattern has the name "month".')
    expect(compileReplacement(sought, finder, 'costs $ 5')).toBeTypeOf('function')
  })
})

const anyText = fc.string({
  unit: fc.constantFrom('a', 'B', 'b', 'ß', 'É', 'é', ' ', '.', '$', '😀', '\n'),
  maxLength: 30,
})
const anyQuery = fc.record({
  text: fc.string({ unit: fc.constantFrom('a', 'b', 'é', '.', '$', '😀'), minLength: 1, maxLength: 3 }),
  kind: fc.constant('text' as const),
  wholeWord: fc.boolean(),
  matchCase: fc.boolean(),
})

test('matches stand in order, never over each other, and are what was sought', () => {
  fc.assert(
    fc.property(anyQuery, anyText, (sought, text) => {
      let end = 0
      for (const { from, to } of finderOf(sought).matchesOf(text)) {
        expect(from).toBeGreaterThanOrEqual(end)
        end = to
        const same = sought.matchCase
          ? [text.slice(from, to), sought.text]
          : [text.slice(from, to), sought.text].map((one) => one.toLowerCase())
        expect(same[0]).toBe(same[1])
      }
    }),
  )
})

test('nothing is left to find after a replacement that does not hold it', () => {
  fc.assert(
    fc.property(anyQuery, anyText, (sought, text) => {
      const whatever = { ...sought, wholeWord: false }
      // A sign that is in no query: nothing can come together around it.
      expect(finderOf(whatever).matchesOf(replaced(whatever, '¦', text))).toEqual([])
    }),
  )
})

test('replacing what was found by itself changes nothing', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('a+', '(b|é)?', '.', '\\b', '[^a]*'), (text, source) => {
      expect(replaced(query(source, { kind: 'pattern' }), '$&', text)).toBe(text)
    }),
  )
})
