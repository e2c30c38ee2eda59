/** Items in rising order of their 32-bit keys, equal ones by rising number: sorted by halves of 16 bits, in linear time. */
export function orderByKey(keys: Uint32Array): Uint32Array<ArrayBuffer> {
  const items = new Uint32Array(keys.length)
  for (let at = 0; at < keys.length; at++) items[at] = at
  return pass(keys, pass(keys, items, 0), 16)
}

const BUCKETS = 0x10000

function pass(keys: Uint32Array, order: Uint32Array, shift: number): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(BUCKETS + 1)
  // eslint-disable-next-line @typescript-eslint/prefer-for-of -- for…of takes five times as long on a typed array
  for (let at = 0; at < keys.length; at++) {
    const bucket = (((keys[at] ?? 0) >>> shift) & 0xffff) + 1
    starts[bucket] = (starts[bucket] ?? 0) + 1
  }
  for (let bucket = 1; bucket <= BUCKETS; bucket++) starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0)
  const sorted = new Uint32Array(order.length)
  // eslint-disable-next-line @typescript-eslint/prefer-for-of -- as above
  for (let at = 0; at < order.length; at++) {
    const item = order[at] ?? 0
    const bucket = ((keys[item] ?? 0) >>> shift) & 0xffff
    const place = starts[bucket] ?? 0
    sorted[place] = item
    starts[bucket] = place + 1
  }
  return sorted
}

/** Stretches of equal keys, at least two items long, as ordered. */
export function* runsOf(keys: Uint32Array, order: Uint32Array): Generator<Uint32Array> {
  let from = 0
  let key = keys[order[0] ?? 0]
  for (let at = 1; at <= order.length; at++) {
    const next = at < order.length ? keys[order[at] ?? 0] : undefined
    if (next === key) continue
    if (at - from > 1) yield order.subarray(from, at)
    from = at
    key = next
  }
}
