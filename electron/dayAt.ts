import type { Day } from '../shared/format/days.ts'

/** The day in UTC, which the catalogue is dated in, at a moment in milliseconds since 1970. */
export function dayAt(millis: number): Day {
  return new Date(millis).toISOString().slice(0, 10)
}
