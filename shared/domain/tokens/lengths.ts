import { readingOf, wordListOf } from '../../catalog/encodings.ts'
import type { Model } from '../../catalog/schema.ts'
import { formatCount } from '../../format/figures.ts'
import type { Certainty } from '../certainty.ts'
import type { Example } from '../example/chat.ts'
import { imageTokens } from './images.ts'
import { imagesIn, type RowsWithMore, toolsIn } from './uncounted.ts'

/** How sure a length in tokens is, and the sentence that says why. */
export type Sureness = { readonly certainty: Certainty; readonly why: string }

/**
 * How sure the lengths of rows are that were counted for a model. `more`: rows that hold more than text; null: it is not
 * known yet whether there are any.
 */
export function lengthsOf(model: Model, more: RowsWithMore | null): Sureness {
  const { name, encoding } = model
  if (encoding.nearest) return { certainty: 'estimate', why: nearestOnly(model, name) }
  const why = `Every row counted on this computer with ${wayOf(model)}, the instruction for every row included.`
  if (!more) return { certainty: 'exact', why: `${why} Images and descriptions of tools may not be in it.` }
  const doubts = doubtsOfMore(model, more)
  return { certainty: doubts.length === 0 ? 'exact' : 'estimate', why: [why, ...doubts].join(' ') }
}

/** Why lengths that were counted for a model are only estimates where rows hold more than text, in sentences. */
export function doubtsOfMore(model: Model, { tools, images }: RowsWithMore): string[] {
  const seen = model.images?.value
    ? 'Images are counted by a rule that was read second-hand, those of unknown size not at all.'
    : 'Images are not counted: no rule is published.'
  return [
    ...(images === 0 ? [] : [seen]),
    ...(tools === 0 ? [] : ['Descriptions of tools are not counted: no rule is published.']),
  ]
}

/** How sure the length of one row is: what has no published rule is not counted. `model`: null when it is in no list. */
export function lengthOf(example: Example, model: Model | null): Sureness {
  const text = textLengthOf(model)
  const rule = model?.images?.value ?? null
  const images = imagesIn(example)
  const counted = rule ? images.filter((image) => imageTokens(image, rule) !== null).length : 0
  const left = [
    ...count(rule ? 0 : images.length, 'image', 'images'),
    ...count(toolsIn(example), 'description of a tool', 'descriptions of tools'),
  ]
  const doubts = [
    ...count(counted, 'image is', 'images are').map((some) => `${some} counted by a rule that was read second-hand.`),
    ...count(rule ? images.length - counted : 0, 'image', 'images').map(
      (some) => `Not counted: ${some} whose size is not known, because it lies elsewhere or cannot be read.`,
    ),
    ...(left.length === 0 ? [] : [`Not counted: ${left.join(' and ')}, for which no rule is published.`]),
  ]
  return doubts.length === 0 ? text : { certainty: 'estimate', why: [text.why, ...doubts].join(' ') }
}

/** How sure the length of a text is. */
export function textLengthOf(model: Model | null): Sureness {
  if (!model) {
    return {
      certainty: 'estimate',
      why: 'Counted with the nearest word list: this model is not in the list of models.',
    }
  }
  if (model.encoding.nearest) return lengthsOf(model, null)
  return { certainty: 'exact', why: `Counted on this computer with ${wayOf(model)}.` }
}

/** The sentence about a word list that is not the own one of what reads the text: the model, or its provider. */
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
