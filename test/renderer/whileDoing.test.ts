import { expect, test } from 'vitest'
import { whileDoing } from '../../renderer/whileDoing.ts'

test('an act that is under way is not called done', () => {
  expect(whileDoing('Pasted 60,000 × 2 cells')).toBe('Pasting 60,000 × 2 cells')
  expect(whileDoing('Cut 5,001 cells')).toBe('Cutting 5,001 cells')
})

test('what is no verb of a long act stays as it is', () => {
  expect(whileDoing('Fixing')).toBe('Fixing')
  expect(whileDoing('constructor')).toBe('constructor')
})
