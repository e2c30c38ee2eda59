import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { findJsonTrouble, placeInText } from '../../../../shared/domain/reading/jsonTrouble.ts'

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

test('takes exactly what JSON.parse takes', () => {
  const broken = fc
    .tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', ',', '"', '}', ']', '{', '\n', '\\', "'", '\u0001', '0', 'e', ':', '\u00a0', 'x'),
    )
    .map(([text, at, sign]) => {
      const place = at % (text.length + 1)
      return text.slice(0, place) + sign + text.slice(place + (sign === '' ? 1 : 0))
    })
  fc.assert(
    fc.property(fc.oneof(broken, fc.json(), fc.string()), (text) => {
      expect(findJsonTrouble(text) === null).toBe(isJson(text))
    }),
    { numRuns: 3000 },
  )
})

test('numbers are those of JSON and no others', () => {
  for (const number of [
    '0',
    '-0',
    '1e9',
    '1.5E-3',
    '01',
    '1.',
    '.5',
    '+1',
    '-',
    '1e',
    'NaN',
    'Infinity',
    '0x1',
    '12 3',
  ])
    expect([number, findJsonTrouble(number) === null]).toEqual([number, isJson(number)])
})

describe('says what is wrong and where', () => {
  it.each([
    ['{"city": "Oslo"', 15, 'It ends too early: a closing } is missing.'],
    ['{"city": "Oslo" "days": 2}', 16, 'A comma or a closing } is missing before this.'],
    ['[1, 2,]', 5, 'There is a comma too many before ].'],
    ['{"city": }', 9, 'A value is missing before this.'],
    ['{"city" "Oslo"}', 8, 'A colon (:) is missing between a name and its value.'],
    ["{'city': 1}", 1, 'A name in straight double quotation marks (") is missing here.'],
    ['{"city": “Oslo”}', 9, 'Text stands in straight double quotation marks (").'],
    ['{"city": Oslo}', 9, 'Text needs quotation marks (") around it.'],
    ['{"now": True}', 8, 'It is written true, false or null.'],
    ['{"days": 02}', 9, 'This number is not written as JSON wants it.'],
    ['{"city": "Oslo', 9, 'This text has no end: a closing quotation mark (") is missing.'],
    ['["C:\\data"]', 4, 'This backslash means nothing here. Write \\\\ for a backslash.'],
    ['{}, {}', 2, 'More follows after the end. Several values stand in a list, between [ and ].'],
    ['{} {}', 3, 'Something is left over after the end.'],
    ['', 0, 'It ends too early: a value is missing.'],
  ])('%s', (text, at, message) => {
    expect(findJsonTrouble(text)).toEqual({ at, message })
  })

  it('without going through thousands of levels', () => {
    expect(findJsonTrouble('['.repeat(100_000))?.message).toMatch(/more than 500 levels deep/)
  })
})

test('a place is a line and a character, both counted from 1', () => {
  expect(placeInText('{\n  "a" 1\n}', 8)).toEqual({ line: 2, character: 7 })
  expect(placeInText('x', 0)).toEqual({ line: 1, character: 1 })
})
