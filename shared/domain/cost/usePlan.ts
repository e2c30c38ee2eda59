import type { MicroUsd } from './money.ts'
import type { TypicalRequest, UseChoice, UsePlan, Way } from './useCost.ts'

/** Tokens of a request as it is today and as the tuned model needs it. */
export type RequestTokens = {
  readonly instruction: number
  readonly tunedInstruction: number
  readonly question: number
  readonly answer: number
}

/** The prices of a model that the two bills need, USD per million tokens and per hour; null: not known. */
export type Priced = {
  readonly model: string
  readonly training: { readonly microUsd: MicroUsd | null }
  readonly inputUsdPer1M: number | null
  readonly outputUsdPer1M: number | null
  readonly base: { readonly input: number | null; readonly output: number | null }
  readonly hosting: { readonly usdPerHour: number | null }
}

/** What the user typed, and where nothing was typed what the rows say. A tuned model needs no instruction at first. */
export function tokensOf(use: UseChoice, typical: TypicalRequest | null): RequestTokens {
  return {
    instruction: use.instruction ?? typical?.instruction ?? 0,
    tunedInstruction: use.tunedInstruction ?? 0,
    question: use.question ?? typical?.question ?? 0,
    answer: use.answer ?? typical?.answer ?? 0,
  }
}

/** The model that answers today: the one chosen to be compared with, or the tuned one as it comes. */
export function replacedBy<T extends Priced>(cost: { chosen: T; models: readonly T[] }, use: UseChoice): T {
  return cost.models.find(({ model }) => model === use.replaces) ?? cost.chosen
}

/** What the two bills are made from; null: a price that is needed is not known. Unknown hosting counts as none. */
export function usePlanOf(
  chosen: Priced,
  replaced: Pick<Priced, 'base'>,
  use: UseChoice,
  tokens: RequestTokens,
): UsePlan | null {
  const tuned = wayOf(tokens, tokens.tunedInstruction, chosen.inputUsdPer1M, chosen.outputUsdPer1M)
  const today = wayOf(tokens, tokens.instruction, replaced.base.input, replaced.base.output)
  if (!tuned || !today) return null
  return {
    requestsPerMonth: use.requestsPerMonth,
    training: chosen.training.microUsd ?? 0,
    today,
    tuned: { ...tuned, hostingUsdPerHour: chosen.hosting.usdPerHour ?? 0 },
  }
}

function wayOf(tokens: RequestTokens, instruction: number, input: number | null, output: number | null): Way | null {
  if (input === null || output === null) return null
  const { question, answer } = tokens
  return { instruction, question, answer, inputUsdPer1M: input, outputUsdPer1M: output, hostingUsdPerHour: 0 }
}
