import { formatUsd } from '../../shared/domain/cost/money.ts'
import { formatCount, formatFixed } from '../../shared/format/figures.ts'
import type { Answer } from './exchange.ts'

/** `0.7 s`, `12 s`, `40 ms`. */
export function formatMillis(millis: number): string {
  if (millis < 95) return `${Math.max(1, Math.round(millis))} ms`
  return millis < 9950 ? `${formatFixed(millis / 1000, 1)} s` : `${Math.round(millis / 1000)} s`
}

/** What an answer took, in three figures; those nobody reported are left out. */
export function figuresOf(answer: Answer, practice: boolean): string[] {
  const { inputTokens, outputTokens, millis, microUsd } = answer
  const figures: string[] = []
  if (inputTokens !== null || outputTokens !== null)
    figures.push(formatCount((inputTokens ?? 0) + (outputTokens ?? 0), 'token'))
  figures.push(formatMillis(millis))
  if (practice) figures.push('free')
  else figures.push(microUsd === null ? 'price unknown' : formatUsd(microUsd))
  return figures
}
