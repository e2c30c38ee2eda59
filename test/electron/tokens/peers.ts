import { Tokenizer } from '@huggingface/tokenizers'
import { Tiktoken } from 'js-tiktoken/lite'
import cl100k from 'js-tiktoken/ranks/cl100k_base'
import o200k from 'js-tiktoken/ranks/o200k_base'
import { readFileSync } from 'node:fs'
import { isNewer } from '../../../electron/tokens/newerCharacters.ts'
import { PUBLISHED } from '../../../scripts/vocabularies.ts'

/** OpenAI's encodings, and those of open models: each group has a reference implementation of its own. */
export const OPENAI_ENCODINGS = ['o200k_base', 'cl100k_base'] as const
export const OPEN_ENCODINGS = ['llama3', 'qwen3', 'mistral_nemo'] as const
type OpenAiEncoding = (typeof OPENAI_ENCODINGS)[number]
type OpenEncoding = (typeof OPEN_ENCODINGS)[number]

const RANKS = { o200k_base: o200k, cl100k_base: cl100k }

/** Space as the published encoders, compiled from Rust, see it. JavaScript's `\s` has U+FEFF and lacks U+0085. */
export function asRust(pattern: string): string {
  return pattern.replaceAll('\\s', '\\p{White_Space}').replaceAll('\\S', '\\P{White_Space}')
}

/** The published patterns by which OpenAI's encodings cut a text. */
export const OPENAI_PATTERNS = { o200k_base: asRust(o200k.pat_str), cl100k_base: asRust(cl100k.pat_str) }

/**
 * Whether the references written in JavaScript cut a text as the published encoders do: they ask the engine what is a
 * letter, which may know of letters that those were compiled before.
 */
export function isSettled(text: string): boolean {
  return Array.from(text).every((character) => !isNewer(character.codePointAt(0) ?? 0))
}

const made = new Map<OpenAiEncoding, Tiktoken>()

/** Tokens as js-tiktoken finds them, special tokens taken as plain text. */
export function referenceTokens(text: string, encoding: OpenAiEncoding): number[] {
  const known = made.get(encoding) ?? new Tiktoken({ ...RANKS[encoding], pat_str: OPENAI_PATTERNS[encoding] })
  made.set(encoding, known)
  return known.encode(text, [], [])
}

const tokenizers = new Map<OpenEncoding, Tokenizer>()

/** Tokens as the reference implementation finds them with the tokenizer that a model's publisher gives. */
export function publishedTokens(text: string, encoding: OpenEncoding): number[] {
  let tokenizer = tokenizers.get(encoding)
  if (!tokenizer) {
    const path = PUBLISHED[encoding]
    const config = path.replace(/tokenizer\.json$/, 'tokenizer_config.json')
    const [given, settings] = [path, config].map((file): object => JSON.parse(readFileSync(file, 'utf8')) as object)
    tokenizer = new Tokenizer(given ?? {}, settings ?? {})
    tokenizers.set(encoding, tokenizer)
  }
  return tokenizer.encode(text, { add_special_tokens: false }).ids
}
