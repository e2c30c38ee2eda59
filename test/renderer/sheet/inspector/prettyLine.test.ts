import { describe, expect, it } from 'vitest'
import { prettyLine } from '../../../../renderer/sheet/inspector/prettyLine.ts'

const laidOut = (line: string) =>
  prettyLine(line)
    .map((piece) => (piece.kind === 'break' ? `\n${piece.text}` : piece.text))
    .join('')

describe('a line of the training file, laid out to be read', () => {
  const line = JSON.stringify({
    messages: [
      { role: 'user', content: 'a: "b", [c]\n' },
      { role: 'assistant', content: null, weight: 1 },
    ],
  })

  it('gives each message a line of its own', () => {
    expect(laidOut(line)).toBe(
      '{"messages": [\n  {"role": "user", "content": "a: \\"b\\", [c]\\n"},\n  {"role": "assistant", "content": null, "weight": 1}]}',
    )
  })

  it('adds nothing but spaces and line ends between the tokens', () => {
    const texts = prettyLine(line).filter((piece) => piece.kind === 'key' || piece.kind === 'string')
    expect(JSON.parse(laidOut(line))).toEqual(JSON.parse(line))
    expect(texts.every((piece) => line.includes(piece.text))).toBe(true)
  })

  it('tells names from texts', () => {
    expect(prettyLine('{"a":"b"}').map((piece) => piece.kind)).toEqual(['other', 'key', 'other', 'string', 'other'])
  })

  it('shows a line that was cut short as far as it goes', () => {
    expect(laidOut('{"prompt":"abc')).toBe('{"prompt": "abc')
  })
})
