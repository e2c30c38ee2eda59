import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLine, toLine } from '../../../../shared/domain/example/jsonl.ts'

describe('a training line', () => {
  it('has its keys in the order of the published format, whatever their order was', () => {
    const text = '{"parallel_tool_calls":true,"tools":[],"messages":[{"role":"user","content":"Hi"}]}'
    expect(toLine(parseLine(text))).toBe(
      '{"messages":[{"role":"user","content":"Hi"}],"tools":[],"parallel_tool_calls":true}',
    )
  })

  it.each([
    '{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":null,"tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}}]}]}',
    '{"prompt":"a","completion":" b"}',
    '{"messages":[{"role":"user","content":"1234567890123456789"}],"tools":[{"maximum":9223372036854775807,"minimum":-9223372036854775808,"scale":1e999,"step":0.1}]}',
    '{"input":{"messages":[{"role":"user","content":"Hi"}],"tools":[]},"preferred_output":[{"role":"assistant","content":"a"}],"non_preferred_output":[{"role":"assistant","content":"b"}]}',
  ])('comes back as it was: %s', (line) => {
    expect(toLine(parseLine(line))).toBe(line)
  })

  it('is one line and valid UTF-8 whatever a text holds', () => {
    const unit = fc.string({ unit: 'binary', maxLength: 40 })
    const broken = fc.tuple(unit, fc.constantFrom('\ud83d', '\ude00', '\u2028', '\u2029', '\r\n', '\0', ''), unit)
    fc.assert(
      fc.property(broken, fc.boolean(), (parts, raw) => {
        const text = parts.join('')
        const line = raw
          ? toLine({ format: 'raw', text, reason: '', source: null })
          : toLine({ format: 'chat', messages: [{ role: 'user', content: text }], sources: [null] })
        expect(line).not.toMatch(/[\r\n]/)
        expect(Buffer.from(line).toString()).toBe(line)
        if (!raw) expect((JSON.parse(line) as { messages: { content: string }[] }).messages[0]?.content).toBe(text)
      }),
    )
  })
})

describe('reading a line', () => {
  it.each(['[', '{"a":'])('that is nested without end gives up with a reason: %s', (opening) => {
    const closing = opening === '[' ? ']' : '}'
    const nest = (levels: number): string => `{"messages":${opening.repeat(levels)}0${closing.repeat(levels)}}`
    const reason = 'Its values stand in each other more than 500 levels deep.'
    expect(parseLine(nest(100_000))).toMatchObject({ format: 'raw', reason })
    expect(parseLine(nest(400))).not.toMatchObject({ reason })
  })

  it('is not put off by brackets inside a text', () => {
    const line = JSON.stringify({ prompt: `${'[{'.repeat(5000)}\\"${'['.repeat(900)}`, completion: '\\' })
    expect(toLine(parseLine(line))).toBe(line)
  })

  it.each([
    ['{"a":', 'This is not JSON: it ends too early.'],
    ['[1]', 'The line is not a JSON object.'],
    ['{"messages":[],"id":7}', 'The line has an extra "id", which providers refuse.'],
    ['{"prompt":1,"completion":"b"}', '"prompt" is not text.'],
    ['{"messages":[],"tools":{}}', '"tools" is not a list.'],
    ['{"input":{"messages":[]},"preferred_output":[]}', '"non_preferred_output" is not a list.'],
  ])('says what is wrong with %s', (line, reason) => {
    expect(parseLine(line, 'c1')).toEqual({ format: 'raw', text: line, reason, source: 'c1' })
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseLine(text).format).toBeTypeOf('string')
      }),
    )
  })
})
