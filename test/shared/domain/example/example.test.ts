import { describe, expect, it } from 'vitest'
import type { Role } from '../../../../shared/domain/column.ts'
import { toExample, type Mapping } from '../../../../shared/domain/example/example.ts'
import type { Cells } from '../../../../shared/domain/row.ts'
import type { Setup } from '../../../../shared/domain/setup.ts'

/** A mapping of columns c1, c2 … with these roles. */
function mapping(roles: readonly Role[], setup: Partial<Setup> = {}): Mapping {
  const columns = roles.map((role, at) => ({
    id: `c${at + 1}`,
    name: `Column ${at + 1}`,
    role,
    width: 200,
    hidden: false,
    frozen: false,
  }))
  return {
    columns,
    setup: { format: 'chat', instruction: '', model: 'gpt-4.1-mini-2025-04-14', epochs: 'auto', ...setup },
  }
}

const cellsOf = (...texts: string[]): Cells => Object.fromEntries(texts.map((text, at) => [`c${at + 1}`, text]))

/** The messages of a chat example as `role: content`, with the column each came from. */
function turns(on: Mapping, cells: Cells): string[] {
  const example = toExample(on, cells)
  if (example.format !== 'chat') throw new Error(`not a chat: ${JSON.stringify(example)}`)
  return example.messages.map(
    ({ role, content }, at) => `${role}: ${JSON.stringify(content)} < ${example.sources[at] ?? 'instruction'}`,
  )
}

describe('a chat example', () => {
  it('is a question and its answer, each traceable to its column', () => {
    expect(turns(mapping(['note', 'prompt', 'completion']), cellsOf('x', 'Hi', 'Hello'))).toEqual([
      'user: "Hi" < c2',
      'assistant: "Hello" < c3',
    ])
  })

  it('begins with the instruction for every row', () => {
    const on = mapping(['prompt', 'completion'], { instruction: 'Be kind.' })
    expect(turns(on, cellsOf('Hi', 'Hello'))[0]).toBe('system: "Be kind." < instruction')
  })

  it('takes a filled system cell instead of the instruction, and the instruction where the cell is blank', () => {
    const on = mapping(['system', 'prompt', 'completion'], { instruction: 'Be kind.' })
    expect(turns(on, cellsOf('Be brief.', 'Hi', 'Hello'))[0]).toBe('system: "Be brief." < c1')
    expect(turns(on, cellsOf('  ', 'Hi', 'Hello'))[0]).toBe('system: "Be kind." < instruction')
  })

  it('keeps the first question and answer even when they are empty, so that the checks see them', () => {
    expect(turns(mapping(['prompt', 'completion']), {})).toEqual(['user: "" < c1', 'assistant: "" < c2'])
  })

  it('leaves out empty later turns, because conversations differ in length', () => {
    const on = mapping(['prompt', 'completion', 'prompt', 'completion'])
    expect(turns(on, cellsOf('Hi', 'Hello', 'And?', 'Bye'))).toHaveLength(4)
    expect(turns(on, cellsOf('Hi', 'Hello', '', ''))).toHaveLength(2)
  })

  it('asks before it answers, even where the answer stands in the first column', () => {
    expect(turns(mapping(['completion', 'prompt']), cellsOf('Hello', 'Hi'))).toEqual([
      'user: "Hi" < c2',
      'assistant: "Hello" < c1',
    ])
  })

  it('keeps two questions before one answer in column order', () => {
    expect(
      turns(mapping(['prompt', 'prompt', 'completion']), cellsOf('Title', 'Body', 'Yes')).map((turn) => turn[0]),
    ).toEqual(['u', 'u', 'a'])
  })

  it('weighs the last answer, and keeps a weight that is no number for the checks', () => {
    const on = mapping(['prompt', 'completion', 'weight'])
    expect(toExample(on, cellsOf('Hi', 'Hello', '0'))).toMatchObject({ messages: [{}, { weight: 0 }] })
    expect(toExample(on, cellsOf('Hi', 'Hello', 'much'))).toMatchObject({ messages: [{}, { weight: 'much' }] })
    expect(toExample(on, cellsOf('Hi', 'Hello', ''))).toEqual(toExample(on, cellsOf('Hi', 'Hello')))
  })

  it('carries tools', () => {
    const on = mapping(['prompt', 'completion', 'tools'])
    expect(toExample(on, cellsOf('Hi', 'Hello', '[{"type":"function"}]'))).toMatchObject({
      tools: [{ type: 'function' }],
    })
  })
})

describe('a messages cell', () => {
  const on = mapping(['prompt', 'completion', 'messages'], { instruction: 'Be kind.' })
  const messages = [
    { role: 'user', content: [{ type: 'text', text: 'Hi' }] },
    { role: 'assistant', content: null, tool_calls: [{ id: 'a' }], extra: 1 },
  ]

  it('wins over the columns of single turns and is kept with all it holds', () => {
    const example = toExample(on, cellsOf('x', 'y', JSON.stringify(messages)))
    expect(example).toMatchObject({ format: 'chat', messages, sources: ['c3', 'c3'] })
  })

  it('may hold the whole line', () => {
    const line = JSON.stringify({ messages, parallel_tool_calls: false })
    expect(toExample(on, cellsOf('x', 'y', line))).toMatchObject({ messages, parallel_tool_calls: false })
  })

  it('that is no JSON gives a raw example with the place', () => {
    expect(toExample(on, cellsOf('', '', '[{"role": user}]'))).toEqual({
      format: 'raw',
      text: '{"messages":[{"role": user}]}',
      reason: 'This is not JSON: u stands where it may not.',
      source: 'c3',
    })
  })

  it.each([
    ['[{"content":"Hi"}]', 'Message 1 of "messages" has no role.'],
    ['["Hi"]', 'Message 1 of "messages" is not an object.'],
    ['[{"role":"user","content":7}]', 'Message 1 of "messages" has content that is neither text nor a list of parts.'],
    ['"Hi"', '"messages" is not a list.'],
  ])('%s gives a raw example with the reason', (cell, reason) => {
    expect(toExample(on, cellsOf('', '', cell))).toMatchObject({ format: 'raw', reason })
  })
})

describe('a raw cell', () => {
  const on = mapping(['prompt', 'completion', 'raw'])

  it('is the line, with the reason why it fits nowhere', () => {
    expect(toExample(on, cellsOf('', '', '{"foo":1}'))).toMatchObject({
      format: 'raw',
      text: '{"foo":1}',
      reason: 'The line has neither "messages", nor "prompt" and "completion", nor "input" with two outputs.',
    })
  })

  it('becomes an ordinary example once it is repaired', () => {
    const line = '{"messages":[{"role":"user","content":"Hi"}]}'
    expect(toExample(on, cellsOf('', '', line))).toMatchObject({ format: 'chat', messages: [{ content: 'Hi' }] })
  })
})

describe('a completion example', () => {
  it('is a prompt and a completion', () => {
    const on = mapping(['prompt', 'completion'], { format: 'completion' })
    expect(toExample(on, cellsOf('Hi', 'Hello'))).toEqual({
      format: 'completion',
      prompt: 'Hi',
      completion: 'Hello',
      sources: ['c1', 'c2'],
    })
  })

  it('has all that stands before the last answer in its prompt: nothing is left out in silence', () => {
    const on = mapping(['prompt', 'completion', 'prompt', 'completion'], {
      format: 'completion',
      instruction: 'Be kind.',
    })
    expect(toExample(on, cellsOf('a', 'b', 'c', 'd'))).toMatchObject({
      prompt: 'Be kind.\n\na\n\nb\n\nc',
      completion: 'd',
    })
    expect(toExample(on, cellsOf('a', 'b', 'c', ''))).toMatchObject({
      prompt: 'Be kind.\n\na\n\nb\n\nc',
      completion: '',
    })
  })
})

describe('a preference example', () => {
  it('is what was asked and two answers', () => {
    const on = mapping(['prompt', 'preferred', 'rejected'], { format: 'preference', instruction: 'Be kind.' })
    expect(toExample(on, cellsOf('Hi', 'Hello', 'What'))).toEqual({
      format: 'preference',
      input: {
        messages: [
          { role: 'system', content: 'Be kind.' },
          { role: 'user', content: 'Hi' },
        ],
      },
      preferred_output: [{ role: 'assistant', content: 'Hello' }],
      non_preferred_output: [{ role: 'assistant', content: 'What' }],
      sources: [null, 'c1'],
      preferredSource: 'c2',
      rejectedSource: 'c3',
    })
  })
})
