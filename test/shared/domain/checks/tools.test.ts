import { describe, expect, test } from 'vitest'
import { assistant, found, rulesIn, user } from './checking.ts'

const call = (id: string, name = 'cancel', given = '{"order":7}') => ({
  ...{ id, type: 'function', function: { name, arguments: given } },
})
const result = (id: string) => ({ role: 'tool', tool_call_id: id, content: 'done' })
const tool = (name: string, parameters: unknown = { type: 'object', properties: { order: { type: 'integer' } } }) => ({
  ...{ type: 'function', function: { name, parameters } },
})
const calling = (...calls: unknown[]) => assistant(null, { tool_calls: calls })

describe('tool calls and results', () => {
  test('match by their ids, in any order, several at once', () => {
    const messages = [user('Cancel both'), calling(call('a'), call('b')), result('b'), result('a'), assistant('Done.')]
    expect(rulesIn(messages, { tools: [tool('cancel')] })).toEqual([])
  })

  test('a result without a call is found', () => {
    expect(
      found({ messages: [user('Cancel'), calling(call('a')), result('a'), result('x'), assistant('Done.')] }),
    ).toEqual(['tool-results: The result in message 4 belongs to no call: "x" is not open.'])
  })

  test('a call that is never answered is found, but not at the end of a row', () => {
    expect(found({ messages: [user('Cancel'), calling(call('a')), assistant('Done.')] })).toEqual([
      'tool-results: The call "a" in message 2 has no result.',
    ])
    expect(rulesIn([user('Cancel'), calling(call('a'))])).toEqual([])
  })
})

describe('a tool call that cannot be carried out', () => {
  test.each([['{"order":'], ['7'], ['order 7'], ['["a"]']])('is found by its arguments %s', (given) => {
    expect(found({ messages: [user('Cancel'), calling(call('a', 'cancel', given))] })).toEqual([
      'tool-arguments: The arguments of "cancel" are not a JSON object (message 2).',
    ])
  })

  test('is found by a name that no tool has, where tools are described', () => {
    expect(found({ messages: [user('Cancel'), calling(call('a', 'cancle'))], tools: [tool('cancel')] })).toEqual([
      'tool-arguments: "cancle" is not among the tools of the row (message 2).',
    ])
  })
})

describe('the description of a tool', () => {
  const described = (tools: unknown) => found({ messages: [user('Hi'), assistant('Hello')], tools })

  test.each<[string, unknown]>([
    ['is not an object', 'cancel'],
    ['is not of the type "function"', { function: { name: 'cancel' } }],
    ['has no name', { type: 'function', function: {} }],
    ['has the name "cancel order", which is not made of letters, digits, _ and - alone', tool('cancel order')],
    ['("cancel") has parameters that are no JSON Schema', tool('cancel', { type: 'objekt' })],
    ['("cancel") has parameters that are no JSON Schema', tool('cancel', { type: 'object', required: 'order' })],
    ['("cancel") has parameters that are no JSON Schema', tool('cancel', { properties: { order: 'text' } })],
  ])('%s', (trouble, given) => {
    expect(described([given])).toEqual([`tool-definition: Tool 1 ${trouble}.`])
  })

  test('may leave out its parameters, and have any that JSON Schema has', () => {
    const parameters = {
      type: 'object',
      properties: { tags: { type: ['array', 'null'], items: { type: 'string' } }, any: true, of: { anyOf: [{}] } },
      required: ['tags'],
      additionalProperties: false,
    }
    expect(described([tool('tag', parameters), { type: 'function', function: { name: 'stop' } }])).toEqual([])
  })
})
