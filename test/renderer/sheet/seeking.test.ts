import { describe, expect, it } from 'vitest'
import { Seeking } from '../../../renderer/sheet/seeking.ts'

describe('searches in the sheet', () => {
  it('go one after the other, and tell how far they are', async () => {
    const seeking = new Seeking()
    const first = Promise.withResolvers<number>()
    const order: number[] = []
    const one = seeking.run('Looking', async ({ onProgress }) => {
      onProgress({ done: 1, total: 4 })
      order.push(1)
      return first.promise
    })
    const two = seeking.run('Looking', () => Promise.resolve(order.push(2)))
    await Promise.resolve()
    expect(seeking.search()).toMatchObject({ words: 'Looking', progress: { done: 1, total: 4 } })
    expect(order).toEqual([1])
    first.resolve(7)
    expect(await one).toBe(7)
    await two
    expect(order).toEqual([1, 2])
    expect(seeking.search()).toBeNull()
  })

  it('are ended together with those that wait, and the next one begins anew', async () => {
    const seeking = new Seeking()
    const one = seeking.run(
      'Looking',
      ({ signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('ended'))
          })
        }),
    )
    const two = seeking.run('Looking', () => Promise.resolve('never'))
    await Promise.resolve()
    seeking.search()?.cancel()
    expect(await one).toBeNull()
    expect(await two).toBeNull()
    expect(await seeking.run('Looking', () => Promise.resolve('again'))).toBe('again')
  })

  it('that fail say so, and the next one goes on', async () => {
    const seeking = new Seeking()
    const one = seeking.run('Looking', () => Promise.reject(new Error('no answer')))
    const two = seeking.run('Looking', () => Promise.resolve(2))
    await expect(one).rejects.toThrow('no answer')
    expect(await two).toBe(2)
  })
})
