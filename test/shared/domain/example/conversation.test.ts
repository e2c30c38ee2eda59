import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { ChatMessage } from '../../../../shared/domain/example/chat.ts'
import {
  compactJson,
  nextTurn,
  otherKeys,
  parseConversation,
  spreadJson,
  withLearning,
  withName,
  withPartText,
  withRole,
  withText,
  writeConversation,
} from '../../../../shared/domain/example/conversation.ts'
import {
  callsAbove,
  callsOf,
  toolNames,
  withCall,
  withNewCall,
  withoutCall,
} from '../../../../shared/domain/example/toolCalls.ts'
import { checkTurns } from '../../../../shared/domain/turnChecks.ts'

const call = { id: 'call_1', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Oslo"}' } }
const asking: ChatMessage = { role: 'assistant', content: null, tool_calls: [call] }

function read(text: string): ReturnType<typeof parseConversation> & { ok: true } {
  const reading = parseConversation(text)
  if (!reading.ok) throw new Error(reading.reason)
  return reading
}

const message = fc
  .record(
    {
      role: fc.constantFrom('system', 'user', 'assistant', 'tool', 'developer', 'narrator'),
      content: fc.oneof(
        fc.string(),
        fc.constant(null),
        fc.array(fc.record({ type: fc.string(), extra: fc.jsonValue() })),
      ),
      name: fc.jsonValue(),
      weight: fc.jsonValue(),
      tool_calls: fc.oneof(fc.constant([call]), fc.jsonValue()),
      tool_call_id: fc.jsonValue(),
      unheard_of: fc.jsonValue(),
    },
    { requiredKeys: ['role'] },
  )
  .map((value) => value)

describe('opening and saving without a change', () => {
  it('gives the same JSON, whatever the messages hold', () => {
    const cell = fc.oneof(
      fc.array(message, { minLength: 1 }),
      fc.record({ messages: fc.array(message), tools: fc.jsonValue(), parallel_tool_calls: fc.boolean() }),
    )
    fc.assert(
      fc.property(cell, (value) => {
        const text = JSON.stringify(value)
        expect(writeConversation(read(text).value)).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  it('keeps the digits of numbers that no computer holds, and the order of keys', () => {
    const text = '[{"id":12345678901234567890,"role":"user","content":"Hi","far":1e999}]'
    expect(writeConversation(read(text).value)).toBe(text)
    const edited = read(text).value.messages.map((one) => withText(one, 'Hello'))
    expect(writeConversation({ messages: edited, line: null })).toBe(text.replace('Hi', 'Hello'))
  })

  it('leaves an empty cell empty', () => {
    expect(writeConversation(read('  ').value)).toBe('')
  })
})

describe('what is no conversation', () => {
  it.each([
    ['[{"role":"user"', 'It ends too early: a closing } is missing. Line 1, character 16.'],
    ['[{"content":"Hi"}]', 'Message 1 of "messages" has no role.'],
    ['{"prompt":"Hi"}', 'This is neither a list of turns nor a line with them.'],
    ['"Hi"', 'This is neither a list of turns nor a line with them.'],
    ['{"messages":5}', '"messages" is not a list.'],
  ])('%s', (text, reason) => {
    expect(parseConversation(text)).toEqual({ ok: false, reason })
  })
})

describe('the next turn', () => {
  it('is a question, then an answer, then a question', () => {
    expect(nextTurn([])).toEqual({ role: 'user', content: '' })
    expect(nextTurn([{ role: 'system', content: 'Be kind.' }]).role).toBe('user')
    expect(nextTurn([{ role: 'user', content: 'Hi' }]).role).toBe('assistant')
    expect(nextTurn([{ role: 'assistant', content: 'Hello' }]).role).toBe('user')
  })

  it('is a result for each call that has none yet', () => {
    const two: ChatMessage = { ...asking, tool_calls: [call, { ...call, id: 'call_2' }] }
    const first = nextTurn([two])
    expect(first).toEqual({ role: 'tool', tool_call_id: 'call_1', content: '' })
    const second = nextTurn([two, first])
    expect(second.tool_call_id).toBe('call_2')
    expect(nextTurn([two, first, second]).role).toBe('assistant')
  })
})

describe('another speaker', () => {
  it('drops what only the former one has and keeps the rest', () => {
    const turned = withRole({ ...asking, weight: 0, note: 7 }, 'user', [])
    expect(turned).toEqual({ role: 'user', content: '', note: 7 })
  })

  it('a tool result gets the first open call', () => {
    expect(withRole({ role: 'user', content: '4 °C' }, 'tool', [asking])).toEqual({
      role: 'tool',
      tool_call_id: 'call_1',
      content: '4 °C',
    })
  })
})

describe('single values', () => {
  it('an answer that calls and says nothing has no text', () => {
    expect(withText(asking, 'Let me look.').content).toBe('Let me look.')
    expect(withText(asking, '').content).toBeNull()
    expect(withText({ role: 'assistant', content: 'x' }, '').content).toBe('')
  })

  it('learning is the rule and needs no mark', () => {
    expect(withLearning(asking, false).weight).toBe(0)
    expect(withLearning({ ...asking, weight: 0 }, true)).toEqual(asking)
  })

  it('an empty name is none', () => {
    expect(withName({ role: 'user', content: '' }, 'Ada')).toEqual({ role: 'user', content: '', name: 'Ada' })
    expect(withName({ role: 'user', name: 'Ada', content: '' }, '')).toEqual({ role: 'user', content: '' })
  })

  it('the text of one part changes, a picture beside it stays', () => {
    const picture = { type: 'image_url', image_url: { url: 'data:image/png;base64,AA', detail: 'low' } }
    const parts: ChatMessage = { role: 'user', content: [{ type: 'text', text: 'What is it?', cache: 1 }, picture] }
    expect(withPartText(parts, 0, 'Who is it?').content).toEqual([
      { type: 'text', text: 'Who is it?', cache: 1 },
      picture,
    ])
  })

  it('names what it has no field for', () => {
    expect(otherKeys({ role: 'user', content: '', weight: 1, audio: { id: 'a' } })).toEqual([
      { key: 'weight', json: '1' },
      { key: 'audio', json: '{"id":"a"}' },
    ])
    expect(otherKeys({ ...asking, weight: 1, name: 'Ada' })).toEqual([])
  })
})

describe('calls of tools', () => {
  it('can be changed one value at a time, half-typed arguments included', () => {
    const own: ChatMessage = { ...asking, tool_calls: [{ ...call, index: 3 }] }
    const half = withCall(own, 0, { arguments: '{"city":' })
    expect(half.tool_calls).toEqual([{ ...call, index: 3, function: { name: 'get_weather', arguments: '{"city":' } }])
    expect(withCall(own, 0, { id: 'x' }).tool_calls).toEqual([{ ...call, id: 'x', index: 3 }])
  })

  it('get ids that no other call has, and go again', () => {
    const two = withNewCall(asking, [asking])
    expect(callsOf(two).map(({ id }) => id)).toEqual(['call_1', 'call_2'])
    expect(withoutCall(withoutCall(two, 1), 0)).toEqual({ role: 'assistant', content: '' })
    expect(withNewCall({ role: 'assistant', content: '' }, []).content).toBeNull()
  })

  it('whose arguments are an object are readable and stay so', () => {
    const loose: ChatMessage = {
      role: 'assistant',
      tool_calls: [{ id: 'a', function: { name: 'f', arguments: { n: 1 } } }, 5],
    }
    expect(callsOf(loose)).toEqual([
      { id: 'a', name: 'f', arguments: '{\n  "n": 1\n}' },
      { id: '', name: '', arguments: '' },
    ])
    expect(withCall(loose, 0, { name: 'g' }).tool_calls).toEqual([
      { id: 'a', function: { name: 'g', arguments: { n: 1 } } },
      5,
    ])
  })

  it('stand above their results only', () => {
    const result: ChatMessage = { role: 'tool', tool_call_id: 'call_1', content: '4 °C' }
    expect(callsAbove([result, asking], 1)).toEqual([])
    expect(callsAbove([asking, result], 1).map(({ name }) => name)).toEqual(['get_weather'])
  })

  it('have the names of the tools of the row to choose from', () => {
    expect(toolNames([{ type: 'function', function: { name: 'get_weather' } }, 4, { function: {} }])).toEqual([
      'get_weather',
    ])
    expect(toolNames('none')).toEqual([])
  })
})

test('the same JSON in another layout is the same', () => {
  const text = '[ {"role": "user",\n "id": 12345678901234567890} ]'
  expect(compactJson(spreadJson(text))).toBe(compactJson(text))
  expect(compactJson('[oops')).toBe('[oops')
})

test('what the checks will say is known before saving', () => {
  expect(checkTurns([{ role: 'user', content: 'Hi' }]).map(({ title }) => title)).toEqual(['No answer'])
  expect(
    checkTurns([
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Hello.' },
    ]),
  ).toEqual([])
})
