import { describe, expect, it, vi } from 'vitest'
import { Showing } from '../../../../renderer/sheet/filter/showing.ts'
import type { Place } from '../../../../renderer/sheet/filter/viewDoor.ts'
import type { Page, ViewEvent } from '../../../../shared/contract/rows.ts'
import type { View } from '../../../../shared/domain/view.ts'

const settled = () => new Promise((resolve) => setImmediate(resolve))

/** A core that answers when told to. `count` rows in every view. */
function core({ large = false, count = 500 } = {}) {
  const pages: { view: View; signal: AbortSignal; answer: (page?: Partial<Page>) => void; fail: () => void }[] = []
  const prepared: { view: View; signal: AbortSignal; tell: (event: ViewEvent) => void }[] = []
  const places = new Map<number, number>()
  const place: Place = { top: 40, field: 1, row: 7, index: 41 }
  const door = {
    page: ({ view, offset, limit }: { view: View; offset: number; limit: number }, signal: AbortSignal) =>
      new Promise<Page>((resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new DOMException('', 'AbortError'))
        })
        const rows = Array.from({ length: Math.min(limit, count - offset) }, (_, at) => ({
          ...{ id: offset + at + 1, number: offset + at + 1, cells: {}, split: 'train' as const, facts: null },
        }))
        pages.push({
          view,
          signal,
          answer: (page) => {
            resolve({ revision: 1, count, complete: true, offset, rows, ...page })
          },
          fail: () => {
            reject(new Error('refused'))
          },
        })
      }),
    prepare: (view: View, signal: AbortSignal) => {
      const events: ViewEvent[] = []
      let wake: (() => void) | null = null
      prepared.push({
        view,
        signal,
        tell: (event) => {
          events.push(event)
          wake?.()
        },
      })
      return Promise.resolve(
        (async function* () {
          for (;;) {
            const event = events.shift()
            if (event) yield event
            if (event?.type === 'done') return
            if (events.length === 0) await new Promise<void>((resolve) => (wake = resolve))
          }
        })(),
      )
    },
    locate: (_view: View, row: number) => Promise.resolve(places.get(row) ?? null),
    isLarge: () => large,
    place: () => place,
    setView: vi.fn<(view: View) => void>(),
    onFailure: vi.fn<(failure: unknown) => void>(),
    reveal: vi.fn<() => void>(),
    onMissing: vi.fn<() => void>(),
  }
  return { door, pages, prepared, places, place, showing: new Showing(door) }
}

describe('the view on screen', () => {
  it('stays until the first rows of the next one are there, and finds the active row in it', async () => {
    const { pages, places, showing } = core()
    places.set(7, 3)
    const turning = showing.show({ search: 'refund' }, null)
    expect(showing.shown().view).toEqual({})
    pages[0]?.answer()
    await turning
    expect(showing.shown()).toMatchObject({ view: { search: 'refund' }, found: 3, number: 1 })
  })

  it('cancels what was asked for by the letter before', async () => {
    const { pages, showing } = core()
    const first = showing.show({ search: 'r' }, null)
    const second = showing.show({ search: 're' }, null)
    expect(pages.map(({ view, signal }) => [view.search, signal.aborted])).toEqual([
      ['r', true],
      ['re', false],
    ])
    pages[1]?.answer()
    await Promise.all([first, second])
    expect(showing.shown().view).toEqual({ search: 're' })
  })

  it('tells how far a large sheet is, and goes back to the view before when cancelled', async () => {
    const { door, pages, prepared, showing } = core({ large: true })
    const sorted: View = { sort: { by: 'c1', order: 'ascending' } }
    void showing.show(sorted, null)
    await settled()
    prepared[0]?.tell({ type: 'progress', progress: { done: 45, total: 100 } })
    await settled()
    expect(showing.looking()).toMatchObject({ view: sorted, progress: { done: 45, total: 100 } })
    showing.looking()?.cancel()
    expect(door.setView).toHaveBeenCalledWith({})
    await showing.show({}, null)
    expect(showing.looking()).toBeNull()
    expect(prepared[0]?.signal.aborted && pages[0]?.signal.aborted).toBe(true)
    expect(showing.shown()).toMatchObject({ view: {}, number: 0 })
  })

  it('comes on screen with its first rows while the rest is looked for, and can still be cancelled', async () => {
    const { door, pages, prepared, showing } = core({ large: true })
    const turning = showing.show({ search: 'seldom' }, null)
    pages[0]?.answer({ count: 2, complete: false })
    await turning
    expect(showing.shown().pages).toMatchObject({ count: 2, complete: false })
    showing.looking()?.cancel()
    expect(door.setView).toHaveBeenCalledWith({})
    const back = showing.show({}, null)
    expect(prepared[0]?.signal.aborted).toBe(true)
    pages.at(-1)?.answer()
    await back
    expect(showing.shown().view).toEqual({})
  })

  it('begins at the beginning when it is sorted from there', async () => {
    const { pages, place, places, showing } = core()
    Object.assign(place, { top: 0, index: 0 })
    places.set(7, 300)
    const turning = showing.show({ sort: { by: 'tokens', order: 'descending' } }, null)
    pages[0]?.answer()
    await turning
    expect(showing.shown().found).toBeNull()
  })

  it('finds a row again that a filter had left out', async () => {
    const { pages, place, places, showing } = core()
    const out = showing.show({ search: 'none of it' }, null)
    pages[0]?.answer()
    await out
    Object.assign(place, { top: 0, index: 0, row: 99 })
    places.set(7, 41)
    const back = showing.show({}, null)
    pages.at(-1)?.answer()
    await back
    expect(showing.shown().found).toBe(41)
  })

  it('stays when the next one is refused, and says why', async () => {
    const { door, pages, showing } = core()
    const turning = showing.show({ search: 'x' }, null)
    pages[0]?.fail()
    await turning
    expect(door.onFailure).toHaveBeenCalledTimes(1)
    expect(door.setView).toHaveBeenCalledWith({})
    expect(showing.shown().view).toEqual({})
  })

  it('says when a row that was asked for is gone', async () => {
    const { door, showing } = core()
    await showing.show({}, { row: 12 })
    expect(door.onMissing).toHaveBeenCalledTimes(1)
  })

  it('brings hidden rows into sight when a row that was asked for may be one of them', async () => {
    const { door, pages, places, showing } = core()
    const sought = { row: 12 }
    const turning = showing.show({ hidden: 'left out' }, sought)
    pages.at(-1)?.answer()
    await turning
    expect(door.reveal).toHaveBeenCalledTimes(1)
    expect(door.onMissing).not.toHaveBeenCalled()
    // As the screen then asks, of which the same row is wanted still.
    places.set(12, 5)
    const revealed = showing.show({}, sought)
    pages.at(-1)?.answer()
    await revealed
    expect(showing.shown()).toMatchObject({ view: {}, found: 5 })
  })

  it('finds the active row again when rows above it went out of sight', async () => {
    const { place, places, showing } = core()
    Object.assign(place, { row: 7 })
    places.set(7, 3)
    const { number } = showing.shown()
    const keeping = showing.keepPlace()
    // The rows on screen come anew meanwhile: another one stands where it stood.
    Object.assign(place, { row: 9 })
    await keeping
    expect(showing.shown()).toMatchObject({ found: 3, number: number + 1 })
  })

  it('knows that data changed under it, until it is made anew', async () => {
    const { pages, showing } = core()
    showing.touch()
    expect(showing.edited()).toBe(false)
    const turning = showing.show({ search: 'x' }, null)
    pages[0]?.answer()
    await turning
    showing.touch()
    expect(showing.edited()).toBe(true)
    const refreshed = showing.refresh()
    pages.at(-1)?.answer()
    await refreshed
    expect(showing.edited()).toBe(false)
  })
})
