import { describe, expect, test, vi } from 'vitest'
import type { Project } from '../../../../electron/project/project.ts'
import type { Condition } from '../../../../shared/domain/filter.ts'
import type { View } from '../../../../shared/domain/view.ts'
import { countAll, Folder, ids, made } from '../places.ts'

const shown = (project: Project, view: View, refresh = false): number[] =>
  project.page(view, 0, 500, refresh).rows.map(({ id }) => id)

const ROWS = [
  ['Refund for order 10', 'We sent it back.'],
  ['refund', ''],
  ['Invoice 9', 'Here it is: <b>invoice</b>'],
  ['', 'An answer without a question'],
  ['Über uns', 'We are a shop.'],
]

describe('a filter', () => {
  const found = (...conditions: Condition[]): number[] => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), ROWS)
    countAll(project, (row) => ({ tokens: row.id * 10 }))
    return shown(project, { conditions })
  }
  const text = (
    how: 'contains' | 'is' | 'matches',
    sought: string,
    column: string | null = 'c1',
    not = false,
  ): Condition => {
    return { type: 'text', column, how, text: sought, not }
  }

  test('finds what a column contains, or any column, or what it does not', () => {
    expect(found(text('contains', 'REFUND'))).toEqual([1, 2])
    expect(found(text('contains', 'invoice', null))).toEqual([3])
    expect(found(text('contains', 'refund', 'c1', true))).toEqual([3, 4, 5])
    expect(found(text('contains', 'ÜBER'))).toEqual([5])
  })

  test('finds whole cells and patterns', () => {
    expect(found(text('is', 'Refund'))).toEqual([2])
    expect(found(text('matches', '\\d+$'))).toEqual([1, 3])
    expect(found(text('matches', '<b>.*</b>', null))).toEqual([3])
  })

  test('finds empty cells and filled ones', () => {
    expect(found({ type: 'empty', column: 'c2', not: false })).toEqual([2])
    expect(found({ type: 'empty', column: 'c1', not: true })).toEqual([1, 2, 3, 5])
  })

  test('finds by length and by tokens, both ends counted in', () => {
    expect(found({ type: 'length', column: 'c1', from: 0, to: 6 })).toEqual([2, 4])
    expect(found({ type: 'tokens', from: 20, to: 40 })).toEqual([2, 3, 4])
    expect(found({ type: 'tokens', from: 50, to: null })).toEqual([5])
  })

  test('wants all conditions to hold', () => {
    expect(found(text('contains', 'refund'), { type: 'empty', column: 'c2', not: true })).toEqual([1])
  })

  test('takes a column that is gone as empty', () => {
    expect(found({ type: 'empty', column: 'c9', not: false })).toEqual([1, 2, 3, 4, 5])
    expect(found(text('contains', 'x', 'c9'))).toEqual([])
  })

  test('refuses a pattern that cannot be read, in a sentence', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), ROWS)
    await expect(project.prepare({ conditions: [text('matches', '(a')] })).rejects.toThrow(
      'This pattern cannot be read: missing closing ): “(a”.',
    )
  })
})

describe('a sorted view', () => {
  test('is in the order of a column and leaves the data as it is', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), ROWS)
    expect(shown(project, { sort: { by: 'c1', order: 'ascending' } })).toEqual([3, 2, 1, 5, 4])
    expect(shown(project, { sort: { by: 'c1', order: 'descending' } })).toEqual([5, 1, 2, 3, 4])
    expect(ids(project)).toEqual([1, 2, 3, 4, 5])
    expect(project.locate({ sort: { by: 'c1', order: 'ascending' } }, 1)).toBe(2)
  })

  test('is by tokens, findings or the split as well', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), ROWS)
    project.edit([{ type: 'setSplit', rows: [2, 3], split: 'validation' }], 'Held back')
    const issue = { rule: 'x', column: null, message: 'Wrong.', fixable: false } as const
    countAll(project, (row) => ({
      tokens: 100 - row.id,
      issues: row.id === 4 ? [{ ...issue, severity: 'error' }] : row.id === 2 ? [{ ...issue, severity: 'hint' }] : [],
    }))
    expect(shown(project, { sort: { by: 'tokens', order: 'ascending' } })).toEqual([5, 4, 3, 2, 1])
    expect(shown(project, { sort: { by: 'severity', order: 'descending' } })).toEqual([4, 2, 1, 3, 5])
    expect(shown(project, { sort: { by: 'split', order: 'descending' } })).toEqual([2, 3, 1, 4, 5])
  })

  test('sorts what a filter left', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), ROWS)
    expect(shown(project, { search: 'r', sort: { by: 'c1', order: 'descending' } })).toEqual([5, 1, 2, 3, 4])
    expect(shown(project, { search: 'refund', sort: { by: 'c1', order: 'descending' } })).toEqual([1, 2])
  })

  test('shows new rows at its end, and lets deleted ones go, until it is refreshed', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), ROWS)
    const view: View = { sort: { by: 'c1', order: 'ascending' } }
    shown(project, view)
    project.edit([{ type: 'insertRows', after: 1, rows: [{ c1: 'Apple' }] }], 'Inserted')
    project.edit([{ type: 'deleteRows', rows: [2] }], 'Deleted')
    expect(shown(project, view)).toEqual([3, 1, 5, 4, 6])
    expect(shown(project, view, true)).toEqual([6, 3, 1, 5, 4])
  })
})

describe('a view of a large sheet', () => {
  /** Takes much longer than the pieces in which it is built. */
  const SLOW: View = { conditions: [{ type: 'text', column: null, how: 'matches', text: 's.*dom', not: false }] }
  const many = (count: number): string[][] =>
    Array.from({ length: count }, (_, nth) => [`row ${(nth * 7919) % count}`, nth % 1000 === 0 ? 'seldom' : ''])

  test('is made ready in pieces, the same as at once', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), many(30_000))
    const view: View = { sort: { by: 'c1', order: 'ascending' } }
    const looked: number[] = []
    await project.prepare(view, { onProgress: (done) => looked.push(done) })
    const inPieces = project.ids(view, 0, 30_000)
    expect(inPieces).toHaveLength(30_000)
    expect(looked).toEqual(looked.toSorted((a, b) => a - b))
    using again = made(folder.file('b.tunesheet'), many(30_000))
    expect(again.ids(view, 0, 30_000)).toEqual(inPieces)
  })

  test('shows its first rows before it is complete', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), many(50_000))
    const view = SLOW
    const whole = project.prepare(view)
    await project.prepare(view, { rows: 2 })
    const first = project.page(view, 0, 2)
    expect(first.rows.map(({ id }) => id)).toEqual([1, 1001])
    expect(first.complete).toBe(false)
    await whole
    expect(project.page(view, 0, 2)).toMatchObject({ complete: true, count: 50 })
  })

  test('can be cancelled', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), many(30_000))
    const view: View = { sort: { by: 'c1', order: 'ascending' } }
    const making = project.prepare(view, { signal: AbortSignal.abort(new Error('Cancelled')) })
    await expect(making).rejects.toThrow('Cancelled')
    await project.prepare(view)
    expect(project.page(view, 0, 1).complete).toBe(true)
  })

  test('goes on for others when one of those who wait for it cancels, and stops with the last of them', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), many(50_000))
    const view = { search: 'seldom' }
    const [one, other, third] = [new AbortController(), new AbortController(), new AbortController()]
    const gone = project.prepare(view, { signal: one.signal })
    const stays = project.prepare(view, { signal: other.signal })
    one.abort(new Error('Cancelled'))
    await expect(gone).rejects.toThrow('Cancelled')
    await stays
    expect(project.page(view, 0, 1)).toMatchObject({ complete: true, count: 50 })

    const last = project.prepare({ search: 'row' }, { signal: third.signal })
    third.abort(new Error('Cancelled'))
    // At once, while the one before is still about to end.
    await Promise.all([expect(last).rejects.toThrow('Cancelled'), project.prepare({ search: 'row' })])
    expect(project.page({ search: 'row' }, 0, 1)).toMatchObject({ complete: true, count: 50_000 })
  })

  test('shows the few rows there are after a moment, instead of waiting for a page of them', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), many(100_000))
    const view = SLOW
    // A computer on which every look at the clock is half a moment later, however fast this one is.
    let now = performance.now()
    using clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 50))
    const whole = project.prepare(view)
    await project.prepare(view, { rows: 200, least: 1 })
    const first = project.page(view, 0, 200)
    expect(first.rows.length).toBeGreaterThan(0)
    expect(first.complete).toBe(false)
    expect(clock).toHaveBeenCalled()
    await whole
    expect(project.page(view, 0, 200)).toMatchObject({ complete: true, count: 100 })
  })

  test('is right when rows come and go while it is made', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), many(30_000))
    const making = project.prepare({ search: 'row' })
    project.edit([{ type: 'deleteRows', rows: [1, 2, 3] }], 'Deleted')
    project.edit([{ type: 'insertRows', rows: [{ c1: 'row new' }] }], 'Inserted')
    await making
    expect(project.ids({ search: 'row' }, 0, 40_000)).toEqual(
      ids(project).length === 29_998 ? project.ids({}, 0, 40_000) : [],
    )
  })
})
