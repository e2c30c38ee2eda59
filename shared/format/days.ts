/** A day in UTC, `2026-11-22`. Compares as text. */
export type Day = string

/** As they stand in every date on screen; January first. */
export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

function parts(day: Day): [year: number, month: number, day: number] {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return [year, month, date]
}

/** Days since 1 March of the year 0 in the Gregorian calendar: shared code has no clock and no `Date`. */
function ordinal(day: Day): number {
  const [year, month, date] = parts(day)
  // The year begins in March here, so that the leap day is its last.
  const shifted = month > 2 ? year : year - 1
  const monthFromMarch = (month + 9) % 12
  const leaps = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400)
  return 365 * shifted + leaps + Math.floor((153 * monthFromMarch + 2) / 5) + date - 1
}

/** Whole days from one day to another; negative when it lies before. */
export function daysBetween(from: Day, to: Day): number {
  return ordinal(to) - ordinal(from)
}

/** `6 Jan 2027`, as all dates on screen. */
export function formatDay(day: Day): string {
  const [year, month, date] = parts(day)
  return `${date} ${MONTHS[month - 1] ?? ''} ${year}`
}
