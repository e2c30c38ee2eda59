import type { ChatMessage, Example } from './chat.ts'
import { isFields } from './jsonl.ts'

/** Number of tokens of a text in a model's encoding. The encoder is passed in: this folder has none. */
export type Count = (text: string) => number

/** `perTurn` in the order of the messages (preference: input, preferred, rejected); each holds its own overhead. */
export type ExampleTokens = { readonly total: number; readonly completion: number; readonly perTurn: readonly number[] }

const PER_MESSAGE = 3
const PER_NAME = 1
/** Every example primes one more answer. Whether it is billed is not published. */
export const PER_EXAMPLE = 3

/**
 * Tokens of an example by OpenAI's published formula: Σ over messages (3 + tokens of every string value, role included,
 * + 1 for a name) + 3. Values inside tool calls and content parts count as well; addresses of images do not, because an
 * image is not read as text. Definitions of tools stand outside the messages and are not in the formula.
 *
 * The formula is published for chat. Prompt and completion rows have no messages, so they count as their texts alone;
 * preference rows count as one conversation with both answers. A line that cannot be read counts as its text, so that
 * its length is seen; no provider takes it.
 *
 * `completion`: content of the assistant's messages, for preference of the preferred answer.
 */
export function countExample(example: Example, count: Count): ExampleTokens {
  switch (example.format) {
    case 'chat':
      return conversation(example.messages, example.messages, count)
    case 'preference': {
      const { input, preferred_output: preferred, non_preferred_output: rejected } = example
      return conversation([...input.messages, ...preferred, ...rejected], preferred, count)
    }
    case 'completion': {
      const [prompt, completion] = [count(example.prompt), count(example.completion)]
      return { total: prompt + completion, completion, perTurn: [prompt, completion] }
    }
    case 'raw': {
      const total = count(example.text)
      return { total, completion: 0, perTurn: [total] }
    }
  }
}

function conversation(messages: readonly ChatMessage[], answers: readonly ChatMessage[], count: Count): ExampleTokens {
  // Answers are counted twice, as answers and as part of the whole; the encoder reads them once.
  const known = new Map<string, number>()
  for (const { role, content } of answers) {
    if (role === 'assistant') for (const text of textsOf(content)) known.set(text, known.get(text) ?? count(text))
  }
  const perTurn = messages.map((message) => countMessage(message, (text) => known.get(text) ?? count(text)))
  const completion = answers
    .filter((message) => message.role === 'assistant')
    .flatMap((message) => textsOf(message.content))
    .reduce((sum, text) => sum + (known.get(text) ?? 0), 0)
  return { total: perTurn.reduce((sum, tokens) => sum + tokens, PER_EXAMPLE), completion, perTurn }
}

function countMessage(message: ChatMessage, count: Count): number {
  const name = typeof message.name === 'string' ? PER_NAME : 0
  return PER_MESSAGE + name + countStrings(message, count)
}

/** Tokens of every string in a JSON value, however deep; keys are not values. */
function countStrings(value: unknown, count: Count): number {
  if (typeof value === 'string') return count(value)
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countStrings(item, count), 0)
  if (!isFields(value)) return 0
  return Object.entries(value).reduce(
    (sum, [key, item]) => (key === 'image_url' ? sum : sum + countStrings(item, count)),
    0,
  )
}

/** The texts of a message: its content, or the text parts of it. */
export function textsOf(content: ChatMessage['content']): string[] {
  if (typeof content === 'string') return [content]
  if (!Array.isArray(content)) return []
  return content.flatMap((part: { text?: unknown }) => (typeof part.text === 'string' ? [part.text] : []))
}
