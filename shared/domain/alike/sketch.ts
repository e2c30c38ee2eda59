import type { Words } from './words.ts'

/** Slots of a sketch of what is asked and of what is answered: a byte each. More slots, more certain likeness. */
export const ASKED = 96
export const ANSWERED = 48

/** Where the four 32-bit numbers after the slots stand. */
const KEYS = ASKED + ANSWERED

/** Bytes of the sketch of one row. */
export const SKETCH = KEYS + 16

/** What a row asks and answers, by words. `context`: what must be equal for two questions to be the same. */
export type Exchange = { readonly asked: Words; readonly answered: Words; readonly context: number }

/** The numbers of a sketch, by index: equal numbers, equal content. */
export const KEY = { asked: KEYS / 4, answered: KEYS / 4 + 1, decisive: KEYS / 4 + 2, row: KEYS / 4 + 3 } as const

/** Answers of so few words are labels, and every word of theirs decides. */
const LABEL_WORDS = 8

/**
 * The sketch of one row, in `SKETCH` bytes: MinHash over its words and pairs of words, by which likeness can be told
 * without the texts, and the numbers of `KEY`. `row`: of the whole example. Little-endian on every machine.
 */
export function sketchOf({ asked, answered, context }: Exchange, row: number): Uint8Array<ArrayBuffer> {
  const sketch = new Uint8Array(SKETCH)
  fillSlots(sketch.subarray(0, ASKED), asked.all)
  fillSlots(sketch.subarray(ASKED, KEYS), answered.all)
  const view = new DataView(sketch.buffer)
  const decisive = answered.content.length <= LABEL_WORDS ? answered.content : answered.decisive
  view.setUint32(KEY.asked * 4, mixed(keyOf(asked) ^ context), true)
  view.setUint32(KEY.answered * 4, keyOf(answered), true)
  view.setUint32(KEY.decisive * 4, setKey(decisive), true)
  view.setUint32(KEY.row * 4, row, true)
  return sketch
}

/** Of words in their order. Where nothing is left without greetings, the greetings are what is said. */
export function keyOf({ content, all }: Words): number {
  let key = 0x9e3779b9
  for (const word of content.length > 0 ? content : all)
    key = Math.imul(((key << 13) | (key >>> 19)) ^ word, 0xcc9e2d51)
  return mixed(key)
}

/** The key of an answer that says nothing. */
export const UNSAID = keyOf({ content: [], all: [], decisive: [] })

/** Of words in whatever order, each counted once. */
function setKey(words: readonly number[]): number {
  let key = words.length === 0 ? 0 : 1
  for (const word of new Set(words)) key = (key + mixed(word)) | 0
  return mixed(key)
}

/** The last mixing of MurmurHash3: every bit of the input reaches every bit of the result. */
function mixed(number: number): number {
  let bits = number
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

const EMPTY = 0xffffffff

/**
 * One-permutation MinHash (Li, Owen, Zhang 2012): every word and pair of words falls into one slot, which keeps a byte
 * of its smallest. Empty slots borrow from others in an order of their own (optimal densification, Shrivastava 2017), so
 * that three words are sketched as truly as three thousand. Slots of a text without words stay 0.
 */
function fillSlots(slots: Uint8Array, words: readonly number[]): void {
  if (words.length === 0) return
  const count = slots.length
  const least = new Uint32Array(count).fill(EMPTY)
  let before = 0
  words.forEach((word, at) => {
    keepLeast(least, mixed(word))
    if (at > 0) keepLeast(least, mixed(Math.imul(before, 0x01000193) ^ word ^ 0x5bd1e995))
    before = word
  })
  for (let slot = 0; slot < count; slot++) {
    let from = slot
    for (let attempt = 1; least[from] === EMPTY; attempt++) from = slotOf(mixed(slot * 8191 + attempt), count)
    slots[slot] = mixed((least[from] ?? 0) ^ Math.imul(from + 1, 0x9e3779b9)) & 0xff
  }
}

/** The upper bits choose the slot, the lower ones the rank in it. */
function keepLeast(least: Uint32Array, hash: number): void {
  const slot = slotOf(hash, least.length)
  const rank = Math.imul(hash, 0x85ebca6b) >>> 1
  if (rank < (least[slot] ?? 0)) least[slot] = rank
}

function slotOf(hash: number, count: number): number {
  return Math.floor((hash / 0x100000000) * count)
}
