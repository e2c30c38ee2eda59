import { isFields } from './example/jsonl.ts'

/**
 * A fingerprint of a JSON value: 16 hex digits, equal for equal values whatever the order of their keys. It is a mix of
 * two 32-bit lanes over UTF-16 units, made for telling rows apart and not against an attacker: among a million
 * different rows two share one with a chance of about 1 in 37 million (n² / 2⁶⁵).
 */
export function fingerprintOf(value: unknown): string {
  const lanes: Lanes = { a: 0x9e3779b9, b: 0x85ebca6b }
  feedValue(lanes, value)
  const a = finish(lanes.a ^ Math.imul(lanes.b, 0xc2b2ae35))
  const b = finish(lanes.b ^ Math.imul(a, 0x27d4eb2f))
  return hex(a) + hex(b)
}

type Lanes = { a: number; b: number }

/** What stands before each kind of value, so that `["ab"]` and `["a","b"]` differ. */
const TAG = { text: 1, other: 2, list: 3, fields: 4 } as const

function feedValue(lanes: Lanes, value: unknown): void {
  if (typeof value === 'string') feedText(lanes, TAG.text, value)
  else if (Array.isArray(value)) {
    feed(lanes, TAG.list)
    feed(lanes, value.length)
    for (const item of value) feedValue(lanes, item)
  } else if (isFields(value)) feedFields(lanes, value)
  else feedText(lanes, TAG.other, String(value))
}

function feedFields(lanes: Lanes, fields: Readonly<Record<string, unknown>>): void {
  const keys = Object.keys(fields).filter((key) => fields[key] !== undefined)
  feed(lanes, TAG.fields)
  feed(lanes, keys.length)
  for (const key of keys.sort()) {
    feedText(lanes, TAG.text, key)
    feedValue(lanes, fields[key])
  }
}

function feedText(lanes: Lanes, tag: number, text: string): void {
  feed(lanes, tag)
  feed(lanes, text.length)
  let { a, b } = lanes
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    a = Math.imul((a << 13) | (a >>> 19), 5) ^ Math.imul(unit + 1, 0xcc9e2d51)
    b = (Math.imul(b ^ unit, 0x01000193) + (b >>> 15)) | 0
  }
  lanes.a = a
  lanes.b = b
}

function feed(lanes: Lanes, number: number): void {
  lanes.a = Math.imul(((lanes.a << 13) | (lanes.a >>> 19)) ^ number, 0xcc9e2d51)
  lanes.b = (Math.imul(lanes.b ^ number, 0x01000193) + (lanes.b >>> 15)) | 0
}

/** The last mixing of MurmurHash3: every bit of the input reaches every bit of the result. */
function finish(lane: number): number {
  let mixed = lane
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

function hex(lane: number): string {
  return (lane >>> 0).toString(16).padStart(8, '0')
}
