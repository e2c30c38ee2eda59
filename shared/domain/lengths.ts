import { readingOf, wordListOf } from '../catalog/encodings.ts'
import type { Model } from '../catalog/schema.ts'
import { formatCount } from '../format/figures.ts'
import type { Certainty } from './certainty.ts'
import type { ChatMessage, ContentPart, Example } from './chat.ts'

/** How sure a length in tokens is, and the sentence that says why. */
export type Sureness = { readonly certainty: Certainty; readonly why: string }

/** How sure the lengths of rows are that were counted for a model. */
export function lengthsOf(model: Model): Sureness {
  const { name, encoding } = model
  if (encoding.nearest) return { certainty: 'estimate', why: nearestOnly(model, name) }
  const why = `Every row counted on this computer with ${wayOf(model)}, the instruction for every row included.`
  return { certainty: 'exact', why: `${why} Images and descriptions of tools are not in it.` }
}

/** How sure the length of one row is: what has no published rule is not counted. `model`: null when it is in no list. */
export function lengthOf(example: Example, model: Model | null): Sureness {
  const text = textLengthOf(model)
  const left = [
    ...count(imagesIn(example), 'image', 'images'),
    ...count(toolsIn(example), 'description of a tool', 'descriptions of tools'),
  ]
  if (left.length === 0) return text
  return {
    certainty: 'estimate',
    why: `${text.why} Not counted: ${left.join(' and ')}, for which no rule is published.`,
  }
}

/** How sure the length of a text is. */
export function textLengthOf(model: Model | null): Sureness {
  if (!model) {
    return {
      certainty: 'estimate',
      why: 'Counted with the nearest word list: this model is not in the list of models.',
    }
  }
  if (model.encoding.nearest) return lengthsOf(model)
  return { certainty: 'exact', why: `Counted on this computer with ${wayOf(model)}.` }
}

export function nearestOnly({ encoding }: Model, reader: string): string {
  return `Counted with ${wordListOf(encoding.name)}, which is only the nearest to what ${reader} reads.`
}

function wayOf(model: Model): string {
  const own = `${model.name}'s own word list`
  return readingOf(model).framing === 'openai'
    ? `${own} and the published formula`
    : `${own} and published chat template`
}

function count(amount: number, one: string, many: string): string[] {
  return amount === 0 ? [] : [formatCount(amount, one, many)]
}

function imagesIn(example: Example): number {
  const parts = messagesOf(example).flatMap(({ content }): readonly ContentPart[] =>
    typeof content === 'string' ? [] : (content ?? []),
  )
  return parts.filter(({ type }) => type === 'image_url').length
}

function messagesOf(example: Example): readonly ChatMessage[] {
  if (example.format === 'chat') return example.messages
  return example.format === 'preference' ? example.input.messages : []
}

function toolsIn(example: Example): number {
  if (example.format !== 'chat' && example.format !== 'preference') return 0
  const { tools, functions } = example.format === 'chat' ? example : example.input
  return (tools?.length ?? 0) + (functions?.length ?? 0)
}
