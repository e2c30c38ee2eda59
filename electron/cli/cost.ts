import { findModel } from '../catalog/current.ts'
import type { CostState } from '../../shared/contract/cost.ts'
import { formatUsd, toUsd } from '../../shared/domain/cost/money.ts'
import { monthlyCostOf, type MonthlyBill, type UseChoice, type UseCost } from '../../shared/domain/cost/useCost.ts'
import { tokensOf, usePlanOf, type RequestTokens } from '../../shared/domain/cost/usePlan.ts'
import { formatCount } from '../../shared/format/figures.ts'
import { costState } from '../dataset/cost.ts'
import { typicalRequest } from '../dataset/typicalRequest.ts'
import type { Project } from '../project/project.ts'
import { TokenPool } from '../tokens/pool.ts'
import { countAll } from './countAll.ts'
import { withInput } from './input.ts'
import type { Wanted } from './wanted.ts'
import { EXIT, type Output } from './output.ts'

type CostWanted = Wanted & {
  readonly requests?: number
  readonly replaces?: string
  readonly instructionTokens?: number
  readonly tunedInstructionTokens?: number
  readonly promptTokens?: number
  readonly answerTokens?: number
}

/**
 * `cost IN --model M [--epochs N|auto] [--requests N …]`: what training would cost, whether the model can still be
 * trained, and with `--requests` what every month of use costs against the model that answers today.
 */
export function costCommand(input: string, options: CostWanted, output: Output): Promise<number> {
  return withInput(input, options, output, async ({ project }) => {
    await countAll(project, output)
    const now = Date.now()
    const cost = costState(project, { now })
    const use = options.requests === undefined ? null : await useOf(project, options, now)
    output.answer({ ...trainingAnswer(project, cost), ...(use === null ? {} : { use: use.answer }) }, () => [
      ...trainingLines(cost),
      ...(use?.lines ?? []),
    ])
    return EXIT.done
  })
}

function trainingAnswer(project: Project, cost: CostState): object {
  const { chosen } = cost
  const micro = chosen.training.microUsd
  const trainable = chosen.trainable === 'now' || chosen.trainable === 'closing'
  return {
    model: chosen.model,
    provider: chosen.provider,
    asOf: cost.asOf,
    tokens: project.facts.totals().trainTokens,
    billedTokens: cost.billedTokens,
    epochs: cost.epochs,
    epochsRule: cost.epochsRule,
    trainingUsd: micro === null ? null : toUsd(micro),
    certainty: chosen.training.certainty,
    inputUsdPer1M: chosen.inputUsdPer1M,
    outputUsdPer1M: chosen.outputUsdPer1M,
    trainable,
    ...(trainable ? {} : { why: chosen.state }),
    ...(chosen.tunedStops === null ? {} : { shutdown: chosen.tunedStops }),
  }
}

function trainingLines({ chosen, billedTokens, epochs, asOf }: CostState): string[] {
  const micro = chosen.training.microUsd
  return [
    `${micro === null ? 'Price unknown' : formatUsd(micro)} to train ${chosen.name} at ${chosen.providerName} (${chosen.training.certainty})`,
    chosen.training.why,
    `${formatCount(billedTokens, 'billed token')} × ${formatCount(epochs, 'pass', 'passes')}, prices as of ${asOf}`,
    chosen.state,
  ]
}

type UseAnswer = { readonly answer: object; readonly lines: string[] }

/** The monthly bills; what no option names is learned from the rows. */
async function useOf(project: Project, wanted: CostWanted, now: number): Promise<UseAnswer> {
  const replaces = wanted.replaces === undefined ? null : findModel(wanted.replaces).id
  const cost = costState(project, { now })
  // Looked at as the chosen one, so that it is there even when the table does not list it.
  const replaced = replaces === null ? cost.chosen : costState(project, { now, model: replaces }).chosen
  const use: UseChoice = {
    requestsPerMonth: wanted.requests ?? 1,
    replaces,
    instruction: wanted.instructionTokens,
    tunedInstruction: wanted.tunedInstructionTokens,
    question: wanted.promptTokens,
    answer: wanted.answerTokens,
  }
  const tokens = tokensOf(use, await typicalOf(project))
  const plan = usePlanOf(cost.chosen, replaced, use, tokens)
  const told = { requestsPerMonth: use.requestsPerMonth, replaces: replaced.model, tokens }
  if (plan) {
    const bills = monthlyCostOf(plan)
    const trainingKnown = cost.chosen.training.microUsd !== null
    return {
      answer: { ...told, certainty: 'estimate', ...inUsd(bills, trainingKnown) },
      lines: useLines(bills, tokens, trainingKnown),
    }
  }
  const why = cost.chosen.inputUsdPer1M === null ? cost.chosen.useWhy : replaced.base.why
  return { answer: { ...told, certainty: 'unknown', why }, lines: [`What using it costs is not known. ${why}`] }
}

async function typicalOf(project: Project): ReturnType<typeof typicalRequest> {
  const pool = new TokenPool({ size: 1 })
  try {
    return await typicalRequest(project, pool)
  } finally {
    await pool.close()
  }
}

function inUsd(bills: UseCost, trainingKnown: boolean): object {
  const bill = ({ reads, writes, hosting, total }: MonthlyBill): object => ({
    readsUsd: toUsd(reads),
    writesUsd: toUsd(writes),
    hostingUsd: toUsd(hosting),
    totalUsd: toUsd(total),
  })
  return {
    today: bill(bills.today),
    tuned: bill(bills.tuned),
    savedUsdPerMonth: toUsd(bills.savedPerMonth),
    shorterInstructionUsdPerMonth: toUsd(bills.promptWorth),
    breakEven: trainingKnown ? bills.breakEven : null,
  }
}

function useLines({ today, tuned, breakEven }: UseCost, tokens: RequestTokens, trainingKnown: boolean): string[] {
  return [
    `${formatUsd(today.total)} a month today, ${formatUsd(tuned.total)} tuned (estimate): a request of ${formatCount(tokens.question, 'token')}, an answer of ${formatCount(tokens.answer, 'token')}, an instruction of ${formatCount(tokens.instruction, 'token')} today and ${formatCount(tokens.tunedInstruction, 'token')} tuned`,
    !trainingKnown || breakEven === null
      ? 'No break-even is known at these prices'
      : `Training is paid back after ${formatCount(breakEven.requests, 'request')}, in ${formatCount(breakEven.days, 'day')}`,
  ]
}
