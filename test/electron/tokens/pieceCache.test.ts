import { expect, test } from 'vitest'
import { PieceCache } from '../../../electron/tokens/pieceCache.ts'

test('remembers what was put in', () => {
  const cache = new PieceCache()
  cache.set('a piece of more than twelve characters', 7)
  expect(cache.get('a piece of more than twelve characters')).toBe(7)
  expect(cache.get('another')).toBeUndefined()
})

test('never holds more than two generations', () => {
  const cache = new PieceCache(100)
  for (let n = 0; n < 10_000; n++) cache.set(`piece ${n}`, n)
  expect(cache.size).toBeLessThanOrEqual(200)
  expect(cache.get('piece 9999')).toBe(9999)
  expect(cache.get('piece 0')).toBeUndefined()
})

test('keeps what is asked again and again', () => {
  const cache = new PieceCache(100)
  cache.set('often', 1)
  for (let n = 0; n < 10_000; n++) {
    cache.set(`piece ${n}`, n)
    expect(cache.get('often')).toBe(1)
  }
})

test('does not mix up texts with halves of surrogate pairs', () => {
  const cache = new PieceCache()
  cache.set('twelve chars and \ud800', 1)
  cache.set('twelve chars and \ufffd', 2)
  expect(cache.get('twelve chars and \ud800')).toBe(1)
})
