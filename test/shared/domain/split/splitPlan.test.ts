import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planSplit, rowsToHoldBack } from '../../../../shared/domain/split/splitPlan.ts'

const alone = (rows: number): Uint32Array => Uint32Array.from({ length: rows }, (_, at) => at)
const oneKind = (rows: number): Uint32Array => new Uint32Array(rows)
const heldOf = (held: Uint8Array): number[] => [...held.entries()].flatMap(([row, one]) => (one === 1 ? [row] : []))

describe('a plan of a split', () => {
  it('holds back exactly the share where rows stand alone', () => {
    for (const share of [0.001, 0.1, 0.25, 0.333, 0.9]) {
      const held = planSplit({ groups: alone(1000), strata: oneKind(1000) }, { share, seed: 1 })
      expect(heldOf(held)).toHaveLength(rowsToHoldBack(1000, share))
    }
  })

  it('is the same for the same seed on every machine, and another for another', () => {
    const rows = { groups: alone(40), strata: oneKind(40) }
    expect(heldOf(planSplit(rows, { share: 0.1, seed: 7 }))).toEqual([1, 11, 26, 33])
    expect(planSplit(rows, { share: 0.1, seed: 7 })).toEqual(planSplit(rows, { share: 0.1, seed: 7 }))
    expect(planSplit(rows, { share: 0.1, seed: 8 })).not.toEqual(planSplit(rows, { share: 0.1, seed: 7 }))
  })

  it('gives each value its share, the largest remainders first', () => {
    // 60, 30 and 10 rows: 6, 3 and 1 of them.
    const strata = Uint32Array.from({ length: 100 }, (_, at) => (at % 10 < 6 ? 0 : at % 10 < 9 ? 1 : 2))
    const held = heldOf(planSplit({ groups: alone(100), strata }, { share: 0.1, seed: 3 }))
    expect([0, 1, 2].map((value) => held.filter((row) => strata[row] === value).length)).toEqual([6, 3, 1])
  })

  it('never parts a group, never holds back more than asked for, and fills up with single rows', () => {
    const sheets = fc.record({
      groups: fc.array(fc.nat(60), { minLength: 2, maxLength: 300 }),
      kinds: fc.integer({ min: 1, max: 5 }),
      share: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
      seed: fc.nat(),
    })
    fc.assert(
      fc.property(sheets, ({ groups: numbers, kinds, share, seed }) => {
        const groups = Uint32Array.from(numbers)
        const strata = Uint32Array.from(numbers, (_, at) => (at * 7) % kinds)
        const held = planSplit({ groups, strata }, { share, seed })
        const sides = new Map<number, Set<number>>()
        groups.forEach((group, row) => {
          sides.set(group, (sides.get(group) ?? new Set()).add(held[row] ?? 0))
        })
        expect([...sides.values()].every((side) => side.size === 1)).toBe(true)
        expect(heldOf(held).length).toBeLessThanOrEqual(rowsToHoldBack(groups.length, share))
      }),
    )
    const groups = Uint32Array.from({ length: 100 }, (_, at) => (at < 50 ? Math.floor(at / 5) : at))
    expect(heldOf(planSplit({ groups, strata: oneKind(100) }, { share: 0.2, seed: 5 }))).toHaveLength(20)
  })
})
