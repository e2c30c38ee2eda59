import type { CostState, ModelCost } from '../../shared/contract/cost.ts'
import { formatUsd } from '../../shared/domain/cost/money.ts'
import type { TypicalRequest, UseChoice, UseCost } from '../../shared/domain/cost/useCost.ts'
import type { RequestTokens } from '../../shared/domain/cost/usePlan.ts'
import { daysBetween, formatDay } from '../../shared/format/days.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'

/** What stands under the two bills: what is saved, and when training is paid back. */
export type UseSentence = {
  readonly figure: string
  readonly what: string
  readonly more: string
  readonly tone: 'good' | 'plain'
}

/** The amount saved, or what the tuned model costs more, with what the shorter instruction does for it. */
export function savingSentence(use: UseCost, tokens: RequestTokens): UseSentence {
  const { savedPerMonth: saved } = use
  if (saved > 0)
    return { figure: formatUsd(saved), what: 'saved a month', more: promptSentence(use, tokens), tone: 'good' }
  return {
    // Not minus nought.
    figure: formatUsd(Math.abs(saved)),
    what: saved === 0 ? 'difference a month' : 'more a month than today',
    more: `${saved === 0 ? 'Both cost the same.' : 'The tuned model costs more to use.'} ${moreSentence(tokens)}`,
    tone: 'plain',
  }
}

function promptSentence({ promptWorth }: UseCost, { instruction, tunedInstruction }: RequestTokens): string {
  if (instruction <= tunedInstruction)
    return 'The instruction stays as long as it is; the price of the model makes the difference.'
  const shrinks = `Your instruction of ${formatCount(instruction, 'token')} ${
    tunedInstruction === 0 ? 'is no longer sent' : `shrinks to ${formatNumber(tunedInstruction)}`
  }`
  return `${shrinks}: the model has learned it. Sending ${tunedInstruction === 0 ? 'it' : 'the rest'} costs ${formatUsd(promptWorth)} a month today.`
}

function moreSentence({ instruction, tunedInstruction }: RequestTokens): string {
  return instruction > tunedInstruction
    ? 'It may still be worth it for better answers.'
    : 'It would save where it replaces a dearer model, or a long instruction: type how long yours is.'
}

/** When training is paid back, in requests and days; and whether the tuned model answers that long. */
export function breakEvenSentence(cost: Pick<CostState, 'today' | 'chosen'>, use: UseCost): string {
  const { training, tunedStops } = cost.chosen
  if (training.microUsd === null) return 'What training costs is not known, so nobody can say when it is paid back.'
  if (!use.breakEven) return 'Training is never paid back at these prices.'
  const { requests, days } = use.breakEven
  const when = `Training is paid back after ${formatCount(requests, 'request')}, in ${formatCount(days, 'day')}.`
  if (tunedStops === null || daysBetween(cost.today, tunedStops) >= days) return when
  return `${when} The tuned model stops before, on ${formatDay(tunedStops)}.`
}

/** Hosting by the hour can be dearer than all else: where its price is missing, the bills say so in plain sight. */
export function hostingSentence({ chosen }: Pick<CostState, 'chosen'>): string | null {
  return chosen.hosting.usdPerHour === null
    ? `Without what ${chosen.providerName} takes for keeping the model ready: that is not known. Type it in above.`
    : null
}

/** Why the bills are an estimate: what they are made from, and what is not in them. */
export function billWhy(parts: {
  cost: CostState
  use: UseChoice
  tokens: RequestTokens
  typical: TypicalRequest | null
  replaced: ModelCost
}): string {
  const { cost, use, tokens, typical, replaced } = parts
  const typed = [use.instruction, use.tunedInstruction, use.question, use.answer].some((one) => one !== undefined)
  const rows = typical ? `the middle of ${formatCount(typical.rows, 'row')} of yours` : 'what you typed'
  const { chosen } = cost
  return [
    `${formatCount(use.requestsPerMonth, 'request')} × ${formatCount(tokens.question, 'token')} read and ${formatNumber(tokens.answer)} written beside the instruction, ${typed ? 'as typed in' : rows}.`,
    `Today: ${replaced.name} as it comes. ${replaced.base.why}`,
    `Tuned: ${chosen.name}. ${chosen.useWhy}`,
    chosen.hosting.usdPerHour === null ? chosen.hosting.why : '',
    'A tuned model does without the instruction when the rows it learned from did.',
    'What is read again within minutes may be billed at less; that is not in it.',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

/** What stands in place of the bills when a price is missing, or when a request would be of nothing. */
export function missingSentence(cost: CostState, replaced: ModelCost): string {
  const { chosen } = cost
  const { input, output } = replaced.base
  return chosen.inputUsdPer1M === null || chosen.outputUsdPer1M === null
    ? `What ${chosen.name} at ${chosen.providerName} costs to use is not known. Type it in above. ${chosen.useWhy}`
    : input === null || output === null
      ? `What ${replaced.name} at ${replaced.providerName} costs as it comes is not known. ${replaced.base.why}`
      : 'What a month costs is told as soon as there are rows, or as you type how long a question and an answer are.'
}
