type Counted = readonly [label: string, rows: number]
type Typos = Record<string, { meant: string; rows: number }>

/** A label is so many times rarer than the one it is taken for. */
const RARER = 5
const RARER_IN_CASE = 2
const SHORTEST = 4
/** Two signs may be wrong in words as long as this. */
const LONG = 8
/** Labels that are compared with all others; frequent ones come first. */
const MOST_COMPARED = 60

/** Which labels are mistyped others, most frequent first: `Postive`, three times, among 200 times `Positive`. */
export function typosAmong(labels: readonly Counted[]): Typos {
  const typos: Typos = {}
  for (const [label, rows] of labels) {
    const meant = labels.slice(0, MOST_COMPARED).find(([other, often]) => isTypo([label, rows], [other, often]))
    if (meant && !Object.hasOwn(typos, meant[0])) typos[label] = { meant: meant[0], rows: meant[1] }
  }
  return typos
}

function isTypo([label, rows]: Counted, [other, often]: Counted): boolean {
  if (label === other) return false
  const [one, two] = [plain(label), plain(other)]
  if (one === two) return often >= RARER_IN_CASE * rows && often > rows
  if (often < RARER * rows || digitsOf(one) !== digitsOf(two)) return false
  const shorter = Math.min(one.length, two.length)
  // `complete` and `incomplete` are opposites.
  if (shorter < SHORTEST || one.endsWith(two) || two.endsWith(one)) return false
  return isNear(one, two, shorter < LONG ? 1 : 2)
}

/** Without case, and without what stands between and behind words. */
function plain(label: string): string {
  return label
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(/[\s._-]+/g, ' ')
    .replaceAll(/[!?,;: ]+$/g, '')
    .trim()
}

function digitsOf(label: string): string {
  return label.replaceAll(/\D/g, '')
}

/** Whether one text becomes the other by so many letters left out, added, changed, or swapped with their neighbour. */
function isNear(one: string, other: string, most: number): boolean {
  if (Math.abs(one.length - other.length) > most) return false
  let before: readonly number[] = []
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row++) {
    const next = [row]
    for (let at = 1; at <= other.length; at++) next.push(stepsTo(one, other, { row, at, before, last, next }))
    before = last
    last = next
  }
  return (last[other.length] ?? most + 1) <= most
}

type Place = {
  readonly row: number
  readonly at: number
  readonly before: readonly number[]
  readonly last: readonly number[]
  readonly next: readonly number[]
}

/** The steps from the first `row` letters of one text to the first `at` letters of the other. */
function stepsTo(one: string, other: string, { row, at, before, last, next }: Place): number {
  const of = (steps: readonly number[], place: number): number => steps[place] ?? Infinity
  const same = one[row - 1] === other[at - 1]
  const least = Math.min(of(last, at) + 1, of(next, at - 1) + 1, of(last, at - 1) + (same ? 0 : 1))
  const swapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]
  return swapped ? Math.min(least, of(before, at - 2) + 1) : least
}
