import { type Keys, matches } from '../../actions.ts'
import { SHEET_KEYS } from '../../sheetKeys.ts'
import { formatTime } from '../../ui/format.ts'
import { dayLike } from '../editing/dayLike.ts'
import type { KeyContext } from './gridKeys.ts'

type Around = Pick<KeyContext, 'session' | 'fields' | 'selecting'>

/** So many cells above say how days are written in a column. */
const NEIGHBOURS = 20

/** Today, written as in the cells above the active one. */
export function today(around: Around): string {
  return dayLike(aboveOf(around), new Date())
}

/** The time by the clock, `10:42`. */
export function timeNow(): string {
  return formatTime(Date.now())
}

/** What a key writes where the caret is in an open field: the day, the time, the cell above. Null: the key is none of these. */
export function writtenBy(keys: Keys, around: Around): string | null {
  const is = (key: 'today' | 'now' | 'copy-above') => {
    const { shortcut, also = '' }: { shortcut: string; also?: string } = SHEET_KEYS[key]
    return matches(shortcut, keys) || matches(also, keys)
  }
  if (is('now')) return timeNow()
  if (is('today')) return today(around)
  return is('copy-above') ? (aboveOf(around)[0] ?? '') : null
}

/** Texts above the active cell in its column, the nearest first, as far as they are held. */
function aboveOf({ session, fields, selecting }: Around): string[] {
  if (!selecting.chosen) return []
  const { x, y: from } = selecting.chosen.cell
  const field = fields[x]
  if (field?.kind !== 'text') return []
  const places = Array.from({ length: Math.min(from, NEIGHBOURS) }, (_, step) => from - 1 - step)
  return places.flatMap((y) => {
    const row = session.pages.row(y)
    return row ? [session.text(row, field.column.id)] : []
  })
}
