import { describe, expect, it } from 'vitest'
import {
  type Chosen,
  cycled,
  edgeOf,
  everything,
  type Extent,
  extended,
  leadOf,
  measuring,
  only,
  screenAside,
  type Turn,
  wholeColumns,
  wholeRows,
  within,
} from '../../../../renderer/sheet/keys/navigation.ts'

/** Fields 1 to 4 of ten rows, and the row that adds rows. */
const extent: Extent = { fields: 5, rows: 10, open: true }
const box = (x: number, y: number, width: number, height: number): Chosen => ({
  ...only({ x, y }),
  box: { x, y, width, height },
})

function turns(chosen: Chosen, turn: Turn, count: number): string[] {
  const seen: string[] = []
  let now: Chosen | null = chosen
  for (let step = 0; step < count && now; step++) {
    now = cycled(now, turn, extent)
    if (now) seen.push(`${now.cell.x},${now.cell.y}`)
  }
  return seen
}

describe('moving', () => {
  it('stays inside the sheet, and may enter the row that adds rows', () => {
    expect(within({ x: 0, y: -3 }, extent)).toEqual({ x: 1, y: 0 })
    expect(within({ x: 9, y: 99 }, extent)).toEqual({ x: 4, y: 10 })
    expect(within({ x: 9, y: 99 }, { ...extent, open: false })).toEqual({ x: 4, y: 9 })
  })
})

describe('a screen aside', () => {
  const fields = [30, 100, 100, 100, 100, 100].map((width) => ({ width }))

  it.each([
    { what: 'to the first column that does not fit any more', from: 1, way: 1, room: 300, to: 4 },
    { what: 'to the last one where all fit', from: 3, way: 1, room: 900, to: 5 },
    { what: 'and by one at least where a column is wider than the screen', from: 2, way: 1, room: 50, to: 3 },
    { what: 'back alike', from: 5, way: -1, room: 300, to: 2 },
    { what: 'and not into the marks', from: 2, way: -1, room: 900, to: 1 },
  ] as const)('leads $what', ({ from, way, room, to }) => {
    expect(screenAside(fields, { from, room }, way)).toBe(to)
  })
})

describe('selecting more', () => {
  it('moves the corner across from the active cell', () => {
    const down = extended(only({ x: 2, y: 3 }), { x: 2, y: 5 }, extent)
    expect(down).toEqual(box(2, 3, 1, 3))
    expect(leadOf(down)).toEqual({ x: 2, y: 5 })
    const back = extended(down, { x: 1, y: 2 }, extent)
    expect(back).toEqual({ ...box(1, 2, 2, 2), cell: { x: 2, y: 3 } })
    expect(leadOf(back)).toEqual({ x: 1, y: 2 })
  })

  it('measures how far a column goes in the column of the active cell, and moves the corner across from it', () => {
    const down = { x: 0, y: 1 }
    const { measured, landed } = measuring(only({ x: 1, y: 0 }), { x: 4, y: 0 }, down)
    expect(measured).toEqual({ x: 1, y: 0 })
    expect(landed({ x: 1, y: 7 })).toEqual({ x: 4, y: 7 })
  })

  it('measures how far a row goes in the row of the active cell', () => {
    const right = { x: 1, y: 0 }
    const { measured, landed } = measuring(only({ x: 1, y: 2 }), { x: 1, y: 9 }, right)
    expect(measured).toEqual({ x: 1, y: 2 })
    expect(landed({ x: 4, y: 2 })).toEqual({ x: 4, y: 9 })
  })

  it('keeps whole rows and whole columns whole, and leaves out the row that adds rows', () => {
    const rows = wholeRows(only({ x: 2, y: 3 }))
    expect(rows.rows).toEqual([[3, 4]])
    expect(extended(rows, { x: 2, y: 99 }, extent).rows).toEqual([[3, 10]])
    const columns = wholeColumns(box(2, 0, 2, 1))
    expect(columns.columns).toEqual([[2, 4]])
    expect(extended(columns, { x: 1, y: 0 }, extent).columns).toEqual([[1, 3]])
  })

  it('takes all cells first and whole rows when asked again', () => {
    const all = everything(only({ x: 2, y: 3 }), extent)
    expect(all).toEqual({ ...box(1, 0, 4, 10), cell: { x: 2, y: 3 } })
    expect(everything(all, extent).rows).toEqual([[0, 10]])
  })

  it('takes the rows of every range', () => {
    const chosen: Chosen = { ...box(1, 6, 1, 2), more: [{ x: 3, y: 0, width: 2, height: 2 }] }
    expect(wholeRows(chosen).rows).toEqual([
      [0, 2],
      [6, 8],
    ])
  })
})

describe('Tab and Enter inside a selection', () => {
  it('go through it row by row and column by column, and around', () => {
    expect(turns(box(1, 0, 2, 2), 'tab', 4)).toEqual(['2,0', '1,1', '2,1', '1,0'])
    expect(turns(box(1, 0, 2, 2), 'enter', 4)).toEqual(['1,1', '2,0', '2,1', '1,0'])
    expect(turns(box(1, 0, 2, 2), 'shift tab', 2)).toEqual(['2,1', '1,1'])
  })

  it('leave a single cell alone', () => {
    expect(cycled(only({ x: 1, y: 0 }), 'tab', extent)).toBeNull()
  })

  it('go from range to range', () => {
    const two: Chosen = { ...box(1, 0, 1, 2), more: [{ x: 3, y: 5, width: 1, height: 1 }] }
    expect(turns(two, 'enter', 4)).toEqual(['1,1', '3,5', '1,0', '1,1'])
  })

  it('go through whole rows', () => {
    expect(turns({ ...only({ x: 4, y: 2 }), rows: [[2, 4]] }, 'tab', 2)).toEqual(['1,3', '2,3'])
  })
})

describe('the edge of the data', () => {
  const cells = [true, true, true, false, false, true, false]
  const filled = (at: number) => cells[at] ?? null

  it.each([
    ['from inside a run to its end', 0, 1, 2],
    ['from its end to the next run', 2, 1, 5],
    ['from a gap to the next filled cell', 3, 1, 5],
    ['to the end when nothing more is filled', 5, 1, 6],
    ['backwards alike', 2, -1, 0],
    ['backwards over a gap', 5, -1, 2],
  ] as const)('leads %s', (_, from, step, at) => {
    expect(edgeOf(from, step, step > 0 ? 6 : 0, filled)).toEqual({ at, known: true })
  })

  it('says where it stops knowing', () => {
    expect(edgeOf(0, 1, 9, (at) => (at < 4 ? true : null))).toEqual({ at: 4, known: false })
  })
})
