import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Keys } from '../../../../electron/project/sorting/order.ts'

/** Added in stretches of 50, as they come from a sheet, and sorted in runs of 70. */
function orderOf(keys: readonly string[], order: 'ascending' | 'descending'): Uint32Array {
  const all = new Keys(order, 70)
  for (let from = 0; from < keys.length; from += 50) all.add(keys.slice(from, from + 50).join('\u001f'), '\u001f')
  return all.order()
}

const sorted = (keys: readonly string[], order: 'ascending' | 'descending' = 'ascending'): (string | undefined)[] =>
  Array.from(orderOf(keys, order), (place) => keys[place])

describe('the order of keys', () => {
  test('is by value for numbers, which stand before texts', () => {
    expect(sorted(['10', 'b', '9', '-3', '1,000', 'a', '2.5'])).toEqual(['-3', '2.5', '9', '10', '1,000', 'a', 'b'])
  })

  test('takes upper and lower case and accents alike', () => {
    expect(sorted(['zebra', 'Über', 'apple', 'Zoo', 'uber', 'Éclair'])).toEqual([
      ...['apple', 'Éclair', 'Über', 'uber', 'zebra', 'Zoo'],
    ])
  })

  test('puts empty keys last, whatever the order', () => {
    expect(sorted(['b', '', 'a', ' '])).toEqual(['a', 'b', '', ' '])
    expect(sorted(['b', '', '7', 'a', ' '], 'descending')).toEqual(['b', 'a', '7', '', ' '])
  })

  test('leaves equal keys as they stood, in both orders', () => {
    const keys = Array.from({ length: 500 }, (_, nth) => (nth % 2 ? 'same text' : 'Same Text'))
    const places = Array.from({ length: 500 }, (_, nth) => nth)
    expect(Array.from(orderOf(keys, 'ascending'))).toEqual(places)
    expect(Array.from(orderOf(keys, 'descending'))).toEqual(places)
  })

  test('is that of the letters of every alphabet, however many texts begin alike', () => {
    const letters = Array.from('абвгдежзиклмнопрстуфхцчшщъыьэюя')
    const words = letters.flatMap((letter) => [`приве${letter}`, `приве${letter}т`])
    const mixed = words.map((_, nth) => words[(nth * 13) % words.length] ?? '')
    expect(sorted(mixed)).toEqual(words)
    expect(sorted(mixed, 'descending')).toEqual(words.toReversed())
  })

  test('is that of comparing folded texts, for any texts', () => {
    const letter = fc.constantFrom(
      'a',
      'b',
      'Ä',
      'é',
      'ß',
      '中',
      ' ',
      'z',
      'Z',
      '1',
      '-',
      'п',
      'р',
      'и',
      'я',
      'ω',
      '\u0000',
      '\u0001',
      '👍',
    )
    const key = fc.array(letter, { maxLength: 14 }).map((letters) => `x${letters.join('')}`)
    const folded = (text: string): string =>
      text
        .trim()
        .toLowerCase()
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
    fc.assert(
      fc.property(fc.array(key, { maxLength: 400 }), fc.constantFrom(1, -1), (keys, sign) => {
        const compared = (a: number, b: number): number => {
          const [one, other] = [folded(keys[a] ?? ''), folded(keys[b] ?? '')]
          return one === other ? a - b : one < other ? -sign : sign
        }
        const expected = keys.map((_, at) => at).sort(compared)
        expect(Array.from(orderOf(keys, sign === 1 ? 'ascending' : 'descending'))).toEqual(expected)
      }),
    )
  })
})
