/** One locale for every figure: sentences that come from main are English too, and two notations on one page mislead. */
const LOCALE = 'en-US'

const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 })
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** `4,012` */
export function formatNumber(value: number): string {
  return whole.format(value)
}

/** `1 row`, `4,012 rows`: `plural` only where it is not the singular with an s. */
export function formatCount(value: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumber(value)} ${value === 1 ? singular : plural}`
}

/** `10 %`; below one per cent `0.4 %`. */
export function formatPercent(share: number): string {
  const percent = share * 100
  const digits = percent !== 0 && Math.abs(percent) < 1 ? 1 : 0
  return `${new Intl.NumberFormat(LOCALE, { maximumFractionDigits: digits }).format(percent)} %`
}

/** Decimal units, as file managers show them: `412 bytes`, `3.4 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return formatCount(bytes, 'byte')
  const units = ['KB', 'MB', 'GB', 'TB'] as const
  let value = bytes
  let unit: (typeof units)[number] = 'KB'
  for (const next of units) {
    value /= 1000
    unit = next
    if (value < 999.5) break
  }
  return `${new Intl.NumberFormat(LOCALE, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} ${unit}`
}

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

/** An ISO day, `2027-01-06`, as `6 Jan 2027`: no time zone is involved. */
export function formatDay(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number)
  return `${day ?? ''} ${MONTHS[(month ?? 1) - 1] ?? ''} ${year ?? ''}`
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
