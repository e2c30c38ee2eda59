import { MONTHS } from '../../shared/format/days.ts'
import { formatCount } from '../../shared/format/figures.ts'

/** `10:42`, 24 hours, local time. */
export function formatTime(at: number): string {
  const date = new Date(at)
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`
}

/** `6 Jan 2027`, local time. */
export function formatDate(at: number): string {
  const date = new Date(at)
  return `${date.getDate()} ${MONTHS[date.getMonth()] ?? ''} ${date.getFullYear()}`
}

/** How people say when: `today 10:42`, `yesterday`, `3 Nov`, `3 Nov 2025`. */
export function formatWhen(at: number, now: number): string {
  const date = new Date(at)
  const today = new Date(now)
  const midnight = new Date(today.getFullYear(), today.getMonth(), today.getDate()).getTime()
  if (at >= midnight) return `today ${formatTime(at)}`
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1).getTime()
  if (at >= yesterday) return 'yesterday'
  const short = `${date.getDate()} ${MONTHS[date.getMonth()] ?? ''}`
  return date.getFullYear() === today.getFullYear() ? short : `${short} ${date.getFullYear()}`
}

/** `4 seconds`, `3 minutes`, `2 hours`: rounded up, for waiting. */
export function formatDuration(millis: number): string {
  const seconds = Math.max(1, Math.ceil(millis / 1000))
  if (seconds < 60) return formatCount(seconds, 'second')
  const minutes = Math.ceil(seconds / 60)
  return minutes < 60 ? formatCount(minutes, 'minute') : formatCount(Math.ceil(minutes / 60), 'hour')
}
