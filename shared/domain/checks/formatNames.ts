import type { Format } from '../setup.ts'

/** What a row of each format is, for sentences. */
export const FORMAT_NAMES: Record<Format, { readonly one: string; readonly many: string }> = {
  chat: { one: 'a conversation', many: 'conversations' },
  completion: { one: 'a prompt with its completion', many: 'prompts with completions' },
  preference: { one: 'a pair of answers', many: 'pairs of answers' },
}
