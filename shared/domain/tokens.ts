import { type ChatMessage, type Example, textsOf } from './chat.ts'
import { type Framed, type Framing, templateOf } from './framing.ts'

/** Number of tokens of a text in a model's encoding. The encoder is passed in: this folder has none. */
export type Count = (text: string) => number

/** `perTurn` in the order of the messages (preference: input, preferred, rejected); each holds its own overhead. */
export type ExampleTokens = { readonly total: number; readonly completion: number; readonly perTurn: readonly number[] }

/** Every example of OpenAI's primes one more answer. Whether it is billed is not published. */
export const PER_EXAMPLE = 3

/**
 * Tokens of an example as its model is given it, see framing.ts: by OpenAI's published formula, or by the published
 * chat template of an open model. Definitions of tools stand outside the messages and are in neither.
 *
 * Both are published for chat. Prompt and completion rows have no messages, so they count as their texts alone;
 * preference rows count as one conversation with both answers. A line that cannot be read counts as its text, so that
 * its length is seen; no provider takes it.
 *
 * `completion`: content of the assistant's messages, for preference of the preferred answer.
 */
export function countExample(example: Example, count: Count, framing: Framing = 'openai'): ExampleTokens {
  switch (example.format) {
    case 'chat':
      return conversation(example.messages, example.messages, { count, framing })
    case 'preference': {
      const { input, preferred_output: preferred, non_preferred_output: rejected } = example
      return conversation([...input.messages, ...preferred, ...rejected], preferred, { count, framing })
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

type Way = { readonly count: Count; readonly framing: Framing }

function conversation(messages: readonly ChatMessage[], answers: readonly ChatMessage[], way: Way): ExampleTokens {
  const { count } = way
  const template = templateOf(way.framing)
  // Answers are counted twice, as answers and as part of the whole; the encoder reads them once.
  const known = new Map<string, number>()
  for (const { role, content } of answers) {
    if (role === 'assistant') for (const text of textsOf(content)) known.set(text, known.get(text) ?? count(text))
  }
  const framed = ({ signals, texts }: Framed): number =>
    texts.reduce((sum, text) => sum + (known.get(text) ?? count(text)), signals)
  const perTurn = messages.map((_, at) => framed(template.message(messages, at)))
  const completion = answers
    .filter((message) => message.role === 'assistant')
    .flatMap((message) => textsOf(message.content))
    .reduce((sum, text) => sum + (known.get(text) ?? 0), 0)
  const opening = framed(template.opening(messages))
  return { total: perTurn.reduce((sum, tokens) => sum + tokens, opening), completion, perTurn }
}
