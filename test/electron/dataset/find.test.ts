import { afterAll, describe, expect, test } from 'vitest'
import type { FindEvent, FindScope } from '../../../shared/contract/find.ts'
import type { FindQuery } from '../../../shared/domain/find/find.ts'
import { hitFrom, previewReplace } from '../../../electron/dataset/find/hits.ts'
import { look } from '../../../electron/dataset/find/look.ts'
import { replaceAll, replaceOne } from '../../../electron/dataset/find/replace.ts'
import { suggest } from '../../../electron/dataset/find/suggest.ts'
import { Recount } from '../../../electron/dataset/recount.ts'
import type { Project } from '../../../electron/project/project.ts'
import { TokenPool } from '../../../electron/tokens/pool.ts'
import { goodRows, sheetOf } from './sheet.ts'

const pool = new TokenPool({ size: 1 })
afterAll(() => pool.close())

const query = (text: string, more: Partial<FindQuery> = {}): FindQuery => ({
  text,
  kind: 'text',
  wholeWord: false,
  matchCase: false,
  ...more,
})
const BOTH: FindScope = { view: {}, columns: ['c1', 'c2'] }
const recountOf = (project: Project): Recount => new Recount(project, pool, () => undefined)
const texts = (project: Project): string[][] => project.texts({}, 0, 10_000, ['c1', 'c2'])

const COLOURS = [
  ['What colour is it?', 'The colour is red, Colour 7.'],
  ['And the size?', 'Large.'],
  ['Colourful?', 'No colour.'],
  ['50% off_er', 'a%b'],
]

async function looked(project: Project, sought: FindQuery, scope = BOTH): Promise<FindEvent['found']> {
  return (await look(project, { query: sought, scope })).found
}

describe('a look', () => {
  test('counts matches, cells and rows', async () => {
    using sheet = sheetOf(['prompt', 'completion'], COLOURS)
    expect(await looked(sheet.project, query('colour'))).toMatchObject({ matches: 5, cells: 4, rows: 2, revision: 0 })
    expect(await looked(sheet.project, query('Colour', { matchCase: true }))).toMatchObject({ matches: 2, rows: 2 })
    expect(await looked(sheet.project, query('colour', { wholeWord: true }))).toMatchObject({ matches: 4, rows: 2 })
    expect(await looked(sheet.project, query('colou?r\\b', { kind: 'pattern' }))).toMatchObject({ matches: 4, rows: 2 })
    expect(await looked(sheet.project, query('%'))).toMatchObject({ matches: 2, rows: 1 })
    expect(await looked(sheet.project, query('f_e'))).toMatchObject({ matches: 1 })
  })

  test('goes only where it is told: a column, the rows of a view, or some of them', async () => {
    using sheet = sheetOf(['prompt', 'completion'], COLOURS)
    const { project } = sheet
    expect(await looked(project, query('colour'), { view: {}, columns: ['c1'] })).toMatchObject({ matches: 2, rows: 2 })
    expect(await looked(project, query('colour'), { ...BOTH, view: { search: 'red' } })).toMatchObject({ rows: 1 })
    expect(await looked(project, query('colour'), { ...BOTH, stretches: [[1, 9]] })).toMatchObject({ matches: 2 })
  })

  test('finds letters of every alphabet in every case, and texts within conversations', async () => {
    const chat = JSON.stringify([{ role: 'user', content: 'Über "uns"' }])
    using sheet = sheetOf(
      ['messages', 'note'],
      [
        [chat, 'ÜBER'],
        ['', 'über'],
      ],
    )
    expect(await looked(sheet.project, query('über'))).toMatchObject({ matches: 3 })
    expect(await looked(sheet.project, query('"uns"'))).toMatchObject({ matches: 1 })
    expect(await looked(sheet.project, query('user'))).toMatchObject({ matches: 0 })
  })

  test('tells what is found so far, and ends when it is told to', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(30_000))
    const events: FindEvent[] = []
    const stop = new AbortController()
    const looking = look(
      sheet.project,
      { query: query('parc.l', { kind: 'pattern' }), scope: BOTH },
      {
        signal: stop.signal,
        tell: (event) => {
          events.push(event)
          if (events.length === 2) stop.abort()
        },
      },
    )
    await expect(looking).rejects.toMatchObject({ name: 'AbortError' })
    const [first, second] = events
    expect(first).toMatchObject({ type: 'found', total: 30_000 })
    expect(first?.found.matches).toBeGreaterThan(0)
    expect(second?.found.matches).toBeGreaterThan(first?.found.matches ?? 0)
    await expect(
      replaceAll(sheet.project, recountOf(sheet.project), {
        find: first?.found.find ?? '',
        replacement: '',
        except: [],
      }),
    ).rejects.toMatchObject({ data: { code: 'stale' } })
  })

  test('refuses a pattern that cannot be read', async () => {
    using sheet = sheetOf(['prompt', 'completion'], COLOURS)
    await expect(looked(sheet.project, query('(', { kind: 'pattern' }))).rejects.toMatchObject({
      data: { code: 'wrong-input' },
    })
  })
})

describe('the next match', () => {
  test('follows the place one is at, cell by cell, around the end and back', async () => {
    using sheet = sheetOf(['prompt', 'completion'], COLOURS)
    const { project } = sheet
    const { find } = await looked(project, query('colour'))
    const seen: unknown[] = []
    let hit = hitFrom(project, { find, view: {}, from: null, direction: 'next' })
    for (let count = 0; count < 6 && hit; count++) {
      seen.push([hit.nth, hit.place, hit.column, hit.from])
      const from = { row: hit.row, column: hit.column, at: hit.to }
      hit = hitFrom(project, { find, view: {}, from, direction: 'next' })
    }
    const all = [
      [1, 0, 'c1', 5],
      [2, 0, 'c2', 4],
      [3, 0, 'c2', 19],
      [4, 2, 'c1', 0],
      [5, 2, 'c2', 3],
    ]
    expect(seen).toEqual([...all, all[0]])
    const back: unknown[] = []
    let from = { row: 2, column: null as string | null, at: 0 }
    for (let count = 0; count < 5; count++) {
      const previous = hitFrom(project, { find, view: {}, from, direction: 'previous' })
      if (!previous) break
      back.push(previous.nth)
      from = { row: previous.row, column: previous.column, at: previous.from }
    }
    expect(back).toEqual([3, 2, 1, 5, 4])
  })

  test('has no place in a view that does not show its row', async () => {
    using sheet = sheetOf(['prompt', 'completion'], COLOURS)
    const { find } = await looked(sheet.project, query('colourful'))
    const view = { search: 'size' }
    expect(hitFrom(sheet.project, { find, view, from: null, direction: 'next' })).toMatchObject({ row: 3, place: null })
  })

  test('of nothing is nothing', async () => {
    using sheet = sheetOf(['prompt', 'completion'], COLOURS)
    const { find } = await looked(sheet.project, query('blue'))
    expect(hitFrom(sheet.project, { find, view: {}, from: null, direction: 'next' })).toBeNull()
    expect(() => hitFrom(sheet.project, { find: 'gone', view: {}, from: null, direction: 'next' })).toThrow(/not kept/)
  })
})

describe('replacing all', () => {
  test('is one step, named in the history, that can be undone', async () => {
    using sheet = sheetOf(['prompt', 'completion'], COLOURS)
    const { project } = sheet
    const { find } = await looked(project, query('colour'))
    expect(previewReplace(project, { find, replacement: 'hue', offset: 0, limit: 1 })).toMatchObject([
      { row: 1, number: 1, matches: 3, cells: [{ column: 'c1' }, { column: 'c2' }] },
    ])
    const result = await replaceAll(project, recountOf(project), { find, replacement: 'hue', except: [] })
    expect(result).toMatchObject({ changed: 4, matches: 5, state: { revision: 1 } })
    expect(result.state.history.undo).toBe('Replaced "colour" by "hue" in 4 cells')
    expect(texts(project)).toEqual([
      ['What hue is it?', 'The hue is red, hue 7.'],
      COLOURS[1],
      ['hueful?', 'No hue.'],
      COLOURS[3],
    ])
    project.undo()
    expect(texts(project)).toEqual(COLOURS)
  })

  test('leaves out rows that were unticked, and follows what changed since', async () => {
    using sheet = sheetOf(['prompt', 'completion'], COLOURS)
    const { project } = sheet
    const { find } = await looked(project, query('colour'))
    project.edit([{ type: 'setCells', cells: [{ row: 3, column: 'c2', text: 'None.' }] }], 'Typed')
    const result = await replaceAll(project, recountOf(project), { find, replacement: '', except: [1] })
    expect(result).toMatchObject({ changed: 1, matches: 1 })
    expect(result.state.history.undo).toBe('Removed "colour" in 1 cell')
    expect(texts(project)[2]).toEqual(['ful?', 'None.'])
  })

  test('that changes nothing leaves no trace', async () => {
    using sheet = sheetOf(['prompt', 'completion'], COLOURS)
    const { find } = await looked(sheet.project, query('red'))
    const result = await replaceAll(sheet.project, recountOf(sheet.project), { find, replacement: 'red', except: [] })
    expect(result).toMatchObject({ changed: 0, state: { revision: 0, history: { undo: null } } })
  })

  test('reaches every row of a sheet much larger than a batch, and can be cancelled without a trace', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(20_000))
    const { project } = sheet
    const { find } = await looked(project, query('parcel (\\d+)', { kind: 'pattern' }))
    const stop = new AbortController()
    const cancelled = replaceAll(project, recountOf(project), {
      ...{ find, replacement: 'box $1', except: [], signal: stop.signal },
      onProgress: () => {
        stop.abort()
      },
    })
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' })
    expect(project.state()).toMatchObject({ revision: 0, history: { undo: null } })
    const done: (number | undefined)[] = []
    const result = await replaceAll(project, recountOf(project), {
      ...{ find, replacement: 'box $1', except: [] },
      onProgress: (_, total) => done.push(total),
    })
    expect(result).toMatchObject({ changed: 40_000, reload: true })
    expect(new Set(done)).toEqual(new Set([40_000]))
    expect(project.texts({}, 19_999, 1, ['c1', 'c2'])).toEqual([['Where is box 19999?', 'box 19999 is on its way.']])
  })

  test('refuses a replacement that asks for more than the pattern has', async () => {
    using sheet = sheetOf(['prompt', 'completion'], COLOURS)
    const { find } = await looked(sheet.project, query('colour', { kind: 'pattern' }))
    const wanted = { find, replacement: '$1', except: [] }
    await expect(replaceAll(sheet.project, recountOf(sheet.project), wanted)).rejects.toMatchObject({
      data: {
        code: 'wrong-input',
        message: '$1 stands for a part in brackets, and the pattern has none.',
      },
    })
  })
})

describe('replacing one', () => {
  test('keeps the count true and goes on behind it', async () => {
    using sheet = sheetOf(['prompt', 'completion'], COLOURS)
    const { project } = sheet
    const { find } = await looked(project, query('colour'))
    const one = { find, replacement: 'colours', row: 1, column: 'c2', from: 4 }
    const { found, state } = await replaceOne(project, recountOf(project), one)
    expect(found).toMatchObject({ matches: 5, revision: 1 })
    expect(state.history.undo).toBe('Replaced "colour" by "colours" in 1 cell')
    const { found: fewer } = await replaceOne(project, recountOf(project), { ...one, replacement: 'hue', from: 20 })
    expect(fewer).toMatchObject({ matches: 4, cells: 4, rows: 2 })
    expect(texts(project)[0]?.[1]).toBe('The colours is red, hue 7.')
    const from = { row: 1, column: 'c2', at: 23 }
    expect(hitFrom(project, { find, view: {}, from, direction: 'next' })).toMatchObject({ nth: 3, row: 3 })
    await expect(replaceOne(project, recountOf(project), { ...one, from: 20 })).rejects.toMatchObject({
      data: { code: 'stale' },
    })
  })
})

describe('a word that is not there', () => {
  test('brings up the one that is like it, with its matches', async () => {
    using sheet = sheetOf(
      ['prompt', 'completion'],
      [
        ['My refund?', 'The refund is out. A refunds list.'],
        ['fund', 'funds'],
      ],
    )
    const { project } = sheet
    const suggested = async (sought: FindQuery): Promise<unknown> =>
      suggest(project, (await looked(project, sought)).find)
    expect(await suggested(query('refnd'))).toEqual({ text: 'refund', matches: 3 })
    expect(await suggested(query('reufnd', { wholeWord: true }))).toEqual({ text: 'refund', matches: 2 })
    expect(await suggested(query('Refund', { matchCase: true }))).toEqual({ text: 'refund', matches: 3 })
    expect(await suggested(query('elephant'))).toBeNull()
    expect(await suggested(query('two words'))).toBeNull()
  })
})
