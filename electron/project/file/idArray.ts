import type { RowId } from '../../../shared/domain/row.ts'

/** An id and the index it goes to, counted in the array before anything is inserted. */
export type Place = { readonly at: number; readonly id: RowId }

/** A copy with ids inserted; `places` by rising index, equal indexes in the order they shall stand. */
export function withInserted(ids: Uint32Array, places: readonly Place[]): Uint32Array {
  const longer = new Uint32Array(ids.length + places.length)
  let from = 0
  places.forEach(({ at, id }, nth) => {
    longer.set(ids.subarray(from, at), from + nth)
    longer[at + nth] = id
    from = at
  })
  longer.set(ids.subarray(from), from + places.length)
  return longer
}

/** A copy with only those ids that have a number. */
export function withNumber(ids: Uint32Array, numbers: Uint32Array): Uint32Array {
  const kept = new Uint32Array(ids.length)
  let count = 0
  // eslint-disable-next-line @typescript-eslint/prefer-for-of -- for…of takes five times as long on a typed array
  for (let index = 0; index < ids.length; index++) {
    const id = ids[index] ?? 0
    kept[count] = id
    if ((numbers[id] ?? 0) > 0) count += 1
  }
  return kept.subarray(0, count)
}

/** 1-based place by id; 0 for ids that are not there. */
export function toNumbers(ids: Uint32Array): Uint32Array {
  let highest = 0
  // eslint-disable-next-line @typescript-eslint/prefer-for-of -- for…of takes five times as long on a typed array
  for (let index = 0; index < ids.length; index++) highest = Math.max(highest, ids[index] ?? 0)
  const numbers = new Uint32Array(highest + 1)
  for (let index = 0; index < ids.length; index++) numbers[ids[index] ?? 0] = index + 1
  return numbers
}

/** `12,7,31` without a million small strings. */
export function parseIds(text: string): Uint32Array {
  let count = 1
  for (let at = text.indexOf(','); at >= 0; at = text.indexOf(',', at + 1)) count += 1
  const ids = new Uint32Array(count)
  let nth = 0
  let id = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 44) {
      ids[nth++] = id
      id = 0
    } else id = id * 10 + code - 48
  }
  ids[nth] = id
  return ids
}
