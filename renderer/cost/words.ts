import type { CostState } from '../../shared/contract/cost.ts'
import type { Histogram } from '../../shared/contract/facts.ts'
import { formatUsd } from '../../shared/domain/cost/money.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'

const MEGA = 1_000_000

/**
 * USD per million training tokens, taken back out of the price so that the sentence cannot contradict the figure.
 * Null: no price is known, or nothing is counted yet.
 */
function usdPerMillion(cost: Pick<CostState, 'chosen' | 'billedTokens' | 'epochs'>): number | null {
  const tokens = cost.billedTokens * cost.epochs
  if (cost.chosen.training.microUsd === null || tokens === 0) return null
  return cost.chosen.training.microUsd / tokens
}

/** `1 pass`, `3 passes` */
export function passes(count: number): string {
  return formatCount(count, 'pass', 'passes')
}

/** How the price comes about, in three parts, so that the passes can stand out. */
export function priceSentence(cost: CostState): { before: string; passes: string; after: string } {
  if (cost.trainRows === 0) return { before: 'There are no rows to learn from yet.', passes: '', after: '' }
  const usd = usdPerMillion(cost)
  const free =
    cost.validationRows === 0
      ? ''
      : cost.validationRows === 1
        ? ' The held-back row is free.'
        : ` The ${formatNumber(cost.validationRows)} held-back rows are free.`
  return {
    // While rows are counted the tokens are those of some rows only, and saying "in all rows" would be wrong.
    before: `${formatCount(cost.billedTokens, 'token')} ${cost.complete ? `in ${formatCount(cost.trainRows, 'row')}` : 'so far'} × `,
    passes: passes(cost.epochs),
    after:
      usd === null ? `. No price is known for this model.${free}` : ` × ${formatUsd(usd * MEGA)} per million.${free}`,
  }
}

/** What stands beside the price when the model cannot be trained any more, or not for long; null: nothing to say. */
export function stateSentence(chosen: CostState['chosen']): { tone: 'must' | 'worth'; text: string } | null {
  const { name, providerName, trainable, state } = chosen
  switch (trainable) {
    case 'now':
      return null
    case 'closing':
      return { tone: 'worth', text: `${name} at ${providerName} ${state}. A job must have started before.` }
    case 'closed':
    case 'retired':
      return {
        tone: 'must',
        text: `${name}, ${state}: ${providerName} takes no new training for it. Choose another model to train.`,
      }
  }
}

/** Both prices of using a model, per million tokens: `$0.80 / $3.20`. */
export function pricesOfUse(model: { inputUsdPer1M: number | null; outputUsdPer1M: number | null }): string {
  const { inputUsdPer1M: input, outputUsdPer1M: output } = model
  return input === null || output === null ? 'no price yet' : `${formatUsd(input * MEGA)} / ${formatUsd(output * MEGA)}`
}

/** Tokens on an axis of doublings: 512, 1k, 64k, 1m. */
export function shortTokens(tokens: number): string {
  if (tokens < 1000) return String(tokens)
  if (tokens < MEGA) return `${Math.round(tokens / 1024)}k`
  return `${Math.round(tokens / (1024 * 1024))}m`
}

/** One bar of the lengths: how many rows, how long, and whether the model reads them to the end. */
export function barWords(bar: Histogram['bars'][number], limit: number | null): string {
  const rows = `${formatCount(bar.rows, 'row')} with ${formatNumber(bar.from)} to ${formatNumber(bar.to - 1)} tokens`
  if (limit === null || bar.to - 1 <= limit) return `${rows}.`
  const its = bar.rows === 1 ? 'its' : 'their'
  return bar.from > limit
    ? `${rows}: over the limit, ${its} end would be cut off.`
    : `${rows}: what is over ${formatNumber(limit)} would be cut off.`
}

/** The whole picture of the lengths, for those who do not see it. */
export function lengthsInWords({ bars, median, longest, limit, overLimit }: Histogram): string {
  if (bars.every(({ rows }) => rows === 0)) return 'Tokens per row: nothing is counted yet.'
  const head = `Tokens per row: half of the rows have at most ${formatNumber(median)}, the longest has ${formatNumber(longest)}.`
  if (limit === null) return `${head} No limit is known.`
  return `${head} The limit is ${formatNumber(limit)}; ${overLimit === 0 ? 'no row is' : overLimit === 1 ? '1 row is' : `${formatNumber(overLimit)} rows are`} over it.`
}
