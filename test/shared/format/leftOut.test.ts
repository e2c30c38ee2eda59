import { expect, it } from 'vitest'
import { leftOutSentence } from '../../../shared/format/leftOut.ts'

it('says what is left out, unless that is listed row by row', () => {
  expect(leftOutSentence(0, 0)).toBe('Nothing left out.')
  expect(leftOutSentence(0, 13)).toBe('13 empty rows left out.')
  expect(leftOutSentence(3, 1)).toBe('1 empty row left out.')
  expect(leftOutSentence(3, 0)).toBe('')
})
