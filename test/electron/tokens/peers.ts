import { Tiktoken } from 'js-tiktoken/lite'
import cl100k from 'js-tiktoken/ranks/cl100k_base'
import o200k from 'js-tiktoken/ranks/o200k_base'
import type { Encoding } from '../../../shared/catalog/schema.ts'

/** The tables of the reference implementation. */
export const RANKS = { o200k_base: o200k, cl100k_base: cl100k }

const made = new Map<Encoding, Tiktoken>()

/** Tokens as js-tiktoken finds them, special tokens taken as plain text. */
export function referenceTokens(text: string, encoding: Encoding): number[] {
  const known = made.get(encoding) ?? new Tiktoken(RANKS[encoding])
  made.set(encoding, known)
  return known.encode(text, [], [])
}
