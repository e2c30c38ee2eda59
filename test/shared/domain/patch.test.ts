import { describe, expect, test } from 'vitest'
import { inSlices, type Patch } from '../../../shared/domain/patch.ts'

describe('a patch in slices', () => {
  test('is the patch itself while it is small', () => {
    const patch: Patch = { type: 'deleteRows', rows: [1, 2] }
    expect([...inSlices(patch, 2)]).toEqual([patch])
  })

  test('removes each row once, also one that was named twice', () => {
    const patch: Patch = { type: 'deleteRows', rows: [5, 1, 5, 2, 1, 3] }
    expect([...inSlices(patch, 2)]).toEqual([
      { type: 'deleteRows', rows: [5, 1] },
      { type: 'deleteRows', rows: [2, 3] },
    ])
  })

  test('types the cells in the order they were given in, so that the last text of a cell wins', () => {
    const cells = ['a', 'b', 'c'].map((text) => ({ row: 1, column: 'c1', text }))
    expect([...inSlices({ type: 'setCells', cells }, 2)]).toEqual([
      { type: 'setCells', cells: cells.slice(0, 2) },
      { type: 'setCells', cells: cells.slice(2) },
    ])
  })

  test('stays whole when its parts would land in other places', () => {
    const patch: Patch = { type: 'moveRows', rows: [3, 4, 5], after: null }
    expect([...inSlices(patch, 2)]).toEqual([patch])
  })
})
