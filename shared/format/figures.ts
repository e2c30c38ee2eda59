/** One locale for every figure: sentences come from main and from the window, and two notations on one page mislead. */
const LOCALE = 'en-US'

const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 })
const oneDecimal = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 })

/** `4,012` */
export function formatNumber(value: number): string {
  return whole.format(value)
}

/** `1 row`, `4,012 rows`: `plural` only where it is not the singular with an s. */
export function formatCount(value: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumber(value)} ${value === 1 ? singular : plural}`
}

/** A share from 0 to 1: `10 %`; below one per cent `0.4 %`. */
export function formatPercent(share: number): string {
  const percent = share * 100
  const format = percent !== 0 && Math.abs(percent) < 1 ? oneDecimal : whole
  return `${format.format(percent)} %`
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
  return `${(value < 10 ? oneDecimal : whole).format(value)} ${unit}`
}
