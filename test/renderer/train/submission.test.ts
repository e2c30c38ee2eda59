import { describe, expect, test } from 'vitest'
import { submissionAnswered, submissionFor } from '../../../renderer/train/submission.ts'

describe('the id a training is started under', () => {
  test('stays the same for the same wish until it is answered', () => {
    const first = submissionFor('p1', 'train these rows')
    expect(submissionFor('p1', 'train these rows')).toBe(first)
    submissionAnswered('p1')
    expect(submissionFor('p1', 'train these rows')).not.toBe(first)
  })

  test('is another for another wish and for another project', () => {
    const first = submissionFor('p2', 'train these rows')
    expect(submissionFor('p3', 'train these rows')).not.toBe(first)
    expect(submissionFor('p2', 'train other rows')).not.toBe(first)
  })
})
