import { describe, expect, it } from 'vitest'
import { breakLines, isRightToLeft } from '../../../../renderer/sheet/rows/lines.ts'

/** Every sign is 10 wide, so that a width of 100 holds ten of them. */
const measure = (text: string) => Array.from(text).length * 10
const lines = (text: string, width: number, most: number) =>
  breakLines(text, width, most, measure).map((line) => line.text)

describe('breaking text into the lines that fit', () => {
  it('breaks after words', () => {
    expect(lines('one two three four', 90, 5)).toEqual(['one two', 'three', 'four'])
  })

  it('ends the last line that fits with an ellipsis', () => {
    expect(lines('one two three four', 90, 2)).toEqual(['one two', 'three…'])
    expect(lines('one two three four', 90, 1)).toEqual(['one two…'])
  })

  it('keeps line breaks and empty lines of the text', () => {
    expect(lines('a\n\nb', 90, 5)).toEqual(['a', '', 'b'])
    expect(lines('a\nb\nc', 90, 2)).toEqual(['a', 'b…'])
  })

  it('gives the place of empty lines to words when the text does not fit', () => {
    expect(lines('Hello,\n\nyour order\nis here', 110, 2)).toEqual(['Hello,', 'your order…'])
    expect(lines('a\n \n\nb', 90, 2)).toEqual(['a', 'b'])
    expect(lines('\n\na\nb', 90, 1)).toEqual(['a…'])
  })

  it('shows no ellipsis for blank space at the end', () => {
    expect(lines('one two\n\n  ', 90, 1)).toEqual(['one two'])
  })

  it('cuts a word that is longer than the line, never inside a surrogate pair', () => {
    expect(lines('abcdefghijklmnop', 100, 5)).toEqual(['abcdefghij', 'klmnop'])
    expect(lines('😀😀😀', 20, 5).join('')).toBe('😀😀😀')
    expect(lines('😀😀😀', 20, 1)).toEqual(['😀…'])
  })

  it('breaks anywhere between signs of scripts without spaces', () => {
    expect(lines('今天天气很好我们去散步', 50, 5)).toEqual(['今天天气很', '好我们去散', '步'])
  })

  it('says where each line begins in the text', () => {
    expect(breakLines('one two\nthree', 90, 5, measure).map((line) => line.from)).toEqual([0, 8])
  })

  it('looks only at what can be seen of a very long text', () => {
    let measured = 0
    breakLines('word '.repeat(200_000), 400, 2, (text) => {
      measured += text.length
      return text.length * 10
    })
    expect(measured).toBeLessThan(5_000)
  })
})

it('tells the direction of a text by its first letter', () => {
  expect(isRightToLeft('שלום world')).toBe(true)
  expect(isRightToLeft('12. مرحبا')).toBe(true)
  expect(isRightToLeft('hello שלום')).toBe(false)
})
