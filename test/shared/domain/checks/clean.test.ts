import { expect, test } from 'vitest'
import { assistant, found, rulesIn, system, user } from './checking.ts'

const call = { id: 'call_1', type: 'function', function: { name: 'cancel_order', arguments: '{"id":7}' } }

test.each<[string, unknown[], object?]>([
  ['a question and its answer', [user('Where is it?'), assistant('On its way.')]],
  ['an instruction before them', [system('Be kind.'), user('Where is it?'), assistant('On its way.')]],
  ['several turns', [user('Hi'), assistant('Hello'), user('Where is it?'), assistant('On its way.')]],
  [
    'weights and names',
    [user('Hi', { name: 'Mara' }), assistant('Hello', { weight: 0 }), user('And?'), assistant('Yes', { weight: 1 })],
  ],
  ['a tool call without content', [user('Cancel it'), assistant(null, { tool_calls: [call] })]],
  ['a tool call whose content is left out', [user('Cancel it'), { role: 'assistant', tool_calls: [call] }]],
  [
    'a tool call, its result and the answer',
    [
      user('Cancel it'),
      assistant(null, { tool_calls: [call] }),
      { role: 'tool', tool_call_id: 'call_1', content: '' },
      assistant('Done.'),
    ],
    { tools: [{ type: 'function', function: { name: 'cancel_order', parameters: {} } }], parallel_tool_calls: false },
  ],
  [
    'the deprecated function call',
    [
      user('Cancel it'),
      assistant(null, { function_call: { name: 'cancel', arguments: '{}' } }),
      { role: 'function', name: 'cancel', content: 'ok' },
      assistant('Done.'),
    ],
    { functions: [{ name: 'cancel', parameters: {} }] },
  ],
  [
    'an image in the question',
    [
      user([
        { type: 'text', text: 'What is this?' },
        { type: 'image_url', image_url: { url: 'https://example.com/a.png', detail: 'low' } },
      ]),
      assistant('A chair.'),
    ],
  ],
  [
    'an image alone',
    [user([{ type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } }]), assistant('A chair.')],
  ],
  ['text in parts', [user([{ type: 'text', text: 'Hi' }]), assistant([{ type: 'text', text: 'Hello' }])]],
  ['a refusal', [user('Tell me a secret'), assistant(null, { refusal: 'I cannot do that.' })]],
  [
    'fields without value',
    [
      user('Hi'),
      assistant('Hello', { tool_calls: null, refusal: null, function_call: null, weight: null, audio: null }),
    ],
  ],
  [
    'angle brackets and bars that are only text',
    [user('Is a<|b or <|> an operator?'), assistant('x <| y |> z, <|not a signal|>')],
  ],
  ['emoji, other scripts and line breaks', [user('👍🏽\n\nمرحبا'), assistant('こんにちは')]],
])('finds nothing in %s', (_, messages, extras) => {
  expect(found({ messages, ...extras })).toEqual([])
  expect(rulesIn(messages, extras)).toEqual([])
})

test('finds nothing in a good pair of prompt and completion', () => {
  expect(found({ prompt: 'Where is it?', completion: ' On its way.' }, 'completion')).toEqual([])
})

test('finds nothing in a good preference', () => {
  const line = {
    input: { messages: [system('Be kind.'), user('Where is it?')], tools: [], parallel_tool_calls: true },
    preferred_output: [assistant('On its way.')],
    non_preferred_output: [assistant('No idea.')],
  }
  expect(found(line, 'preference')).toEqual([])
})
