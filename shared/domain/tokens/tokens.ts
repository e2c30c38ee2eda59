import { type ChatMessage, type Example, textsOf } from '../example/chat.ts'
import { type Framed, type Framing, templateOf } from './framing.ts'
import { imagesOf, type ImageRule, imageTokens } from './images.ts'

/** Number of tokens of a text in a model's encoding. The encoder is passed in: this folder has none. */
export type Count = (text: string) => number

/** How a model is given an example. `framing`: OpenAI's published formula unless told otherwise; without `images` they are not counted. */
export type Way = { readonly framing?: Framing | undefined; readonly images?: ImageRule | undefined }

/** `perTurn` in the order of the messages (preference: input, preferred, rejected); each holds its own overhead. */
export type ExampleTokens = { readonly total: number; readonly completion: number; readonly perTurn: readonly number[] }

/** Every example of OpenAI's primes one more answer. Whether it is billed is not published. */
export const PER_EXAMPLE = 3

/**
 * Tokens of an example as its model is given it, see framing.ts: by OpenAI's published formula, or by the published
 * chat template of an open model, and of its images by the published rule where there is one. Definitions of tools stand
 * outside the messages and are in neither.
 *
 * Both are published for chat. Prompt and completion rows have no messages, so they count as their texts alone;
 * preference rows count as one conversation with both answers. A line that cannot be read counts as its text, so that
 * its length is seen; no provider takes it.
 *
 * `completion`: content of the assistant's messages, for preference of the preferred answer.
 */
export function countExample(example: Example, count: Count, way: Way = {}): ExampleTokens {
  switch (example.format) {
    case 'chat':
      return conversation(example.messages, example.messages, { ...way, count })
    case 'preference': {
      const { input, preferred_output: preferred, non_preferred_output: rejected } = example
      return conversation([...input.messages, ...preferred, ...rejected], preferred, { ...way, count })
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

function conversation(
  messages: readonly ChatMessage[],
  answers: readonly ChatMessage[],
  way: Way & { readonly count: Count },
): ExampleTokens {
  const { count, framing = 'openai' } = way
  const template = templateOf(framing)
  // Answers are counted twice, as answers and as part of the whole; the encoder reads them once.
  const known = new Map<string, number>()
  for (const { role, content } of answers) {
    if (role === 'assistant') for (const text of textsOf(content)) known.set(text, known.get(text) ?? count(text))
  }
  const framed = ({ signals, texts }: Framed): number =>
    texts.reduce((sum, text) => sum + (known.get(text) ?? count(text)), signals)
  const perTurn = messages.map((message, at) => framed(template.message(messages, at)) + seen(message, way.images))
  const completion = answers
    .filter((message) => message.role === 'assistant')
    .flatMap((message) => textsOf(message.content))
    .reduce((sum, text) => sum + (known.get(text) ?? 0), 0)
  const opening = framed(template.opening(messages))
  return { total: perTurn.reduce((sum, tokens) => sum + tokens, opening), completion, perTurn }
}

function seen(message: ChatMessage, rule: ImageRule | undefined): number {
  return rule ? imagesOf(message).reduce((sum, image) => sum + (imageTokens(image, rule) ?? 0), 0) : 0
}
