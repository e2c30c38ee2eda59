import { describe, expect, test } from 'vitest'
import { parseLine } from '../../../../shared/domain/example/jsonl.ts'
import { countExample } from '../../../../shared/domain/tokens/tokens.ts'

/** A stand-in for an encoder: a token per word, so that sums can be read. */
const words = (text: string): number => text.split(/\s+/).filter(Boolean).length
const counted = (line: unknown) => countExample(parseLine(JSON.stringify(line)), words)

describe('chat', () => {
  test('is 3 per message, the tokens of every text, the role included, and 3', () => {
    const messages = [
      { role: 'system', content: 'Be kind.' },
      { role: 'user', content: 'Where is my parcel?' },
      { role: 'assistant', content: 'On its way.' },
    ]
    expect(counted({ messages })).toEqual({
      total: 3 + (3 + 1 + 2) + (3 + 1 + 4) + (3 + 1 + 3),
      completion: 3,
      perTurn: [6, 8, 7],
    })
  })

  test('a name counts as its tokens and one more', () => {
    const plain = counted({ messages: [{ role: 'user', content: 'Hi' }] })
    const named = counted({ messages: [{ role: 'user', content: 'Hi', name: 'Mara' }] })
    expect(named.total - plain.total).toBe(2)
  })

  test('texts inside tool calls count, whatever their depth; numbers and nulls do not', () => {
    const call = { id: 'call_1', type: 'function', function: { name: 'cancel', arguments: '{"id": 7}' } }
    const messages = [{ role: 'assistant', content: null, weight: 0, tool_calls: [call] }]
    // role, id, type, name, and two words of arguments
    expect(counted({ messages })).toEqual({ total: 3 + 3 + 1 + 1 + 1 + 1 + 2, completion: 0, perTurn: [9] })
  })

  test('the address of an image is not read as text', () => {
    const image = { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA BBBB CCCC', detail: 'low' } }
    const messages = [{ role: 'user', content: [{ type: 'text', text: 'What is this?' }, image] }]
    expect(counted({ messages }).total).toBe(3 + 3 + 1 + 1 + 3 + 1)
  })

  test('answers are the content of the assistant in all its turns', () => {
    const messages = [
      { role: 'user', content: 'one' },
      { role: 'assistant', content: 'one two' },
      { role: 'user', content: 'one' },
      { role: 'assistant', content: [{ type: 'text', text: 'one two three' }] },
    ]
    expect(counted({ messages }).completion).toBe(5)
  })
})

test('prompt and completion count as their texts', () => {
  expect(counted({ prompt: 'one two', completion: 'three' })).toEqual({ total: 3, completion: 1, perTurn: [2, 1] })
})

test('a preference counts as one conversation with both answers; the preferred one is the answer', () => {
  const line = {
    input: { messages: [{ role: 'user', content: 'one two' }] },
    preferred_output: [{ role: 'assistant', content: 'a b c' }],
    non_preferred_output: [{ role: 'assistant', content: 'a b' }],
  }
  expect(counted(line)).toEqual({ total: 3 + 6 + 7 + 6, completion: 3, perTurn: [6, 7, 6] })
})

test('a line that cannot be read counts as its text', () => {
  expect(countExample(parseLine('not a line'), words)).toEqual({ total: 3, completion: 0, perTurn: [3] })
})
