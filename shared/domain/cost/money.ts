import { notation } from '../../format/notation.ts'
import { readFigure } from '../../format/typed.ts'

/** Money is kept as whole micro-dollars, so that sums are exact. */
export type MicroUsd = number

/** Micro-dollars for a number of tokens at a price in USD per million tokens, rounded to the nearest micro-dollar. */
export function priceOf(tokens: number, usdPerMillion: number): MicroUsd {
  return Math.round(tokens * usdPerMillion)
}

/** Picodollars in a micro-dollar: prices per million tokens have up to six decimals, and a token costs a millionth. */
export const PICO = 1_000_000n

/** Picodollars, exactly, for a number of tokens at a price in USD per million tokens with up to six decimals. */
export function picoUsd(tokens: number, usdPerMillion: number): bigint {
  return BigInt(tokens) * BigInt(Math.round(usdPerMillion * 1_000_000))
}

/** Whole micro-dollars of an amount in picodollars, rounded up. */
export function upToMicro(pico: bigint): MicroUsd {
  return Number((pico + PICO - 1n) / PICO)
}

/** Micro-dollars as dollars, for JSON output; exact to six decimals. */
export function toUsd(micro: MicroUsd): number {
  return micro / 1_000_000
}

/** Dollars from which an axis names thousands and millions. */
const NAMED = 1_000_000

/**
 * Micro-dollars for people, in the notation of their language: `$12.34`, `12,34 $`. Two decimals, or as many as the first
 * two significant digits need below one cent. Never rounds a price down to nothing: 0.4 cents are "$0.0040". `round`: for
 * the marks of an axis, a whole amount goes without its decimals, and millions are named (`$200M`, `200 Mio. $`).
 */
export function formatUsd(micro: MicroUsd, { round = false }: { round?: boolean } = {}): string {
  const usd = toUsd(micro)
  if (round && Math.abs(usd) >= NAMED) {
    return new Intl.NumberFormat(notation(), { style: 'currency', currency: 'USD', notation: 'compact' }).format(usd)
  }
  const digits = usd !== 0 && Math.abs(usd) < 0.01 ? Math.min(6, Math.ceil(-Math.log10(Math.abs(usd))) + 1) : 2
  return new Intl.NumberFormat(notation(), {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    trailingZeroDisplay: round ? 'stripIfInteger' : 'auto',
  }).format(usd)
}

/** Dollars as people type them, with or without the sign, in either notation: `50.12`, `50,12 $`, `US$ 1,204.50`; null: no amount. */
export function readUsd(text: string): number | null {
  return readFigure(text.replace(/US\s?\$|\$\s?US|USD|\$/i, ' '))
}
