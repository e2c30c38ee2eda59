import { describe, expect, it } from 'vitest'
import { toSplit } from '../../../../shared/domain/split/split.ts'

describe('a split cell', () => {
  it.each(['validation', 'Val', ' TEST ', 'held back', 'held-back', 'eval', 'dev'])(
    '"%s" holds its row back',
    (text) => {
      expect(toSplit(text)).toBe('validation')
    },
  )

  it.each(['train', 'Training', 'x'])('"%s" trains', (text) => {
    expect(toSplit(text)).toBe('train')
  })
})
