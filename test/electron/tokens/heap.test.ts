import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Heap, NOTHING } from '../../../electron/tokens/heap.ts'

test('gives back numbers in order, whatever the order they came in, and grows as needed', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 200 }), (numbers) => {
      const heap = new Heap(1)
      for (const number of numbers) heap.push(number)
      const back = numbers.map(() => heap.pop())
      expect(back).toEqual(numbers.toSorted((a, b) => a - b))
      expect(heap.pop()).toBe(NOTHING)
    }),
  )
})
