import { describe, expect, test } from 'vitest'
import { readingByName, readingOf } from '../../../shared/catalog/encodings.ts'

describe('the name of a model of one’s own', () => {
  test.each([
    ['meta-llama/Llama-3.3-70B-Instruct', 'llama3', 'llama3'],
    ['my_llama3_tune', 'llama3', 'llama3'],
    ['Qwen/Qwen2.5-7B-Instruct', 'qwen3', 'qwen3'],
    ['mistralai/Mistral-Nemo-Instruct-2407', 'mistral_nemo', 'mistral'],
    ['Ministral-8B', 'mistral_nemo', 'mistral'],
    ['openai/gpt-oss-120b', 'o200k_base', 'harmony'],
    ['gpt-3.5-turbo-instruct', 'cl100k_base', 'openai'],
    ['gpt-4-turbo', 'cl100k_base', 'openai'],
    ['gpt-4o-mini-tuned', 'o200k_base', 'openai'],
    ['gpt-4.1', 'o200k_base', 'openai'],
    ['llama-2-7b', 'o200k_base', 'openai'],
    ['house-model', 'o200k_base', 'openai'],
  ])('%s speaks for %s', (name, encoding, framing) => {
    expect(readingByName(name)).toEqual({ encoding, framing })
  })
})

test('a list of models that names no way of reading conversations means the usual one', () => {
  const encoding = { name: 'llama3', nearest: false, source: 'a list', asOf: '2026-11-22' } as const
  expect(readingOf({ encoding })).toEqual({ encoding: 'llama3', framing: 'llama3' })
})
