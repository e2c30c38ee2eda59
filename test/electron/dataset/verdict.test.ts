import { afterAll, describe, expect, test } from 'vitest'
import { costState } from '../../../electron/dataset/cost.ts'
import { Recount } from '../../../electron/dataset/recount.ts'
import { histogramOf, issuesOfRule, verdictOf } from '../../../electron/dataset/verdict.ts'
import type { Project } from '../../../electron/project/project.ts'
import { TokenPool } from '../../../electron/tokens/pool.ts'
import { goodRows, sheetOf } from './sheet.ts'

const pool = new TokenPool({ size: 1 })
afterAll(() => pool.close())

const NOW = Date.parse('2026-11-22T10:42:00Z')

async function counted(project: Project): Promise<Project> {
  const recount = new Recount(project, pool, () => undefined)
  recount.start()
  await recount.idle()
  return project
}

describe('verdict', () => {
  test('sixty good rows are ready, with nothing to say', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(60))
    expect(verdictOf(await counted(sheet.project), NOW)).toEqual({
      verdict: 'ready',
      examples: 60,
      rowsWith: { error: 0, warning: 0, hint: 0 },
      rules: [],
      complete: true,
      checkedAt: NOW,
    })
  })

  test('what the provider refuses comes first', async () => {
    using sheet = sheetOf(
      ['prompt', 'completion'],
      [...goodRows(60), ...goodRows(2), ['Hi', ''], ['Hi <|endoftext|>', ' ']],
    )
    const { verdict, rules } = verdictOf(await counted(sheet.project), NOW)
    expect(verdict).toBe('needs-work')
    expect(rules.map(({ title, rows }) => [title, rows])).toEqual([
      ['Answer is empty', 2],
      ['Hidden control text in a cell', 1],
      ['The same row twice', 2],
    ])
  })

  test('is not complete while rows are uncounted', () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(60))
    expect(verdictOf(sheet.project, NOW)).toMatchObject({ complete: false, checkedAt: null })
  })

  test('rows held back do not make up the ten that are needed', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(12))
    sheet.project.edit([{ type: 'setSplit', rows: [1, 2, 3], split: 'validation' }], 'Held back')
    expect(verdictOf(await counted(sheet.project), NOW).rules).toMatchObject([{ rule: 'too-few-examples', rows: 0 }])
  })
})

test('the issues of a rule come with their rows, and a line to recognise them by', async () => {
  using sheet = sheetOf(['prompt', 'completion'], [...goodRows(3), ['How do I\n\nsend it   back?', '']])
  expect(issuesOfRule(await counted(sheet.project), { rule: 'empty-completion', offset: 0, limit: 10 })).toEqual([
    {
      rule: 'empty-completion',
      severity: 'error',
      column: 'c2',
      message: 'The answer is empty.',
      fixable: false,
      row: 4,
      number: 4,
      excerpt: 'How do I send it back?',
    },
  ])
})

test('the histogram holds every row once', async () => {
  using sheet = sheetOf(['prompt', 'completion'], [...goodRows(30), ['Hi', 'word '.repeat(300)]])
  const histogram = histogramOf(await counted(sheet.project))
  expect(histogram.bars.reduce((sum, bar) => sum + bar.rows, 0)).toBe(31)
  expect(histogram.longest).toBeGreaterThan(300)
  expect(histogram).toMatchObject({ limit: 65_536, overLimit: 0 })
  expect(histogram.bars.at(-1)?.to).toBeGreaterThan(histogram.longest)
})

test('the cost is that of the tokens that train, on the day it is asked', async () => {
  using sheet = sheetOf(['prompt', 'completion'], goodRows(100), { model: 'gpt-4o-mini-2024-07-18', epochs: 3 })
  const project = await counted(sheet.project)
  const cost = costState(project, { now: NOW })
  expect(cost.chosen.training).toMatchObject({ microUsd: project.facts.totals().billedTokens * 9, certainty: 'exact' })
  expect(cost.chosen.state).toBe('closes 6 Jan 2027')
  expect(costState(project, { now: Date.parse('2027-01-20') }).chosen.trainable).toBe('retired')
})
