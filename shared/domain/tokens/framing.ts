import { z } from 'zod'
import { type ChatMessage, textsOf } from '../example/chat.ts'
import { isFields } from '../example/jsonl.ts'

/** How a model is given a conversation as one text: by OpenAI's published formula, or by a published chat template. */
export const Framing = z.enum(['openai', 'llama3', 'qwen3', 'harmony', 'mistral'])
export type Framing = z.infer<typeof Framing>

/**
 * Part of a conversation as a model reads it: `signals`, special tokens of which each is one, and the texts between
 * them. A text that a template puts together stands together where its ends could become one token, and else apart, so
 * that what is the same in every row is counted once.
 */
export type Framed = { readonly signals: number; readonly texts: readonly string[] }

export type Template = {
  /** What stands before the first message. */
  readonly opening: (messages: readonly ChatMessage[]) => Framed
  readonly message: (messages: readonly ChatMessage[], at: number) => Framed
}

const NOTHING: Framed = { signals: 0, texts: [] }

/**
 * Σ over messages (3 + tokens of every string value, role included, + 1 for a name) + 3, the first line of the answer
 * that every example primes. Values inside tool calls and content parts count; addresses of images do not, because an
 * image is not read as text. Source: OpenAI's published formula.
 */
const OPENAI: Template = {
  opening: () => ({ signals: 3, texts: [] }),
  message: (messages, at) => {
    const message = messages[at]
    if (!message) return NOTHING
    return { signals: typeof message.name === 'string' ? 4 : 3, texts: stringsIn(message) }
  },
}

/** Every string in a JSON value, however deep; keys are not values. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(stringsIn)
  if (!isFields(value)) return []
  return Object.entries(value).flatMap(([key, item]) => (key === 'image_url' ? [] : stringsIn(item)))
}

/** The days of the published template of Llama 3.1, which stand in every conversation, with an instruction or without. */
const LLAMA_DAYS = '\n\nCutting Knowledge Date: December 2023\nToday Date: 26 Jul 2024\n\n'

/** Llama 3.1 to 3.3. Source: `chat_template` of meta-llama/Llama-3.1-8B-Instruct. */
const LLAMA3: Template = {
  opening: (messages) => (messages[0]?.role === 'system' ? signals(1) : { signals: 4, texts: ['system', LLAMA_DAYS] }),
  message: (messages, at) => {
    const message = messages[at]
    if (!message) return NOTHING
    if (at === 0 && message.role === 'system')
      return { signals: 3, texts: ['system', LLAMA_DAYS, said(message).trim()] }
    const [call] = callsOf(message)
    if (call) {
      const text = `{"name": "${call.name}", "parameters": ${call.given}}`
      return { signals: 3, texts: ['assistant', '\n\n', text] }
    }
    if (message.role === 'tool') return { signals: 3, texts: ['ipython', '\n\n', JSON.stringify(said(message))] }
    return { signals: 3, texts: [message.role, '\n\n', said(message).trim()] }
  },
}

/** Qwen 3. Source: `chat_template` of Qwen/Qwen3-14B. The last answer has a place for thoughts, which is empty. */
const QWEN3: Template = {
  opening: () => NOTHING,
  message: (messages, at) => {
    const message = messages[at]
    if (!message) return NOTHING
    if (message.role === 'tool') return qwenToolAnswer(messages, at, said(message))
    if (message.role !== 'assistant')
      return { signals: 2, texts: [...joined(`${message.role}\n`, said(message)), '\n'] }
    return qwenAnswer(messages, at, message)
  },
}

function qwenAnswer(messages: readonly ChatMessage[], at: number, message: ChatMessage): Framed {
  const { thought, answer } = thoughtsOf(said(message))
  const asked = messages.findLastIndex(({ role }) => role === 'user')
  const last = at === messages.length - 1
  const thinks = asked >= 0 && at > asked && (last || thought !== '')
  const before = thinks ? ['assistant\n', `\n${thought}\n`] : []
  const lead = thinks ? '\n\n' : 'assistant\n'
  const spoken = thinks ? answer.replace(/^\n+/, '') : answer
  const calls = callsOf(message)
  if (calls.length === 0) return { signals: thinks ? 4 : 2, texts: [...before, ...joined(lead, spoken), '\n'] }
  // Every call stands between two signals, and on a line of its own.
  const first = lead + spoken + (answer === '' ? '' : '\n')
  const called = calls.flatMap(({ name, given }, nth) => [
    ...(nth === 0 ? [first] : ['\n']),
    `\n{"name": "${name}", "arguments": ${given}}\n`,
  ])
  return { signals: (thinks ? 4 : 2) + 2 * calls.length, texts: [...before, ...called, '\n'] }
}

/** Answers of tools that follow each other are one message of the user's. */
function qwenToolAnswer(messages: readonly ChatMessage[], at: number, answer: string): Framed {
  const first = messages[at - 1]?.role !== 'tool'
  const last = messages[at + 1]?.role !== 'tool'
  const texts = [first ? 'user\n' : '\n', `\n${answer}\n`, ...(last ? ['\n'] : [])]
  return { signals: 2 + (first ? 1 : 0) + (last ? 1 : 0), texts }
}

/** What an answer says before `</think>`, and after it. */
function thoughtsOf(text: string): { readonly thought: string; readonly answer: string } {
  const parts = text.split('</think>')
  if (parts.length === 1) return { thought: '', answer: text }
  const thought = (parts[0] ?? '').split('<think>').at(-1) ?? ''
  return { thought: thought.replaceAll(/^\n+|\n+$/g, ''), answer: (parts.at(-1) ?? '').replace(/^\n+/, '') }
}

const HARMONY_SYSTEM =
  'You are ChatGPT, a large language model trained by OpenAI.\nKnowledge cutoff: 2024-06\nCurrent date: 2026-01-01\n\n' +
  'Reasoning: medium\n\n# Valid channels: analysis, commentary, final. Channel must be included for every message.'

/** gpt-oss. Source: `chat_template.jinja` of openai/gpt-oss-20b, and the published description of harmony. */
const HARMONY: Template = {
  opening: () => ({ signals: 3, texts: ['system', HARMONY_SYSTEM] }),
  message: (messages, at) => {
    const message = messages[at]
    if (!message) return NOTHING
    if (message.role === 'system' || message.role === 'developer') {
      return { signals: 3, texts: ['developer', `# Instructions\n\n${said(message)}\n\n`] }
    }
    const [call] = callsOf(message)
    if (call) {
      const thought = said(message)
      const before = thought === '' ? [] : ['assistant', 'analysis', thought]
      const texts = [...before, `assistant to=functions.${call.name}`, 'commentary json', call.given]
      return { signals: thought === '' ? 4 : 8, texts }
    }
    if (message.role === 'assistant') return { signals: 4, texts: ['assistant', 'final', said(message)] }
    if (message.role === 'tool') {
      const from = typeof message.name === 'string' ? `functions.${message.name}` : 'functions'
      return { signals: 4, texts: [`${from} to=assistant`, 'commentary', JSON.stringify(said(message))] }
    }
    return { signals: 3, texts: [message.role, said(message)] }
  },
}

/** Mistral Nemo. Source: `chat_template` of mistralai/Mistral-Nemo-Instruct-2407. */
const MISTRAL: Template = {
  opening: () => signals(1),
  message: (messages, at) => {
    const message = messages[at]
    if (!message) return NOTHING
    const calls = callsOf(message).map(({ name, given }) => `{"name": "${name}", "arguments": ${given}}`)
    if (calls.length > 0) return { signals: 2, texts: [`[${calls.join(', ')}]`] }
    if (message.role === 'assistant') return { signals: 1, texts: [said(message)] }
    // The instruction stands in a question, with an empty line behind it.
    if (message.role === 'system') return { signals: 0, texts: [`${said(message)}\n\n`] }
    return { signals: 2, texts: [said(message)] }
  },
}

const TEMPLATES: Record<Framing, Template> = {
  openai: OPENAI,
  llama3: LLAMA3,
  qwen3: QWEN3,
  harmony: HARMONY,
  mistral: MISTRAL,
}

/** How models of a framing are given a conversation. */
export function templateOf(framing: Framing): Template {
  return TEMPLATES[framing]
}

function signals(count: number): Framed {
  return { signals: count, texts: [] }
}

/** Space at the front of a text can become one token with the line end before it; any other text stands apart. */
function joined(before: string, text: string): string[] {
  return /^\s/.test(text) ? [before + text] : [before, text]
}

/** The content of a message as one text; parts that are no text are not in it. */
function said({ content }: ChatMessage): string {
  return textsOf(content).join('')
}

/** Names and arguments of the tools that a message calls. */
function callsOf(message: ChatMessage): { readonly name: string; readonly given: string }[] {
  const calls = Array.isArray(message.tool_calls) ? (message.tool_calls as unknown[]) : []
  const functions = calls.map((call) => (isFields(call) ? call['function'] : null))
  return [...functions, message.function_call].filter(isFields).map(({ name, arguments: given }) => ({
    name: typeof name === 'string' ? name : '',
    given: typeof given === 'string' ? given : JSON.stringify(given ?? {}),
  }))
}
