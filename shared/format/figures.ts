import { notation } from './notation.ts'

/** Making a formatter costs more than using it, and screens are full of figures. */
const formats = new Map<string, Intl.NumberFormat>()

function decimals(most: number): Intl.NumberFormat {
  const key = `${notation()} ${most}`
  const format = formats.get(key) ?? new Intl.NumberFormat(notation(), { maximumFractionDigits: most })
  formats.set(key, format)
  return format
}

/** `4,012`, and `4.012` where people write it so (see notation.ts). */
export function formatNumber(value: number): string {
  return decimals(0).format(value)
}

/** `0.8`, `1,204.5`: at most so many decimals, and none that say nothing. */
export function formatDecimal(value: number, most = 6): string {
  return decimals(most).format(value)
}

/** `1.250`: always so many decimals, for figures that are held against each other. */
export function formatFixed(value: number, digits: number): string {
  const key = `${notation()} ${digits} fixed`
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(notation(), { minimumFractionDigits: digits, maximumFractionDigits: digits })
  formats.set(key, format)
  return format.format(value)
}

/** `1 row`, `4,012 rows`: `plural` only where it is not the singular with an s. */
export function formatCount(value: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumber(value)} ${value === 1 ? singular : plural}`
}

/** A share from 0 to 1: `10 %`; below one per cent `0.4 %`. */
export function formatPercent(share: number): string {
  const percent = share * 100
  return `${formatDecimal(percent, percent !== 0 && Math.abs(percent) < 1 ? 1 : 0)} %`
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
  return `${formatDecimal(value, value < 10 ? 1 : 0)} ${unit}`
}
