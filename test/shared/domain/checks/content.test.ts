import { describe, expect, test } from 'vitest'
import { overLimit } from '../../../../shared/domain/checks/overLimit.ts'
import { parseLine } from '../../../../shared/domain/example/jsonl.ts'
import { assistant, found, rulesIn, system, user } from './checking.ts'

describe('empty-prompt', () => {
  test.each(['', '   ', '\n\t', '\u00a0'])('finds the question %j', (blank) => {
    expect(rulesIn([user(blank), assistant('Hello')])).toEqual(['empty-prompt'])
  })

  test('finds a question of empty parts', () => {
    expect(rulesIn([user([{ type: 'text', text: ' ' }]), assistant('Hello')])).toEqual(['empty-prompt'])
    expect(rulesIn([user([]), assistant('Hello')])).toEqual(['empty-prompt'])
  })

  test('finds that there is no question at all', () => {
    expect(found({ messages: [system('Be kind.'), assistant('Hello')] })).toEqual([
      'empty-prompt: There is no message to answer.',
    ])
  })

  test('finds an empty prompt of a prompt-completion pair', () => {
    expect(found({ prompt: '', completion: ' x' }, 'completion')).toEqual(['empty-prompt: The prompt is empty.'])
  })
})

describe('empty-completion', () => {
  test.each(['', '   ', '\n'])('finds the answer %j', (blank) => {
    expect(rulesIn([user('Hi'), assistant(blank)])).toEqual(['empty-completion'])
  })

  test('finds an answer without content', () => {
    expect(rulesIn([user('Hi'), assistant(null)])).toEqual(['empty-completion'])
    expect(rulesIn([user('Hi'), { role: 'assistant' }])).toEqual(['empty-completion'])
    expect(rulesIn([user('Hi'), assistant(null, { tool_calls: [] })])).toEqual(['empty-completion'])
  })

  test('finds an empty answer in the middle of a conversation', () => {
    expect(rulesIn([user('Hi'), assistant(''), user('And?'), assistant('Yes')])).toEqual(['empty-completion'])
  })

  test('finds empty answers of a preference, and which', () => {
    const line = {
      input: { messages: [user('Hi')] },
      preferred_output: [assistant('')],
      non_preferred_output: [assistant(' ')],
    }
    expect(found(line, 'preference')).toEqual([
      'empty-completion: The preferred answer is empty.',
      'empty-completion: The rejected answer is empty.',
    ])
  })

  test('finds an empty completion', () => {
    expect(found({ prompt: 'x', completion: ' ' }, 'completion')).toEqual(['empty-completion: The answer is empty.'])
  })
})

test('no-assistant-message finds a conversation without an answer', () => {
  expect(rulesIn([system('Be kind.'), user('Hi')])).toEqual(['no-assistant-message'])
})

test('missing-content finds messages that say nothing at all', () => {
  expect(rulesIn([{ role: 'system' }, user('Hi'), assistant('Hello')])).toEqual(['missing-content'])
  expect(rulesIn([user(null), assistant('Hello')])).toEqual(['missing-content'])
  const call = { id: 'a', type: 'function', function: { name: 'f', arguments: '{}' } }
  const called = assistant('x', { tool_calls: [call] })
  expect(found({ messages: [user('Hi'), called, { role: 'tool', tool_call_id: 'a', content: null }] })).toEqual([
    'missing-content: There is no content in message 3.',
  ])
})

describe('control-text', () => {
  test.each([
    '<|endoftext|>',
    '<|im_start|>',
    '<|im_end|>',
    '<|fim_suffix|>',
    '<|fim_prefix|>',
    '<|fim_middle|>',
    '<|endofprompt|>',
    '<|channel|>',
  ])('finds %s', (signal) => {
    expect(rulesIn([user(`Before ${signal} after`), assistant('Hello')])).toEqual(['control-text'])
  })

  test('finds it in the instruction, in parts and in the arguments of a tool call', () => {
    const call = { id: 'a', type: 'function', function: { name: 'f', arguments: '{"text":"<|endoftext|>"}' } }
    expect(rulesIn([system('<|im_end|>'), user('Hi'), assistant('Hello')])).toEqual(['control-text'])
    expect(rulesIn([user([{ type: 'text', text: '<|im_end|>' }]), assistant('Hello')])).toEqual(['control-text'])
    expect(rulesIn([user('Hi'), assistant(null, { tool_calls: [call] })])).toEqual(['control-text'])
  })

  test('says it once per cell, however often it stands there', () => {
    expect(found({ prompt: '<|im_end|><|im_end|>', completion: ' x' }, 'completion')).toHaveLength(1)
  })
})

describe('over-limit', () => {
  const example = parseLine('{"messages":[]}')
  const at = (tokens: number, limit: number | null) =>
    overLimit.check({ example, texts: [], format: 'chat', tokens, limit })

  test('finds rows above the limit, and how much would be cut', () => {
    expect(at(65_537, 65_536)).toMatchObject([
      { message: '1 token over the limit of 65,536. The end of the answer would be cut off.' },
    ])
    expect(at(66_750, 65_536)[0]?.message).toMatch(/^1,214 tokens over/)
  })

  test('leaves rows up to the limit alone, and all rows without one', () => {
    expect(at(65_536, 65_536)).toEqual([])
    expect(at(1_000_000, null)).toEqual([])
  })
})

test('same-preference finds two answers that are one', () => {
  const same = {
    input: { messages: [user('Hi')] },
    preferred_output: [assistant('Hello')],
    non_preferred_output: [assistant('Hello')],
  }
  expect(found(same, 'preference')).toEqual(['same-preference: The preferred and the rejected answer are the same.'])
})
