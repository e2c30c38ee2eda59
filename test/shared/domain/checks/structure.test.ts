import { describe, expect, test } from 'vitest'
import { assistant, found, rulesIn, user } from './checking.ts'

describe('unknown-structure', () => {
  test.each([
    ['not JSON', '{"messages": ['],
    ['not an object', '[1, 2]'],
    ['an extra key at the top', { messages: [user('Hi'), assistant('Hello')], weight: 1 }],
    ['none of the formats', { question: 'a', answer: 'b' }],
    ['messages that are no list', { messages: 'Hi' }],
    ['a message without a role', { messages: [{ content: 'Hi' }, assistant('Hello')] }],
    ['content that is a number', { messages: [user(7), assistant('Hello')] }],
    ['a prompt that is no text', { prompt: 1, completion: 'x' }],
    ['no message at all', { messages: [] }],
  ])('finds %s', (_, line) => {
    expect(found(line)).toHaveLength(1)
    expect(found(line)[0]).toMatch(/^unknown-structure: .+\.$/)
  })

  test('finds a preference whose answers are not one message of the assistant each', () => {
    const line = { input: { messages: [user('Hi')] }, preferred_output: [], non_preferred_output: [user('No')] }
    expect(found(line, 'preference').filter((finding) => finding.startsWith('unknown-structure'))).toEqual([
      'unknown-structure: The preferred answer is not one message of the assistant.',
      'unknown-structure: The rejected answer is not one message of the assistant.',
    ])
  })
})

test('other-format finds a row that is fine, but not like the others', () => {
  expect(found({ prompt: 'a', completion: ' b' }, 'chat')).toEqual([
    'other-format: This row is a prompt with its completion, the sheet is for conversations.',
  ])
  expect(found({ messages: [user('Hi'), assistant('Hello')] }, 'preference')).toEqual([
    'other-format: This row is a conversation, the sheet is for pairs of answers.',
  ])
})

describe('unknown-role', () => {
  test.each([
    ['human', 'user'],
    ['gpt', 'assistant'],
    ['developer', 'system'],
    ['User', 'user'],
  ])('finds %s and says that %s is probably meant', (role, meant) => {
    const messages = [{ role, content: 'Hi' }, user('Hi'), assistant('Hello')]
    expect(found({ messages })).toEqual([
      `unknown-role: The role "${role}" of message 1 is not known. Probably "${meant}" is meant.`,
    ])
  })

  test('finds a role that means nothing', () => {
    expect(found({ messages: [user('Hi'), assistant('Hello'), { role: '__proto__', content: 'x' }] })).toEqual([
      'unknown-role: The role "__proto__" of message 3 is not known.',
    ])
  })
})

describe('unknown-key', () => {
  test('finds a field that no message has', () => {
    expect(found({ messages: [user('Hi', { timestamp: 7 }), assistant('Hello')] })).toEqual([
      'unknown-key: The field "timestamp" is not known in message 1 (user).',
    ])
  })

  test('finds a field of the assistant on a question', () => {
    expect(rulesIn([user('Hi', { weight: 1 }), assistant('Hello')])).toEqual(['unknown-key'])
  })
})

describe('wrong-value', () => {
  test.each([[0.5], ['1'], [true], [2]])('finds the weight %j', (weight) => {
    expect(rulesIn([user('Hi'), assistant('Hello', { weight })])).toEqual(['wrong-value'])
  })

  test('finds names and refusals that are no text', () => {
    expect(rulesIn([user('Hi', { name: 7 }), assistant('Hello')])).toEqual(['wrong-value'])
    expect(rulesIn([user('Hi'), assistant('Hello', { refusal: {} })])).toEqual(['wrong-value'])
  })
})

describe('broken-tool-call', () => {
  const call = { id: 'call_1', type: 'function', function: { name: 'cancel', arguments: '{}' } }
  test.each([
    ['no id', { ...call, id: undefined }],
    ['another type', { ...call, type: 'code' }],
    ['no function', { ...call, function: undefined }],
    ['no name', { ...call, function: { arguments: '{}' } }],
    ['arguments that are not text', { ...call, function: { name: 'cancel', arguments: {} } }],
    ['no object', 'cancel()'],
  ])('finds a call with %s', (_, broken) => {
    expect(rulesIn([user('Cancel'), assistant(null, { tool_calls: [broken] })])).toEqual(['broken-tool-call'])
  })

  test('finds calls that are no list', () => {
    expect(rulesIn([user('Cancel'), assistant('ok', { tool_calls: call })])).toEqual(['broken-tool-call'])
  })

  test('finds a result that does not say of which call', () => {
    expect(rulesIn([user('Cancel'), assistant(null, { tool_calls: [call] }), { role: 'tool', content: 'ok' }])).toEqual(
      ['broken-tool-call'],
    )
  })

  test('finds a deprecated function call without a name', () => {
    expect(rulesIn([user('Cancel'), assistant(null, { function_call: { arguments: '{}' } })])).toEqual([
      'broken-tool-call',
    ])
  })
})

describe('unknown-part', () => {
  test.each([
    ['an unknown type', user([{ type: 'input_audio', input_audio: {} }])],
    ['no type', user([{ text: 'Hi' }])],
    ['a text part without text', user([{ type: 'text' }])],
    ['an image without an address', user([{ type: 'image_url' }])],
    ['an image on the own disk', user([{ type: 'image_url', image_url: { url: 'file:///a.png' } }])],
  ])('finds %s', (_, message) => {
    expect(rulesIn([message, assistant('Hello')])).toContain('unknown-part')
  })

  test('finds an image of the assistant', () => {
    const image = { type: 'image_url', image_url: { url: 'https://example.com/a.png' } }
    expect(rulesIn([user('Draw'), assistant([image])])).toEqual(['unknown-part'])
  })
})
