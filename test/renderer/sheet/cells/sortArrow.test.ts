import { describe, expect, it } from 'vitest'
import { isOnArrow } from '../../../../renderer/sheet/cells/sortArrow.ts'
import type { SizedField } from '../../../../renderer/sheet/columns/fields.ts'

const tokens: SizedField = { kind: 'tokens', id: 'tokens', width: 76 }
const split: SizedField = { kind: 'split', id: 'split', width: 104 }

describe('the arrow in the head of the column that is sorted by', () => {
  it('stands left of the sign of the menu', () => {
    const sort = { by: 'split', order: 'ascending' } as const
    expect(isOnArrow(split, { width: 104, x: 70 }, sort)).toBe(true)
    expect(isOnArrow(split, { width: 104, x: 90 }, sort)).toBe(false)
    expect(isOnArrow(split, { width: 104, x: 20 }, sort)).toBe(false)
  })

  it('stands at the left where the name stands at the right', () => {
    const sort = { by: 'tokens', order: 'descending' } as const
    expect(isOnArrow(tokens, { width: 76, x: 12 }, sort)).toBe(true)
    expect(isOnArrow(tokens, { width: 76, x: 60 }, sort)).toBe(false)
  })

  it('is not there in other heads', () => {
    expect(isOnArrow(split, { width: 104, x: 70 }, { by: 'tokens', order: 'ascending' })).toBe(false)
    expect(isOnArrow(split, { width: 104, x: 70 }, undefined)).toBe(false)
  })
})
