import { expect, test } from 'vitest'
import { autoEpochs, epochsOf } from '../../../../shared/domain/cost/epochs.ts'

test.each([
  [1, 25],
  [4, 25],
  [10, 10],
  [12, 8],
  [33, 3],
  [34, 3],
  [100, 3],
  [8_333, 3],
  [8_334, 2],
  [12_500, 2],
  [12_501, 1],
  [1_000_000, 1],
])('%i examples are passed over %i times on auto', (examples, passes) => {
  expect(autoEpochs(examples)).toBe(passes)
})

test('a typed number is taken as it is', () => {
  expect(epochsOf(7, 10)).toEqual({ epochs: 7, rule: 'typed' })
  expect(epochsOf('auto', 10)).toEqual({ epochs: 10, rule: 'published-rule' })
})

test('an empty sheet does not break it', () => {
  expect(autoEpochs(0)).toBe(25)
})
