import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { type Catalog, catalogOf } from '../../../shared/catalog/catalog.ts'
import { BUILT_IN } from '../../../shared/catalog/models.ts'
import type { Model } from '../../../shared/catalog/schema.ts'
import { setCatalog } from '../../../electron/catalog/current.ts'
import type { ProjectEvent } from '../../../shared/contract/project.ts'
import { Recount } from '../../../electron/dataset/recount.ts'
import { TokenPool } from '../../../electron/tokens/pool.ts'
import { referenceTokens } from '../tokens/peers.ts'
import { goodRows, sheetOf, type Sheet } from './sheet.ts'

/** Tells how many rows were handed to it. */
class WatchedPool extends TokenPool {
  rows = 0

  override facts(...asked: Parameters<TokenPool['facts']>): ReturnType<TokenPool['facts']> {
    this.rows += asked[0].length
    return super.facts(...asked)
  }
}

const pool = new WatchedPool({ size: 2 })
afterAll(() => pool.close())
afterEach(() => {
  setCatalog(BUILT_IN)
})

function recounting(sheet: Sheet) {
  const events: ProjectEvent[] = []
  const recount = new Recount(sheet.project, pool, (event) => events.push(event))
  return { recount, events, project: sheet.project }
}

/** Rows that were counted during something. */
async function countedIn(act: () => Promise<void>): Promise<number> {
  const before = pool.rows
  await act()
  return pool.rows - before
}

/** The list of models with another one in place of gpt-4.1-mini. */
function listWith(changed: (model: Model) => Model): Catalog {
  const models = BUILT_IN.models.map((model) => (model.name === 'gpt-4.1-mini' ? changed(model) : model))
  return catalogOf(BUILT_IN.asOf, models)
}

const tokensOf = (...texts: string[]): number =>
  texts.reduce((sum, text) => sum + referenceTokens(text, 'o200k_base').length, 0)

describe('in the background', () => {
  test('gives every row its facts, and the sums are those of the rows', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(600), { instruction: 'Be kind.' })
    const { recount, project, events } = recounting(sheet)
    recount.start()
    await recount.idle()
    const expected = goodRows(600).reduce(
      (sum, [prompt = '', answer = '']) =>
        sum + 12 + tokensOf('system', 'Be kind.', 'user', prompt, 'assistant', answer),
      0,
    )
    expect(project.facts.pending()).toBe(0)
    expect(project.facts.totals()).toMatchObject({ counted: 600, tokens: expected, issues: { error: 0 } })
    expect(events.at(-1)).toMatchObject({ type: 'counted', totals: { counted: 600 } })
  })

  test('tells how far it is, not more than five times a second', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(5000))
    const { recount, events } = recounting(sheet)
    const began = performance.now()
    recount.start()
    await recount.idle()
    const progress = events.filter((event) => event.type === 'counting')
    expect(progress.length).toBeLessThanOrEqual((performance.now() - began) / 200 + 1)
    for (const event of progress) expect(event.progress.total).toBe(5000)
  })

  test('with nothing to count nothing happens', async () => {
    using sheet = sheetOf(['prompt', 'completion'], [])
    const { recount, events } = recounting(sheet)
    recount.start()
    await recount.idle()
    expect(events).toEqual([])
  })

  test('counts anew after the setup changed, also when that happens in the middle', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(4000))
    const { recount, project } = recounting(sheet)
    recount.start()
    project.edit([{ type: 'setSetup', setup: { instruction: 'Answer in one sentence.' } }], 'Typed the instruction')
    recount.start()
    await recount.idle()
    const [prompt = '', answer = ''] = goodRows(1)[0] ?? []
    const first = project.facts.tokenCounts().next().value as number[]
    expect(first[0]).toBe(12 + tokensOf('system', 'Answer in one sentence.', 'user', prompt, 'assistant', answer))
    expect(project.facts.totals().counted).toBe(4000)
  })

  test('another encoding counts otherwise', async () => {
    const text = 'Größenänderungen, 中文 and ١٢٣'
    using sheet = sheetOf(['prompt', 'completion'], [[text, text]])
    const { recount, project } = recounting(sheet)
    recount.start()
    await recount.idle()
    const before = project.facts.totals().tokens
    project.edit([{ type: 'setSetup', setup: { model: 'gpt-3.5-turbo-0125' } }], 'Chose a model')
    recount.start()
    await recount.idle()
    const counted = 9 + 2 * referenceTokens(text, 'cl100k_base').length + 2
    expect(project.facts.totals().tokens).toBe(counted)
    expect(before).not.toBe(counted)
  })
})

describe('after an edit', () => {
  test('the edited rows have their facts when the waiting ends', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(20))
    const { recount, project } = recounting(sheet)
    recount.start()
    await recount.idle()
    const applied = project.edit([{ type: 'setCells', cells: [{ row: 3, column: 'c2', text: '' }] }], 'Cleared')
    await recount.settle(applied.changed, 20_000)
    expect(project.rows([3])[0]?.facts).toMatchObject({ severity: 'error', cells: { c2: 'error' } })
    expect(project.facts.totals()).toMatchObject({ counted: 20, issues: { error: 1 } })
  })

  test('goes before the rest of a large sheet', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(20_000))
    const { recount, project } = recounting(sheet)
    recount.start()
    await recount.settle([19_999], 20_000)
    expect(project.rows([19_999])[0]?.facts).not.toBeNull()
    expect(project.facts.pending()).toBeGreaterThan(0)
    recount.stop()
    await recount.idle()
  })

  test('is not waited for longer than asked; it is told when it is done', async () => {
    using sheet = sheetOf(['prompt', 'completion'], [['Hi', 'word '.repeat(200_000)]])
    const { recount, project, events } = recounting(sheet)
    await recount.settle([1], 0)
    expect(project.facts.pending()).toBe(1)
    await recount.idle()
    expect(project.facts.pending()).toBe(0)
    expect(events.at(-1)).toMatchObject({ type: 'counted' })
  })

  test('finds equal rows', async () => {
    using sheet = sheetOf(['prompt', 'completion'], [...goodRows(12), ...goodRows(1)])
    const { recount, project } = recounting(sheet)
    recount.start()
    await recount.idle()
    expect(project.facts.ruleCounts()).toMatchObject([{ rule: 'duplicate-row', severity: 'warning', rows: 1 }])
  })
})

describe('stopping', () => {
  test('touches the project no more once it is idle', async () => {
    const sheet = sheetOf(['prompt', 'completion'], goodRows(20_000))
    const { recount } = recounting(sheet)
    recount.start()
    recount.stop()
    await recount.idle()
    sheet[Symbol.dispose]()
    recount.start()
    await recount.settle([1], 10)
    await recount.idle()
  })

  test('in the middle stores nothing of what is still on its way', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(20_000))
    const { project } = sheet
    let counted = 0
    const recount = new Recount(project, pool, () => {
      if (counted > 0) return
      counted = project.facts.totals().counted
      recount.stop()
    })
    recount.start()
    await recount.idle()
    expect(counted).toBeGreaterThan(0)
    expect(counted).toBeLessThan(20_000)
    expect(project.facts.totals().counted).toBe(counted)
  })

  test('a pool that fails is told by idle', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(10))
    const workerUrl = new URL('../tokens/fixtureWorker.ts', import.meta.url)
    const broken = new TokenPool({ size: 1, workerUrl })
    const recount = new Recount(sheet.project, broken, () => undefined)
    await broken.close()
    recount.start()
    await expect(recount.idle()).rejects.toMatchObject({ data: { code: 'cancelled' } })
  })
})

describe('no more than must be', () => {
  test('an edit counts the one row that it changed', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(600))
    const { recount, project } = recounting(sheet)
    recount.start()
    await recount.idle()
    const { tokens } = project.facts.totals()
    const [column = ''] = project.columns().map(({ id }) => id)
    const was = project.rows([300])[0]?.cells[column] ?? ''
    const counted = await countedIn(async () => {
      project.edit([{ type: 'setCells', cells: [{ row: 300, column, text: `${was} Hello world` }] }], 'Typed')
      await recount.settle([300], 10_000)
      await recount.idle()
    })
    expect(counted).toBe(1)
    expect(project.facts.totals().tokens).toBe(tokens + tokensOf(`${was} Hello world`) - tokensOf(was))
  })

  test('a sheet that was counted is not counted when it is opened again', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(600))
    const { recount, project } = recounting(sheet)
    recount.start()
    await recount.idle()
    const again = recounting(sheet)
    expect(await countedIn(() => (again.recount.start(), again.recount.idle()))).toBe(0)
    expect(project.facts.pending()).toBe(0)
  })
})

describe('another list of models', () => {
  test('with another limit for the model counts every row anew', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(600))
    const { recount, project } = recounting(sheet)
    recount.start()
    await recount.idle()
    expect(project.facts.totals().overLimit).toBe(0)
    setCatalog(listWith((model) => ({ ...model, limit: { value: 5, source: 'A list', asOf: BUILT_IN.asOf } })))
    expect(await countedIn(() => (recount.start(), recount.idle()))).toBe(600)
    expect(project.facts.totals()).toMatchObject({ counted: 600, overLimit: 600 })
  })

  test('with another word list for the model counts every row anew', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(600))
    const { recount, project } = recounting(sheet)
    recount.start()
    await recount.idle()
    const before = project.facts.totals().tokens
    setCatalog(listWith((model) => ({ ...model, encoding: { ...model.encoding, name: 'qwen3' } })))
    expect(await countedIn(() => (recount.start(), recount.idle()))).toBe(600)
    expect(project.facts.totals().counted).toBe(600)
    expect(project.facts.totals().tokens).not.toBe(before)
  })

  test('with another price only counts nothing', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(600))
    const { recount } = recounting(sheet)
    recount.start()
    await recount.idle()
    setCatalog(listWith((model) => ({ ...model, trainingPrice: { value: 9, source: 'A list', asOf: BUILT_IN.asOf } })))
    expect(await countedIn(() => (recount.start(), recount.idle()))).toBe(0)
  })
})
