import type { Framing } from '../domain/tokens/framing.ts'
import type { ImageRule } from '../domain/tokens/images.ts'
import type { Encoding, Model } from './schema.ts'

/** How texts and conversations are counted. `images`: absent where no rule is published. */
export type Reading = { readonly encoding: Encoding; readonly framing: Framing; readonly images?: ImageRule }

const FACTS: Record<Encoding, { readonly words: string; readonly framing: Framing }> = {
  o200k_base: { words: 'the word list o200k_base', framing: 'openai' },
  cl100k_base: { words: 'the word list cl100k_base', framing: 'openai' },
  llama3: { words: 'the word list of Llama 3', framing: 'llama3' },
  qwen3: { words: 'the word list of Qwen 3', framing: 'qwen3' },
  mistral_nemo: { words: 'the word list of Mistral Nemo', framing: 'mistral' },
}

/** What an encoding is called in a sentence: `Counted with …`. */
export function wordListOf(encoding: Encoding): string {
  return FACTS[encoding].words
}

/** How a model reads: a list of models that names no framing means the one its encoding was published with. */
export function readingOf({ encoding, images }: Pick<Model, 'encoding' | 'images'>): Reading {
  const { name, framing = FACTS[name].framing } = encoding
  return { encoding: name, framing, ...(images?.value ? { images: images.value } : {}) }
}

/** What parts of a name tell about the word list of a model, the first that fits. */
const FAMILIES: readonly (readonly [RegExp, Encoding, Framing])[] = [
  [/gpt-?oss/, 'o200k_base', 'harmony'],
  // Llama 2 and 4 have word lists of their own.
  [/llama[-_ ]?3/, 'llama3', 'llama3'],
  [/qwen/, 'qwen3', 'qwen3'],
  [/mistral|ministral|magistral|devstral|codestral|pixtral/, 'mistral_nemo', 'mistral'],
  [/gpt-?3\.?5|gpt-4(?!o|\.)/, 'cl100k_base', 'openai'],
]

/** The nearest to what a model reads of which only the name is known. */
export function readingByName(name: string): Reading {
  const lower = name.toLowerCase()
  const [, encoding, framing] = FAMILIES.find(([pattern]) => pattern.test(lower)) ?? [null, 'o200k_base', 'openai']
  return { encoding, framing }
}
