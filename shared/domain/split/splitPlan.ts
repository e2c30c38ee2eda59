import { orderByKey } from '../alike/order.ts'
import { randomFrom, shuffle } from '../random.ts'

/** Which rows there are to split, in the order of the sheet. */
export type SplitRows = {
  /** By row a number that rows share which must stay on one side. */
  readonly groups: Uint32Array
  /** By row the number of its value, from 0, in the column whose values shall be shared out evenly. */
  readonly strata: Uint32Array
}

/** How they are split: the share to hold back, above 0 and below 1, and what decides which rows these are. */
export type SplitWish = { readonly share: number; readonly seed: number }

/**
 * Chooses the rows to hold back: 1 for each of them. The same rows, share and seed always choose the same. Each value of
 * the column gets its share (largest remainder), groups are never parted, and no more are held back than asked for;
 * where groups are large it may be fewer.
 */
export function planSplit({ groups, strata }: SplitRows, { share, seed }: SplitWish): Uint8Array<ArrayBuffer> {
  const held = new Uint8Array(groups.length)
  const left = quotas(strata, share)
  const byGroup = orderByKey(groups)
  const starts = startsOf(groups, byGroup)
  const order = Uint32Array.from(starts.keys())
  shuffle(order, randomFrom(seed))
  for (const group of order) {
    const rows = byGroup.subarray(starts[group], starts[group + 1] ?? byGroup.length)
    if (!takeFrom(left, strata, rows)) continue
    for (const row of rows) held[row] = 1
  }
  return held
}

/** Where each group begins among the rows ordered by group. */
function startsOf(groups: Uint32Array, byGroup: Uint32Array): number[] {
  const starts: number[] = []
  byGroup.forEach((row, at) => {
    if (at === 0 || groups[row] !== groups[byGroup[at - 1] ?? 0]) starts.push(at)
  })
  return starts
}

/** How many rows of each value are to be held back; together the share of all rows. */
function quotas(strata: Uint32Array, share: number): number[] {
  const sizes: number[] = []
  for (const stratum of strata) sizes[stratum] = (sizes[stratum] ?? 0) + 1
  const exact = Array.from(sizes, (size: number | undefined) => (size ?? 0) * share)
  const whole = exact.map(Math.floor)
  let missing = rowsToHoldBack(strata.length, share) - whole.reduce((sum, size) => sum + size, 0)
  const remainders = exact.map((size, stratum) => ({ stratum, rest: size - Math.floor(size) }))
  remainders.sort((a, b) => b.rest - a.rest || a.stratum - b.stratum)
  for (const { stratum } of remainders) {
    if (missing-- <= 0) break
    whole[stratum] = (whole[stratum] ?? 0) + 1
  }
  return whole
}

/** The share of some rows, to the nearest row. */
export function rowsToHoldBack(rows: number, share: number): number {
  return Math.round(rows * share)
}

/** Takes a group out of what is left to hold back, wholly or not at all. */
function takeFrom(left: number[], strata: Uint32Array, rows: Uint32Array): boolean {
  let taken = 0
  for (const row of rows) {
    const stratum = strata[row] ?? 0
    const rest = left[stratum] ?? 0
    if (rest === 0) break
    left[stratum] = rest - 1
    taken += 1
  }
  if (taken === rows.length) return true
  for (const row of rows.subarray(0, taken)) left[strata[row] ?? 0] = (left[strata[row] ?? 0] ?? 0) + 1
  return false
}
