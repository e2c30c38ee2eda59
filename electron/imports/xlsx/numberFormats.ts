import { type Figure, figureOf, shownFigure } from './figureFormats.ts'

/** How a number is shown, as far as its meaning depends on it. */
export type NumberFormat =
  | { readonly kind: 'plain' }
  | { readonly kind: 'date'; readonly date: boolean; readonly time: boolean; readonly seconds: boolean }
  | { readonly kind: 'elapsed' }
  | { readonly kind: 'percent'; readonly digits: number }
  | Figure

export const PLAIN: NumberFormat = { kind: 'plain' }

/** More of them are left over from computing. */
const MOST_DECIMALS = 10

const DATE: NumberFormat = { kind: 'date', date: true, time: false, seconds: false }
const SHORT_TIME: NumberFormat = { kind: 'date', date: false, time: true, seconds: false }
const LONG_TIME: NumberFormat = { kind: 'date', date: false, time: true, seconds: true }

/** The formats that a workbook names by number only (ECMA-376, part 1, 18.8.30); East Asian dates are 27–36 and 50–58. */
const BUILT_IN: ReadonlyMap<number, NumberFormat> = new Map<number, NumberFormat>([
  [9, { kind: 'percent', digits: 0 }],
  [10, { kind: 'percent', digits: 2 }],
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36].map((id) => [id, DATE] as const),
  ...[50, 51, 52, 53, 54, 55, 56, 57, 58].map((id) => [id, DATE] as const),
  ...[18, 20, 32].map((id) => [id, SHORT_TIME] as const),
  ...[19, 21, 33, 45, 47].map((id) => [id, LONG_TIME] as const),
  [22, { kind: 'date', date: true, time: true, seconds: false }],
  [46, { kind: 'elapsed' }],
])

/** Decimals, thousands and money, whose codes a workbook may leave out; 43 and 44 are those of accountants. */
const BUILT_IN_FIGURES: ReadonlyMap<number, string> = new Map([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [5, '$#,##0'],
  [6, '$#,##0'],
  [7, '$#,##0.00'],
  [8, '$#,##0.00'],
  [37, '#,##0'],
  [38, '#,##0'],
  [39, '#,##0.00'],
  [40, '#,##0.00'],
  [41, '#,##0'],
  [42, '$#,##0'],
  [43, '#,##0.00'],
  [44, '$#,##0.00'],
])

/** The format of a number from 0 to 163. */
export function builtInFormat(id: number): NumberFormat {
  return BUILT_IN.get(id) ?? formatOf(BUILT_IN_FIGURES.get(id) ?? '')
}

/** Quoted and escaped text, fill and space signs, colours and conditions; but `[h]` is a format. */
const DECORATION = /"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi

/** What a format code such as `dd/mm/yyyy hh:mm`, `0.0%` or `00000` means. Only its first section counts. */
export function formatOf(code: string): NumberFormat {
  const bare = (code.replaceAll(DECORATION, '').split(';')[0] ?? '').toLowerCase().trim()
  if (bare === '' || bare === 'general' || bare === '@') return PLAIN
  if (/\[(?:h+|m+|s+)\]/.test(bare)) return { kind: 'elapsed' }
  const moment = dateFormatOf(bare)
  if (moment) return moment
  const percent = /^[#,]*0(?:\.(0+))?\s?%$/.exec(bare)
  if (percent) return { kind: 'percent', digits: percent[1]?.length ?? 0 }
  return figureOf(code) ?? PLAIN
}

/** Null for a format that shows neither a date nor a time. */
function dateFormatOf(bare: string): NumberFormat | null {
  const letters = bare.replaceAll(/am\/pm|a\/p/g, '')
  const time = letters !== bare || /[hs]/.test(letters)
  // An m is a month, unless it stands beside hours or seconds; mmm always is.
  const date = /[yd]|mmm/.test(letters) || (letters.includes('m') && !time)
  return date || time ? { kind: 'date', date, time, seconds: letters.includes('s') } : null
}

/**
 * A number as a person sees it: `0.1` for 0.1000000000000000055, `2026-03-01 14:30` for a date, `25%`, `00042`.
 * `raw` is the text in the file; `from1904`: days are counted from 1904, as Excel for the Mac once did.
 */
export function shownNumber(raw: string, format: NumberFormat, from1904: boolean): string {
  const text = raw.trim()
  const value = Number(text)
  if (text === '' || !Number.isFinite(value)) return text
  switch (format.kind) {
    case 'plain':
      return plain(text, value)
    case 'percent':
      return shownFigure(Number((value * 100).toPrecision(15)), percentOf(format.digits)) ?? plain(text, value)
    case 'figure':
      return shownFigure(value, format) ?? plain(text, value)
    case 'elapsed':
      return value < 0 ? plain(text, value) : clock(Math.round(value * 86_400), true)
    case 'date':
      return moment(value, format, from1904) ?? plain(text, value)
  }
}

/** Excel computes with 15 digits; whole numbers keep all the digits that the file has. */
function plain(text: string, value: number): string {
  if (/^-?[1-9]\d*$/.test(text)) return text
  const short = Number(value.toPrecision(15))
  return Object.is(short, -0) ? '0' : String(short).toUpperCase()
}

/** With the digits of the format, or more where the value has more. */
function percentOf(digits: number): Figure {
  const most = Math.max(digits, MOST_DECIMALS)
  return { kind: 'figure', before: '', behind: '%', whole: 1, least: digits, most, grouped: false }
}

const DAY_MS = 86_400_000
/** 9999-12-31, the last day Excel knows. */
const LAST_DAY = 2_958_466

type DateFormat = Extract<NumberFormat, { kind: 'date' }>

/** Null for what is no date to Excel either: it shows ####. */
function moment(value: number, format: DateFormat, from1904: boolean): string | null {
  if (value < 0 || value >= LAST_DAY) return null
  const total = Math.round(value * 86_400)
  const time = clock(total % 86_400, format.seconds)
  if (!format.date) return time
  const day = dayOf(Math.floor(total / 86_400), from1904)
  if (day === null) return null
  return format.time ? `${day} ${time}` : day
}

/** Excel took over from Lotus that 1900 had a 29 February: day 60. Day 0 is no date but a time without one. */
function dayOf(day: number, from1904: boolean): string | null {
  if (!from1904 && day === 0) return null
  if (!from1904 && day === 60) return '1900-02-29'
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30)
  return new Date(start + day * DAY_MS).toISOString().slice(0, 10)
}

function clock(total: number, seconds: boolean): string {
  const two = (part: number): string => String(part).padStart(2, '0')
  const minutes = `${two(Math.floor(total / 3600))}:${two(Math.floor(total / 60) % 60)}`
  return seconds ? `${minutes}:${two(total % 60)}` : minutes
}
