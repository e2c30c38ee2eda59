import type { Histogram } from '../../shared/contract/facts.ts'

/** One bar, its share of the width and of the height. */
type Bar = { from: number; to: number; rows: number; left: number; width: number; height: number }

export type Scale = {
  bars: Bar[]
  ticks: { tokens: number; at: number }[]
  /** 0 to 1 along the width. */
  place: (tokens: number) => number
}

/** An axis on which each step doubles, wide enough for all rows and for the limit, and one step of air on both sides. */
export function scaleOf(histogram: Pick<Histogram, 'bars' | 'limit'>): Scale {
  const filled = histogram.bars.filter((bar) => bar.rows > 0)
  const lowest = Math.min(...filled.map((bar) => Math.max(1, bar.from)), 64)
  const highest = Math.max(...filled.map((bar) => bar.to), histogram.limit ?? 0, 256)
  const first = Math.max(0, Math.floor(Math.log2(lowest)) - 1)
  const last = Math.ceil(Math.log2(highest)) + 0.6
  const place = (tokens: number): number =>
    Math.min(1, Math.max(0, (Math.log2(Math.max(1, tokens)) - first) / (last - first)))
  const most = Math.max(...filled.map((bar) => bar.rows), 1)
  const ticks = []
  for (let power = first; power <= last; power++) ticks.push({ tokens: 2 ** power, at: place(2 ** power) })
  return {
    place,
    ticks,
    bars: filled.map((bar) => ({
      ...bar,
      left: place(bar.from),
      width: place(bar.to) - place(bar.from),
      height: bar.rows / most,
    })),
  }
}

/** The next round step at or above a wish: 1, 2 or 5 times a power of ten. */
export function niceStep(wish: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(wish, 1)))
  const factor = [1, 2, 5].find((one) => one * power >= wish) ?? 10
  return factor * power
}
