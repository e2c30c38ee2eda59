import { describe, expect, it, vi } from 'vitest'
import type { PageSource } from '../../../../renderer/sheet/pages/pageAsking.ts'
import { SheetPages } from '../../../../renderer/sheet/pages/pages.ts'
import type { Page } from '../../../../shared/contract/rows.ts'
import type { Row } from '../../../../shared/domain/row.ts'

const row = (number: number, text = `row ${number}`): Row => ({
  id: number,
  number,
  cells: { c1: text },
  split: 'train',
  facts: null,
})

/** A core with `count` rows that answers when told to. */
function core(count: number) {
  const asked: {
    offset: number
    limit: number
    refresh: boolean
    answer: (page?: Partial<Page>) => void
    fail: () => void
  }[] = []
  const source: PageSource = ({ offset, limit, refresh }) =>
    new Promise((resolve, reject) => {
      asked.push({
        offset,
        limit,
        refresh,
        answer: (page) => {
          const rows = Array.from({ length: Math.max(0, Math.min(limit, count - offset)) }, (_, at) =>
            row(offset + at + 1),
          )
          resolve({ revision: 1, count, complete: true, offset, rows, ...page })
        },
        fail: () => {
          reject(new Error('no answer'))
        },
      })
    })
  return { asked, pages: new SheetPages(source) }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('the pages of a sheet', () => {
  it('asks for the page in sight first, then for its neighbours, two at a time', async () => {
    const { asked, pages } = core(1_000_000)
    pages.want(500_100, 500_130)
    expect(asked.map((ask) => ask.offset)).toEqual([500_000])
    asked[0]?.answer()
    await settled()
    expect(asked.map((ask) => ask.offset)).toEqual([500_000, 500_200, 499_800])
    expect(pages.count).toBe(1_000_000)
    expect(pages.row(500_129)?.number).toBe(500_130)
    expect(pages.row(42)).toBeNull()
  })

  it('makes the view anew with its first question only', async () => {
    const { asked, pages } = core(1000)
    pages.want(0, 30)
    asked[0]?.answer()
    await settled()
    expect(asked.map((ask) => ask.refresh)).toEqual([true, false])
  })

  it('forgets wishes that were scrolled past', async () => {
    const { asked, pages } = core(1_000_000)
    for (let at = 0; at < 400_000; at += 1000) pages.want(at, at + 30)
    expect(asked.map((ask) => ask.offset)).toEqual([0, 1000])
    asked[0]?.answer()
    asked[1]?.answer()
    await settled()
    expect(asked.map((ask) => ask.offset)).toEqual([0, 1000, 399_000, 399_200])
  })

  it('holds a bounded number of pages', async () => {
    const { asked, pages } = core(1_000_000)
    for (let at = 0; at < 100; at++) {
      pages.want(at * 200, at * 200 + 30)
      for (let round = 0; round < 3; round++) {
        for (const ask of asked.splice(0)) ask.answer()
        await settled()
      }
    }
    const held = Array.from({ length: 101 }, (_, at) => pages.row(at * 200)).filter(Boolean)
    expect(held.length).toBeLessThanOrEqual(25)
    expect(pages.row(99 * 200)?.number).toBe(19_801)
  })

  it('puts the rows an edit answers with in their places and tells the screen', async () => {
    const { asked, pages } = core(500)
    pages.want(0, 30)
    asked[0]?.answer()
    await settled()
    const told = vi.fn()
    pages.subscribe(told)
    const before = pages.version()
    pages.patch([row(3, 'new')], 2)
    expect(pages.row(2)?.cells['c1']).toBe('new')
    expect(told).toHaveBeenCalled()
    expect(pages.version()).not.toBe(before)
    expect(pages.placeOf(3)).toBe(2)
  })

  it('tells the topmost row an act changed and which of its texts', async () => {
    const { asked, pages } = core(500)
    pages.want(0, 30)
    asked[0]?.answer()
    await settled()
    pages.patch([row(9, 'new'), row(3, 'new'), row(777, 'not held')], 2)
    expect(pages.touched).toEqual({ place: 2, columns: ['c1'], rows: 1 })
    pages.patch([row(3, 'new')], 3)
    expect(pages.touched).toEqual({ place: 2, columns: [], rows: 1 })
    pages.patch([row(777, 'not held')], 4)
    expect(pages.touched).toBeNull()
  })

  it('drops an answer that is older than an edit, and asks again', async () => {
    const { asked, pages } = core(100)
    pages.want(0, 30)
    pages.patch([], 5)
    asked[0]?.answer({ revision: 4 })
    await settled()
    expect(pages.row(0)).toBeNull()
    expect(asked).toHaveLength(2)
    asked[1]?.answer({ revision: 5 })
    await settled()
    expect(pages.row(0)?.number).toBe(1)
  })

  it('goes on drawing what it has until the successor is there', async () => {
    const { asked, pages } = core(100)
    pages.want(0, 30)
    asked[0]?.answer()
    await settled()
    pages.outdate({ revision: 2, count: 101 })
    expect(pages.count).toBe(101)
    expect(pages.row(0)?.number).toBe(1)
    asked.at(-1)?.answer({ revision: 2, count: 101, rows: [row(77)] })
    await settled()
    expect(pages.row(0)?.number).toBe(77)
    expect(pages.placeOf(1)).toBeNull()
  })

  it('waits for a row as it is now', async () => {
    const { asked, pages } = core(300)
    pages.want(0, 30)
    asked[0]?.answer()
    await settled()
    pages.outdate({ revision: 2 })
    const loading = pages.load(299)
    for (const ask of asked.slice(1)) ask.answer({ revision: 2 })
    await settled()
    for (const ask of asked.slice(1)) ask.answer({ revision: 2 })
    expect((await loading)?.number).toBe(300)
  })

  it('does not ask the same question again and again after a refusal', async () => {
    const { asked, pages } = core(100)
    pages.want(0, 30)
    asked[0]?.fail()
    await settled()
    expect(asked.length).toBeLessThanOrEqual(2)
    expect(pages.failure).toBeInstanceOf(Error)
    pages.want(0, 30)
    asked.at(-1)?.answer()
    await settled()
    expect(pages.failure).toBeNull()
  })

  it('asks what is in sight again while the core still looks through the sheet', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { asked, pages } = core(300)
    pages.want(0, 30)
    asked[0]?.answer({ count: 1, complete: false, rows: [row(1)] })
    await settled()
    expect(pages).toMatchObject({ count: 1, complete: false })
    expect(asked).toHaveLength(1)
    vi.advanceTimersByTime(200)
    expect(asked).toHaveLength(2)
    asked[1]?.answer()
    await settled()
    expect(pages).toMatchObject({ count: 300, complete: true })
    expect(pages.row(199)?.number).toBe(200)
    vi.advanceTimersByTime(1000)
    expect(asked.map((ask) => ask.offset)).toEqual([0, 0, 200])
    vi.useRealTimers()
  })

  it('waits for nothing any more when nobody looks at it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { asked, pages } = core(300)
    pages.want(0, 30)
    asked[0]?.answer({ count: 1, complete: false, rows: [row(1)] })
    await settled()
    pages.close()
    vi.advanceTimersByTime(1000)
    pages.want(0, 300)
    expect(asked).toHaveLength(1)
    vi.useRealTimers()
  })

  it('asks for few of the places that are only passed by, and for the last one', async () => {
    vi.useFakeTimers()
    try {
      const { asked, pages } = core(1_000_000)
      pages.want(0, 30)
      asked[0]?.answer()
      await vi.advanceTimersByTimeAsync(1000)
      for (const ask of asked) ask.answer()
      await vi.advanceTimersByTimeAsync(1000)
      const before = asked.length
      // A frame each: a million rows from end to end in a second.
      for (let frame = 1; frame <= 60; frame++) {
        pages.want(frame * 16_000, frame * 16_000 + 30)
        if (frame === 1) expect(asked.at(-1)?.offset).toBe(16_000)
        await vi.advanceTimersByTimeAsync(16)
        for (const ask of asked) ask.answer()
        await vi.advanceTimersByTimeAsync(0)
      }
      expect(asked.length - before).toBeLessThan(30)
      await vi.advanceTimersByTimeAsync(100)
      expect(asked.slice(before).map(({ offset }) => offset)).toContain(960_000)
      for (const ask of asked) ask.answer()
      await vi.advanceTimersByTimeAsync(0)
      expect(pages.row(960_010)?.number).toBe(960_011)
    } finally {
      vi.useRealTimers()
    }
  })

  it('draws nothing anew for a page out of sight', async () => {
    const { asked, pages } = core(1_000_000)
    const heard = vi.fn()
    pages.want(0, 30)
    asked[0]?.answer()
    await settled()
    pages.subscribe(heard)
    const drawn = pages.version()
    asked[1]?.answer()
    await settled()
    expect(pages.row(210)?.number).toBe(211)
    expect(pages.version()).toBe(drawn)
    expect(heard).toHaveBeenCalled()
  })
})
