import type { LookedUp } from '../../shared/contract/readiness.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'

const KNOWLEDGE = 'Tuning changes how a model answers, it does not add knowledge.'

/** What the test found, in sentences. */
export function lookedUpInWords({ asked, right, of }: LookedUp): string {
  if (asked === 0) return 'No row has both a question and an answer yet.'
  const found =
    of === 'held-back'
      ? `For ${formatNumber(right)} of ${formatCount(asked, 'held-back row')} the most similar old answer was right as it stands.`
      : `For ${formatNumber(right)} of ${formatCount(asked, 'row')}, looked up as if new, the most similar other row had the right answer as it stands.`
  return `${found} ${adviceOn(right / asked)} ${KNOWLEDGE}`
}

function adviceOn(share: number): string {
  if (share >= 0.8) return 'A search in old answers would do nearly as well and costs nothing to train.'
  if (share >= 0.2) return 'Tuning is worth it for the rest.'
  return 'Looking it up would not do.'
}
