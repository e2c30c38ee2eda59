import { describe, expect, it } from 'vitest'
import type { Example } from '../../../../shared/domain/example/chat.ts'
import { toAlpaca } from '../../../../shared/domain/formats/alpaca.ts'
import { lossSentence } from '../../../../shared/domain/formats/losses.ts'
import { SPELLING_COLUMN } from '../../../../shared/domain/formats/spelling.ts'
import { unsentSentence } from '../../../../shared/domain/formats/unsent.ts'
import { toShareGpt } from '../../../../shared/domain/formats/shareGpt.ts'
import { toTraining } from '../../../../shared/domain/formats/training.ts'
import { parseLine } from '../../../../shared/domain/example/jsonl.ts'

const user = (content: unknown) => ({ role: 'user', content })
const assistant = (content: string | null, more: object = {}) => ({ role: 'assistant', content, ...more })
const chat = (messages: unknown[], more: object = {}): Example => parseLine(JSON.stringify({ messages, ...more }))
const call = { id: 'a', type: 'function', function: { name: 'look_up', arguments: '{"id":7}' } }

describe('a conversation as ShareGPT', () => {
  it('keeps what is said beside a call as a turn of its own', () => {
    const example = chat([user('Hi'), assistant('One moment.', { tool_calls: [call, call] })])
    expect(toShareGpt(example).value).toEqual({
      conversations: [
        { from: 'human', value: 'Hi' },
        { from: 'gpt', value: 'One moment.' },
        {
          from: 'function_call',
          value: '[{"name":"look_up","arguments":{"id":7}},{"name":"look_up","arguments":{"id":7}}]',
        },
      ],
    })
  })

  it('keeps weights, and names what it has no place for', () => {
    const messages = [{ ...user('Hi'), name: 'Ada' }, assistant('Ho', { weight: 0 })]
    const { value, losses } = toShareGpt(chat(messages, { parallel_tool_calls: false }))
    expect(value).toEqual({
      conversations: [
        { from: 'human', value: 'Hi' },
        { from: 'gpt', value: 'Ho', weight: 0 },
      ],
    })
    expect(losses).toEqual(['name', 'other'])
  })

  it('keeps the arguments of a call that are no JSON as they are', () => {
    const broken = { ...call, function: { name: 'look_up', arguments: '{"id":' } }
    const { value } = toShareGpt(chat([user('Hi'), assistant(null, { tool_calls: [broken] })]))
    expect(JSON.stringify(value)).toContain(String.raw`\"arguments\":\"{\\\"id\\\":\"`)
  })
})

describe('a conversation as Alpaca', () => {
  it('has earlier turns as history and the instruction for every row as system', () => {
    const example = chat([
      { role: 'system', content: 'Be kind.' },
      user('A'),
      assistant('B'),
      user('C'),
      assistant('D'),
    ])
    expect(toAlpaca(example)).toEqual({
      value: { instruction: 'C', input: '', output: 'D', system: 'Be kind.', history: [['A', 'B']] },
      losses: [],
    })
  })

  it('is left out when person and model do not alternate, or a tool is called', () => {
    expect(toAlpaca(chat([user('A')]))).toEqual({ value: null, losses: ['no-place'] })
    expect(toAlpaca(chat([user('A'), assistant(null, { tool_calls: [call] })]))).toEqual({
      value: null,
      losses: ['no-place'],
    })
  })
})

describe('an example in another training format', () => {
  it('joins all that stands before the last answer into the prompt, and says so', () => {
    const example = chat([user('A'), assistant('B'), user('C'), assistant('D', { weight: 1 })])
    expect(toTraining(example, 'completion')).toEqual({
      value: { prompt: 'A\n\nB\n\nC', completion: 'D' },
      losses: ['weight', 'turns'],
    })
  })

  it('keeps the text of parts and tells of images', () => {
    const image = { type: 'image_url', image_url: { url: 'https://example.com/a.png' } }
    const example = chat([user([{ type: 'text', text: 'Look' }, image]), assistant('Yes')])
    expect(toTraining(example, 'completion')).toEqual({
      value: { prompt: 'Look', completion: 'Yes' },
      losses: ['image'],
    })
  })

  it('is no pair without a rejected answer', () => {
    expect(toTraining(chat([user('A'), assistant('B')]), 'preference')).toEqual({ value: null, losses: ['no-pair'] })
  })
})

describe('what a format loses', () => {
  it('is told in one sentence with its number', () => {
    expect(lossSentence('tools', 1, 'alpaca')).toBe('1 row has tools. Alpaca files have no place for them.')
    expect(lossSentence('no-place', 1204, 'completion')).toBe(
      '1,204 rows are left out: prompt and completion files have no place for such conversations.',
    )
  })
})

describe('columns that a file of examples leaves out', () => {
  const notes = (...names: string[]) => names.map((name) => ({ name, role: 'note' as const }))

  it('are named', () => {
    const columns = [{ name: 'Ticket', role: 'prompt' as const }, ...notes('Topic')]
    expect(unsentSentence(columns, 'chat')).toBe('Topic is not sent, and not in this file. A table has all columns.')
    expect(unsentSentence(notes('Topic', 'Agent'), 'completion')).toContain('Topic and Agent are not sent')
    expect(unsentSentence(notes('a', 'b', 'c', 'd', 'e'), 'chat')).toContain('a, b, c and 2 more are not sent')
  })

  it('come back in a file of the kind that brought them', () => {
    expect(unsentSentence(notes('source'), 'sharegpt')).toContain('in this file only where such a file brought it')
  })

  it('are none where all are sent, or where only spellings are remembered', () => {
    expect(unsentSentence([{ name: 'Ticket', role: 'prompt' }, ...notes(SPELLING_COLUMN)], 'chat')).toBeNull()
  })
})
