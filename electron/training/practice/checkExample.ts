import type { FileSummary, Refusal } from './summary.ts'

type Dictionary = Readonly<Record<string, unknown>>

const ROLES: readonly unknown[] = ['system', 'developer', 'user', 'assistant', 'tool', 'function']
const CHAT_KEYS: readonly string[] = ['messages', 'tools', 'parallel_tool_calls', 'functions']
const PREFERENCE_KEYS: readonly string[] = ['input', 'preferred_output', 'non_preferred_output']
const COMPLETION_KEYS: readonly string[] = ['prompt', 'completion']

/** Text that spells a signal of the model. */
const SIGNAL =
  /<\|(?:endoftext|endofprompt|im_start|im_end|im_sep|fim_prefix|fim_middle|fim_suffix|startoftext|return|start|end|channel|message|call)\|>/

const malformed = (message: string): Refusal => ({
  code: 'invalid_training_file',
  message: `Invalid file format. ${message}`,
})
const wrong = (message: string): Refusal => ({ code: 'invalid_file_format', message })

/**
 * The first thing a provider would refuse in one example, in the provider's words; null: nothing. `number` is 1-based.
 * `{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}]}`
 */
export function checkExample(example: Dictionary, format: FileSummary['format'], number: number): Refusal | null {
  switch (format) {
    case 'chat':
      return checkChat(example, number)
    case 'completion':
      return checkCompletion(example, number)
    case 'preference':
      return checkPreference(example, number)
    case 'unknown':
      return {
        code: 'invalid_training_file',
        message: 'Unexpected file format, expected either prompt/completion pairs or chat messages.',
      }
  }
}

function checkChat(example: Dictionary, number: number): Refusal | null {
  const extra = extraKey(example, CHAT_KEYS)
  if (extra !== undefined) return wrong(`Example ${number} contains an extra "${extra}". (at top level)`)
  const { messages } = example
  if (!Array.isArray(messages)) return wrong(`Example ${number} is missing key 'messages'.`)
  if (messages.length === 0) return malformed(`Example ${number} has no messages`)
  const bad = checkMessages(messages, number)
  if (bad) return bad
  const answered = (messages as Dictionary[]).some((message) => message['role'] === 'assistant')
  return answered ? null : malformed(`Example ${number} has no message from the assistant`)
}

function checkMessages(messages: readonly unknown[], number: number): Refusal | null {
  for (const [at, message] of messages.entries()) {
    const bad = checkMessage(message, `Example ${number}, message ${at + 1}`) ?? checkSignals(message, number)
    if (bad) return bad
  }
  return null
}

function checkMessage(message: unknown, place: string): Refusal | null {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) {
    return malformed(`${place} Input should be a valid dictionary`)
  }
  const { role, content, tool_calls, function_call, weight } = message as Dictionary
  if (role === undefined) return malformed(`${place} Discriminator 'role' is missing in value`)
  if (!ROLES.includes(role))
    return malformed(`${place} Input tag ${JSON.stringify(role)} found using 'role' is not one of the expected tags`)
  if (weight !== undefined && weight !== 0 && weight !== 1) return malformed(`${place} weight should be 0 or 1`)
  const calls = role === 'assistant' && (tool_calls !== undefined || function_call !== undefined)
  return calls ? null : checkContent(content, role, place)
}

function checkContent(content: unknown, role: unknown, place: string): Refusal | null {
  if (content === undefined || content === null) return malformed(`${place} content is missing`)
  if (typeof content !== 'string' && !Array.isArray(content))
    return malformed(`${place} content should be a valid string`)
  if (role === 'assistant' && content.length === 0) return malformed(`${place} content is empty`)
  return null
}

/** Only what is text for the model: a base64 image cannot spell a signal. */
function checkSignals(value: unknown, number: number): Refusal | null {
  const signal = SIGNAL.exec(typeof value === 'string' ? value : JSON.stringify(value))?.[0]
  return signal === undefined ? null : wrong(`Example ${number} message contains an invalid token: ${signal}.`)
}

function checkCompletion(example: Dictionary, number: number): Refusal | null {
  const extra = extraKey(example, COMPLETION_KEYS)
  if (extra !== undefined) return wrong(`Example ${number} contains an extra "${extra}". (at top level)`)
  for (const key of COMPLETION_KEYS) {
    const text = example[key]
    if (text === undefined) return wrong(`Example ${number} is missing key '${key}'.`)
    if (typeof text !== 'string') return malformed(`Example ${number} ${key} should be a valid string`)
    const signal = checkSignals(text, number)
    if (signal) return signal
  }
  return example['completion'] === '' ? malformed(`Example ${number} completion is empty`) : null
}

function checkPreference(example: Dictionary, number: number): Refusal | null {
  for (const key of PREFERENCE_KEYS) {
    if (!(key in example)) return { code: null, message: `Example ${number} is missing key '${key}'.` }
  }
  const extra = extraKey(example, PREFERENCE_KEYS)
  if (extra !== undefined) return wrong(`Example ${number} contains an extra "${extra}". (at top level)`)
  const input = example['input'] as Dictionary | null
  const lists = [input?.['messages'], example['preferred_output'], example['non_preferred_output']]
  for (const list of lists) {
    if (!Array.isArray(list) || list.length === 0) return malformed(`Example ${number} has no messages`)
    const bad = checkMessages(list, number)
    if (bad) return bad
  }
  return null
}

function extraKey(example: Dictionary, known: readonly string[]): string | undefined {
  return Object.keys(example).find((key) => !known.includes(key))
}
