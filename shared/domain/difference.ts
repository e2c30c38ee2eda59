/** A stretch of a text: as it stays, what goes, what comes, or a gap that is not shown. */
type Piece = { readonly kind: 'same' | 'out' | 'in' | 'gap'; readonly text: string }

/** Characters shown before and after a changed place, and places shown of one text. */
const AROUND = 28
const MOST_PLACES = 4
/** How far apart two texts may drift before they are taken to go on together again, in characters. */
const LOOK_AHEAD = 120
const LONGEST_SHOWN = 200
/** So many equal characters are no chance. */
const ANCHOR = 6

type Place = { readonly from: number; readonly to: number; readonly text: string }

/** What differs between a text and its repaired form, with some characters around each place, for reading. */
export function differenceOf(before: string, after: string): Piece[] {
  const places = placesOf(before, after)
  const pieces: Piece[] = []
  const push = (kind: Piece['kind'], text: string): void => {
    if (text !== '' || kind === 'gap') pieces.push({ kind, text: text.toWellFormed() })
  }
  let shown = 0
  for (const [at, { from, to, text }] of places.slice(0, MOST_PLACES).entries()) {
    const start = Math.max(shown, from - AROUND)
    if (start > shown) push('gap', '')
    push('same', before.slice(start, from))
    push('out', before.slice(from, to).slice(0, LONGEST_SHOWN))
    push('in', text.slice(0, LONGEST_SHOWN))
    shown = Math.min(before.length, to + AROUND, places[at + 1]?.from ?? before.length)
    push('same', before.slice(to, shown))
  }
  if (shown < before.length) push('gap', '')
  return pieces
}

/** The stretches of `before` that are replaced, from left to right. */
function placesOf(before: string, after: string): Place[] {
  const places: Place[] = []
  let [old, now] = [0, 0]
  while (old < before.length || now < after.length) {
    if (before[old] === after[now]) {
      old += 1
      now += 1
      continue
    }
    const [gone, come] = meetingOf(before, after, old, now)
    places.push({ from: old, to: old + gone, text: after.slice(now, now + come) })
    old += gone
    now += come
    if (places.length > MOST_PLACES) break
  }
  return places
}

/** How much of both texts to pass by until they go on alike: the least of both together. */
function meetingOf(before: string, after: string, old: number, now: number): readonly [number, number] {
  for (let sum = 1; sum <= LOOK_AHEAD; sum++) {
    for (let come = 0; come <= sum; come++) {
      if (goOnAlike(before, after, old + sum - come, now + come)) return [sum - come, come]
    }
  }
  return [before.length - old, after.length - now]
}

function goOnAlike(before: string, after: string, old: number, now: number): boolean {
  if (old > before.length || now > after.length) return false
  const rest = before.slice(old, old + ANCHOR)
  return rest === after.slice(now, now + ANCHOR)
}
