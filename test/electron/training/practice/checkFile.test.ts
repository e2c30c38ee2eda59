import { describe, expect, it } from 'vitest'
import { FileCheck, judgeFile } from '../../../../electron/training/practice/checkFile.ts'
import type { FileSummary } from '../../../../electron/training/practice/summary.ts'

const GOOD = '{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}]}'

function summaryOf(text: string, chunkBytes = 7): FileSummary {
  const check = new FileCheck()
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += chunkBytes) check.feed(bytes.subarray(at, at + chunkBytes))
  return check.end()
}

/** Ten lines, the given one in place of the nth. */
function tenWith(line: string, nth = 1): string {
  return Array.from({ length: 10 }, (_, at) => (at + 1 === nth ? line : GOOD)).join('\n') + '\n'
}

const verdictOn = (text: string, method = 'supervised') => judgeFile('file-X', summaryOf(text), method, 10)

describe('what practice refuses, in the words of a provider', () => {
  it('takes chat lines, whatever way the chunks cut them, with or without a byte order mark and a last line end', () => {
    const text = tenWith(GOOD.replace('Hello', 'Grüße 👋'))
    for (const size of [1, 3, 64, 10_000])
      expect(summaryOf(text, size)).toMatchObject({ examples: 10, format: 'chat', refused: null, fails: null })
    expect(summaryOf(`\uFEFF${text.trimEnd()}`)).toMatchObject({ examples: 10, refused: null, fails: null })
    expect(verdictOn(text)).toBeNull()
  })

  it.each(['[1,2]', '"text"', 'prompt,completion'])('refuses the upload of what is not JSONL: %s', (line) => {
    expect(summaryOf(tenWith(line)).refused?.message).toBe(
      'Expected file to have JSONL format, where every line is a JSON dictionary. Line 1 is not a dictionary',
    )
  })

  it('refuses the upload of an empty file', () => {
    expect(summaryOf('\n\n').refused?.message).toBe('File is empty.')
  })

  it('counts examples', () => {
    expect(verdictOn(Array.from({ length: 7 }, () => GOOD).join('\n'))).toEqual({
      code: 'invalid_n_examples',
      message: 'Training file has 7 example(s), but must have at least 10 examples',
    })
  })

  const message = (content: string): string => `{"messages":[{"role":"user","content":"a"},${content}]}`
  it.each([
    [
      message('{"content":"b"}'),
      'invalid_training_file',
      "Invalid file format. Example 3, message 2 Discriminator 'role' is missing in value",
    ],
    [
      message('{"role":"assistant","content":"b"}').replace('{"m', '{"weight":1,"m'),
      'invalid_file_format',
      'Example 3 contains an extra "weight". (at top level)',
    ],
    [
      message('{"role":"assistant","content":"b<|fim_suffix|>"}'),
      'invalid_file_format',
      'Example 3 message contains an invalid token: <|fim_suffix|>.',
    ],
    [
      message('{"role":"assistant","content":""}'),
      'invalid_training_file',
      'Invalid file format. Example 3, message 2 content is empty',
    ],
    [
      message('{"role":"user","content":"b"}'),
      'invalid_training_file',
      'Invalid file format. Example 3 has no message from the assistant',
    ],
    [
      message('{"role":"assistant","content":"b","weight":0.5}'),
      'invalid_training_file',
      'Invalid file format. Example 3, message 2 weight should be 0 or 1',
    ],
    ['{"messages":[', null, 'Example 3 cannot be parsed. Error: line contains invalid json (line 3)'],
  ])('names the example: %s', (line, code, words) => {
    expect(verdictOn(tenWith(line, 3))).toEqual({ code, message: words })
  })

  it('takes tool calls without content, tool answers, parts and weights', () => {
    const call =
      '{"role":"assistant","tool_calls":[{"id":"1","type":"function","function":{"name":"f","arguments":"{}"}}]}'
    const tool = '{"role":"tool","tool_call_id":"1","content":"42"}'
    const parts = '{"role":"user","content":[{"type":"text","text":"See"}]}'
    const line = `{"messages":[${parts},${call},${tool},{"role":"assistant","content":"b","weight":0}],"tools":[],"parallel_tool_calls":false}`
    expect(verdictOn(tenWith(line, 2))).toBeNull()
  })

  it('knows the three formats and refuses the wrong method', () => {
    const pairs = Array.from({ length: 10 }, () => '{"prompt":"a","completion":"b"}').join('\n')
    const list = '[{"role":"assistant","content":"b"}]'
    const preference = Array.from(
      { length: 10 },
      () =>
        `{"input":{"messages":[{"role":"user","content":"a"}]},"preferred_output":${list},"non_preferred_output":${list}}`,
    ).join('\n')
    expect(verdictOn(pairs)).toBeNull()
    expect(verdictOn(preference, 'dpo')).toBeNull()
    expect(verdictOn(preference)?.code).toBe('invalid_training_file')
    expect(verdictOn(tenWith(GOOD), 'dpo')?.message).toBe("Example 1 is missing key 'input'.")
    expect(verdictOn('{"a":1}\n')).toEqual({
      code: 'invalid_training_file',
      message: 'Unexpected file format, expected either prompt/completion pairs or chat messages.',
    })
  })
})
