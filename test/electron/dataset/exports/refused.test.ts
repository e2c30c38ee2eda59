import { afterAll, describe, expect, test } from 'vitest'
import { surveyExport } from '../../../../electron/dataset/exports/survey.ts'
import { Recount } from '../../../../electron/dataset/recount.ts'
import type { Project } from '../../../../electron/project/project.ts'
import { TokenPool } from '../../../../electron/tokens/pool.ts'
import { goodRows, sheetOf } from '../sheet.ts'

const pool = new TokenPool({ size: 1 })
afterAll(() => pool.close())

async function count(project: Project): Promise<void> {
  const recount = new Recount(project, pool, () => undefined)
  recount.start()
  await recount.idle()
}

const rows = [...goodRows(12), ['Is it open?', ''], ['', ''], ['Is it <|endoftext|> there?', '']]

describe('rows for which a provider would refuse the file', () => {
  test('are told before it is written, each once and by what is wrong', async () => {
    using sheet = sheetOf(['prompt', 'completion'], rows)
    await count(sheet.project)
    const { refused, train } = await surveyExport(sheet.project, { as: 'chat', rows: { which: 'all' } })
    expect(train).toBe(15)
    expect(refused).toMatchObject({ rows: 3, complete: true })
    expect(refused.why).toContainEqual({ title: 'Answer is empty', rows: 3 })
    expect(refused.why).toContainEqual({ title: 'Hidden control text in a cell', rows: 1 })
  })

  test('are only those among the rows that were chosen', async () => {
    using sheet = sheetOf(['prompt', 'completion'], rows)
    await count(sheet.project)
    const survey = async (chosen: number[]) =>
      (await surveyExport(sheet.project, { as: 'chat', rows: { which: 'rows', rows: chosen } })).refused
    expect(await survey([1, 2, 13])).toEqual({
      rows: 1,
      why: [{ title: 'Answer is empty', rows: 1 }],
      complete: true,
    })
    expect(await survey([1, 2])).toEqual({ rows: 0, why: [], complete: true })
  })

  test('are not said to be none before all rows are checked, and never of a table', async () => {
    using sheet = sheetOf(['prompt', 'completion'], rows)
    const ask = (as: 'chat' | 'csv') => surveyExport(sheet.project, { as, rows: { which: 'all' } })
    expect((await ask('chat')).refused).toEqual({ rows: 0, why: [], complete: false })
    expect((await ask('csv')).refused.complete).toBe(true)
  })
})

test('rows that a format has no place for are named by their numbers', async () => {
  using sheet = sheetOf(['prompt', 'completion'], goodRows(7))
  const survey = await surveyExport(sheet.project, { as: 'preference', rows: { which: 'rows', rows: [3, 5] } })
  expect(survey).toMatchObject({ leftOut: 2, firstLeftOut: [3, 5] })
})
