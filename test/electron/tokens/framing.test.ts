import { describe, expect, test } from 'vitest'
import { Encoder } from '../../../electron/tokens/encoder.ts'
import type { ChatMessage } from '../../../shared/domain/example/chat.ts'
import type { Framing } from '../../../shared/domain/tokens/framing.ts'
import { parseLine } from '../../../shared/domain/example/jsonl.ts'
import { countExample } from '../../../shared/domain/tokens/tokens.ts'
import { publishedTokens } from './peers.ts'

const TALK: ChatMessage[] = [
  { role: 'system', content: 'Be kind. ' },
  { role: 'user', content: '  Where is my parcel?\n' },
  { role: 'assistant', content: '\nOn its way.' },
  { role: 'user', content: '' },
  { role: 'assistant', content: ' \n \nIt is *here* now!\n\n' },
]
const call = (id: string, name: string, given: string) => ({
  id,
  type: 'function',
  function: { name, arguments: given },
})
const TOOLS: ChatMessage[] = [
  { role: 'user', content: 'How warm is it?' },
  { role: 'assistant', content: 'Let me look.', tool_calls: [call('1', 'look', '{"at": "Bonn"}')] },
  { role: 'tool', tool_call_id: '1', content: '21 °C' },
  { role: 'assistant', content: '21 °C in Bonn.' },
]

async function counted(
  messages: readonly ChatMessage[],
  encoding: 'llama3' | 'qwen3' | 'o200k_base',
  framing: Framing,
) {
  const encoder = await Encoder.load(encoding)
  const example = parseLine(JSON.stringify({ messages }))
  const { total, perTurn } = countExample(example, (text) => encoder.count(text), { framing })
  expect(perTurn).toHaveLength(messages.length)
  return total
}

describe('Llama 3', () => {
  const head = (role: string) => `<|start_header_id|>${role}<|end_header_id|>\n\n`
  const days = 'Cutting Knowledge Date: December 2023\nToday Date: 26 Jul 2024\n\n'

  test('reads a conversation as its published template writes it', async () => {
    const text =
      `<|begin_of_text|>${head('system')}${days}Be kind.<|eot_id|>` +
      `${head('user')}Where is my parcel?<|eot_id|>${head('assistant')}On its way.<|eot_id|>` +
      `${head('user')}<|eot_id|>${head('assistant')}It is *here* now!<|eot_id|>`
    expect(await counted(TALK, 'llama3', 'llama3')).toBe(publishedTokens(text, 'llama3').length)
  })

  test('reads the days also where there is no instruction', async () => {
    const text = `<|begin_of_text|>${head('system')}${days}<|eot_id|>${head('user')}Hi<|eot_id|>`
    expect(await counted([{ role: 'user', content: 'Hi' }], 'llama3', 'llama3')).toBe(
      publishedTokens(text, 'llama3').length,
    )
  })

  test('reads a call of a tool, and what the tool answers', async () => {
    const text =
      `<|begin_of_text|>${head('system')}${days}<|eot_id|>${head('user')}How warm is it?<|eot_id|>` +
      `${head('assistant')}{"name": "look", "parameters": {"at": "Bonn"}}<|eot_id|>` +
      `${head('ipython')}"21 °C"<|eot_id|>${head('assistant')}21 °C in Bonn.<|eot_id|>`
    expect(await counted(TOOLS, 'llama3', 'llama3')).toBe(publishedTokens(text, 'llama3').length)
  })
})

describe('Qwen 3', () => {
  const said = (role: string, text: string) => `<|im_start|>${role}\n${text}<|im_end|>\n`

  test('reads a conversation as its published template writes it, with a place for thoughts in the last answer', async () => {
    const text =
      said('system', 'Be kind. ') +
      said('user', '  Where is my parcel?\n') +
      said('assistant', '\nOn its way.') +
      said('user', '') +
      said('assistant', '<think>\n\n</think>\n\n \n \nIt is *here* now!\n\n')
    expect(await counted(TALK, 'qwen3', 'qwen3')).toBe(publishedTokens(text, 'qwen3').length)
  })

  test('reads thoughts that stand in the last answer, and leaves out earlier ones', async () => {
    const answer = '<think>\nHm, I see.\n</think>\n\nYes.'
    const messages: ChatMessage[] = [
      { role: 'user', content: 'Is it?' },
      { role: 'assistant', content: answer },
      { role: 'user', content: 'Really?' },
      { role: 'assistant', content: answer },
    ]
    const text =
      said('user', 'Is it?') + said('assistant', 'Yes.') + said('user', 'Really?') + said('assistant', answer)
    expect(await counted(messages, 'qwen3', 'qwen3')).toBe(publishedTokens(text, 'qwen3').length)
  })

  test('reads a call of a tool, and what the tool answers', async () => {
    const text =
      said('user', 'How warm is it?') +
      said('assistant', 'Let me look.\n<tool_call>\n{"name": "look", "arguments": {"at": "Bonn"}}\n</tool_call>') +
      said('user', '<tool_response>\n21 °C\n</tool_response>') +
      said('assistant', '<think>\n\n</think>\n\n21 °C in Bonn.')
    expect(await counted(TOOLS, 'qwen3', 'qwen3')).toBe(publishedTokens(text, 'qwen3').length)
  })
})

describe('gpt-oss', () => {
  /** Special tokens are one each; the texts between them are counted by themselves. */
  async function harmony(text: string): Promise<number> {
    const encoder = await Encoder.load('o200k_base')
    const parts = text.split(/<\|(?:start|end|message|channel|return|call)\|>/)
    return parts.reduce((sum, part) => sum + encoder.count(part), parts.length - 1)
  }
  const system =
    '<|start|>system<|message|>You are ChatGPT, a large language model trained by OpenAI.\nKnowledge cutoff: 2024-06\n' +
    'Current date: 2026-11-22\n\nReasoning: medium\n\n' +
    '# Valid channels: analysis, commentary, final. Channel must be included for every message.<|end|>'

  test('reads a conversation as its published template writes it', async () => {
    const text =
      `${system}<|start|>developer<|message|># Instructions\n\nBe kind. \n\n<|end|>` +
      '<|start|>user<|message|>  Where is my parcel?\n<|end|>' +
      '<|start|>assistant<|channel|>final<|message|>\nOn its way.<|end|>' +
      '<|start|>user<|message|><|end|>' +
      '<|start|>assistant<|channel|>final<|message|> \n \nIt is *here* now!\n\n<|return|>'
    expect(await counted(TALK, 'o200k_base', 'harmony')).toBe(await harmony(text))
  })
})

test('every framing counts whatever messages a file may hold', async () => {
  const odd: ChatMessage[] = [
    { role: 'tool', content: null },
    { role: 'narrator', content: [{ type: 'image_url', image_url: { url: 'data:,' } }] },
    { role: 'assistant', content: null, function_call: { name: 7, arguments: { a: 1 } } },
    { role: 'assistant', content: '</think></think>', tool_calls: 'none' },
  ]
  const encoder = await Encoder.load('qwen3')
  for (const framing of ['openai', 'llama3', 'qwen3', 'harmony', 'mistral'] as const) {
    const { total } = countExample(parseLine(JSON.stringify({ messages: odd })), (text) => encoder.count(text), {
      framing,
    })
    expect(total).toBeGreaterThan(0)
  }
})
