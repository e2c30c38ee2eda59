import { afterAll, expect, test } from 'vitest'
import { typicalRequest } from '../../../electron/dataset/typicalRequest.ts'
import { TokenPool } from '../../../electron/tokens/pool.ts'
import { goodRows, sheetOf } from './sheet.ts'

const pool = new TokenPool({ size: 1 })
afterAll(() => pool.close())

test('is the middle of the rows, part by part, with what stands around every message', async () => {
  using sheet = sheetOf(
    ['prompt', 'completion'],
    [
      ['one', 'two'],
      ['one two three', 'four five'],
      ['one two three four five six', 'seven eight nine'],
    ],
  )
  // Three words, four tokens around the message and three before the answer.
  expect(await typicalRequest(sheet.project, pool)).toEqual({ instruction: 0, question: 10, answer: 2, rows: 3 })
})

test('an instruction for every row stands apart, because a tuned model may do without it', async () => {
  using sheet = sheetOf(['prompt', 'completion'], goodRows(30))
  const before = await typicalRequest(sheet.project, pool)
  sheet.project.edit([{ type: 'setSetup', setup: { instruction: 'Be brief.' } }], 'Set')
  expect(await typicalRequest(sheet.project, pool)).toEqual({ ...before, instruction: 7 })
})

test('a large sheet is looked at in 101 places', async () => {
  using sheet = sheetOf(['prompt', 'completion'], goodRows(500))
  expect((await typicalRequest(sheet.project, pool))?.rows).toBe(101)
})

test('a sheet that says nothing has no request', async () => {
  using sheet = sheetOf(['prompt', 'completion'], [['', '']])
  expect(await typicalRequest(sheet.project, pool)).toBeNull()
})
