import { describe, expect, test } from 'vitest'
import { inPieces, type Patch, PIECE } from '../../../shared/domain/patch.ts'

const from = (first: number, count: number): number[] => Array.from({ length: count }, (_, nth) => first + nth)

describe('a patch in pieces', () => {
  test('is the patch itself while it is small', () => {
    const patch: Patch = { type: 'deleteRows', rows: [1, 2] }
    expect([...inPieces(patch)]).toEqual([patch])
  })

  test('removes each row once, also one that was named twice', () => {
    const rows = [...from(1, PIECE), ...from(PIECE - 1, 3)]
    expect([...inPieces({ type: 'deleteRows', rows })]).toEqual([
      { type: 'deleteRows', rows: from(1, PIECE) },
      { type: 'deleteRows', rows: [PIECE + 1] },
    ])
  })

  test('types the cells in the order they were given in, so that the last text of a cell wins', () => {
    const cells = from(1, PIECE + 1).map((nth) => ({ row: 1, column: 'c1', text: `${nth}` }))
    expect([...inPieces({ type: 'setCells', cells })]).toEqual([
      { type: 'setCells', cells: cells.slice(0, PIECE) },
      { type: 'setCells', cells: cells.slice(PIECE) },
    ])
  })

  test('adds rows to the end one after the other', () => {
    const rows = from(1, PIECE + 1).map((nth) => ({ c1: `${nth}` }))
    expect([...inPieces({ type: 'insertRows', rows })]).toEqual([
      { type: 'insertRows', rows: rows.slice(0, PIECE) },
      { type: 'insertRows', rows: rows.slice(PIECE) },
    ])
  })

  test('stays whole when its parts would land in other places', () => {
    const moved: Patch = { type: 'moveRows', rows: from(1, PIECE + 1), after: null }
    expect([...inPieces(moved)]).toEqual([moved])
    const inserted: Patch = { type: 'insertRows', rows: from(1, PIECE + 1).map(() => ({})), after: 7 }
    expect([...inPieces(inserted)]).toEqual([inserted])
  })
})
