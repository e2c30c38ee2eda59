import { afterAll, describe, expect, test } from 'vitest'
import type { ProjectEvent } from '../../../shared/contract/project.ts'
import { countingOf, nameOf } from '../../../electron/dataset/counting.ts'
import { Recount } from '../../../electron/dataset/recount.ts'
import { TokenPool } from '../../../electron/tokens/pool.ts'
import { factsOf } from '../project/places.ts'
import { type Sheet, sheetOf } from './sheet.ts'

const pool = new TokenPool({ size: 1 })
afterAll(() => pool.close())

function recounting(sheet: Sheet) {
  const events: ProjectEvent[] = []
  const recount = new Recount(sheet.project, pool, (event) => events.push(event))
  return { recount, events, project: sheet.project }
}

describe('repeats of a large sheet', () => {
  const ROWS = 10_100

  /** Counted as by the app, every row saying the same as one of the first hundred. */
  async function counted() {
    const sheet = sheetOf(
      ['prompt', 'completion'],
      Array.from({ length: ROWS }, () => ['q', 'a']),
    )
    const { facts } = sheet.project
    await facts.becomeOfNow(nameOf(countingOf(sheet.project.setup())))
    const print = (id: number): string => (id % 100).toString(16).padStart(16, '0')
    facts.write(facts.stale(0, ROWS).map((row) => factsOf(row, { fingerprint: print(row.id) })))
    return sheet
  }

  test('are found in the background when everything is counted', async () => {
    using sheet = await counted()
    const { recount, project, events } = recounting(sheet)
    expect(project.facts).toMatchObject({ complete: false })
    expect(project.facts.totals().issues.warning).toBe(0)
    recount.start()
    await recount.idle()
    expect(project.facts).toMatchObject({ complete: true })
    expect(events).toEqual([{ type: 'counted', totals: project.facts.totals() }])
    expect(project.facts.totals().issues.warning).toBe(ROWS - 100)
  })

  test('are found to the end by the next one when counting was stopped before', async () => {
    using sheet = await counted()
    const first = recounting(sheet).recount
    first.start()
    first.stop()
    await first.idle()
    const { recount, project } = recounting(sheet)
    expect(project.facts.complete).toBe(false)
    recount.start()
    await recount.idle()
    expect(project.facts.totals().issues.warning).toBe(ROWS - 100)
  })

  test('are right of rows that are edited and counted on the way', async () => {
    using sheet = await counted()
    const { recount, project } = recounting(sheet)
    recount.start()
    const cells = [
      { row: 1, column: 'c1', text: 'says something else' },
      { row: 5000, column: 'c1', text: 'says something else' },
    ]
    project.edit([{ type: 'setCells', cells }], 'Typed')
    await recount.settle([1, 5000], 1000)
    await recount.idle()
    // The first of its hundred is now row 101; and row 5000 repeats row 1.
    expect(project.facts.complete).toBe(true)
    expect(project.facts.totals().issues.warning).toBe(ROWS - 101)
    expect(project.facts.issuesOfRow(101)).toEqual([])
    expect(project.facts.issuesOfRow(5000)[0]?.message).toBe('The same as row 1.')
  })
})
