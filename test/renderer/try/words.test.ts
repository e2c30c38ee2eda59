import { expect, test } from 'vitest'
import { figuresOf, formatMillis } from '../../../renderer/try/words.ts'

const answer = {
  model: 'm',
  text: 'Hi',
  inputTokens: 100,
  outputTokens: 18,
  millis: 712,
  microUsd: 200,
  similar: [],
  error: null,
}

test('an answer tells its tokens, its time and its price', () => {
  expect(figuresOf(answer, false)).toEqual(['118 tokens', '0.7 s', '$0.00020'])
})

test('what nobody reported is left out, a price nobody knows is said to be unknown', () => {
  expect(figuresOf({ ...answer, inputTokens: null, outputTokens: null, microUsd: null }, false)).toEqual([
    '0.7 s',
    'price unknown',
  ])
})

test('practice is free', () => {
  expect(figuresOf({ ...answer, microUsd: 0 }, true).at(-1)).toBe('free')
})

test.each([
  [3, '3 ms'],
  [712, '0.7 s'],
  [12_400, '12 s'],
])('%d ms is %s', (millis, words) => {
  expect(formatMillis(millis)).toBe(words)
})
