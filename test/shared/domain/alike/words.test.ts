import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../../../shared/domain/alike/words.ts'
import { cpuTime } from '../../../cpuTime.ts'

const content = (text: string): readonly number[] => wordsOf(text).content

describe('the words of a text', () => {
  it.each([
    ['Where is my order?', 'where  is\nmy ORDER'],
    ["It isn't here", 'it isn’t here!'],
    ['Ich hätte gern 1.000 Stück', 'ICH HÄTTE GERN 1000 STÜCK'],
    ['1,000,000 rows', '1000000 rows'],
    ['ｆｕｌｌ　ｗｉｄｔｈ', 'full width'],
    ['Do you ship on Saturdays?', 'Do you ship on Saturday'],
    ['Hello, can I return sale items please?', 'Can I return the sale items'],
    ['3+5', '3 + 5'],
    ['我想退货可以吗', '我想退货，可以吗？'],
    ['**Important:** read this', 'Important - read this'],
  ])('are the same in "%s" and "%s"', (one, other) => {
    expect(content(one)).toEqual(content(other))
  })

  it.each([
    ['3 + 5', '3 - 5'],
    ['3.5 litres', '35 litres'],
    ['a == b', 'a != b'],
    ['C# or C++', 'C or C'],
    ['I love it 😍', 'I love it 😡'],
    ['Is A bigger than B?', 'Is B bigger than A?'],
    ['schon da', 'schön da'],
    ['नमस्ते', 'नमस्त'],
  ])('differ in "%s" and "%s"', (one, other) => {
    expect(content(one)).not.toEqual(content(other))
  })

  it('tell what turns an answer around', () => {
    const turns = (text: string): number => wordsOf(text).decisive.length
    expect(turns('Within 30 days in their box')).toBe(1)
    expect(turns('We do not ship on Sunday')).toBe(2)
    expect(turns('With pleasure, dear customer')).toBe(0)
  })

  it('are found in any text, and are as many at most as it has letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(wordsOf(text).all.length).toBeLessThanOrEqual(text.normalize('NFKC').length)
      }),
    )
  })

  it.each(['a', '1,', '1.', 'a ', '-', '漢', '😀', '=', "'"])('are found in linear time: %s', (unit) => {
    const spent = cpuTime()
    wordsOf(unit.repeat(500_000))
    expect(spent()).toBeLessThan(1000)
  })
})
