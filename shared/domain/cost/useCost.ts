import { z } from 'zod'
import { PICO, picoUsd, upToMicro, type MicroUsd } from './money.ts'

/** Days of a month in every bill here; hosting is billed by the hour, all day long. */
export const DAYS_A_MONTH = 30
const HOURS_A_MONTH = DAYS_A_MONTH * 24

const Tokens = z.number().int().min(0).max(1_000_000)

/** What the user expects of the months after training. Whatever is not decided is taken from the data. */
export const UseChoice = z.object({
  requestsPerMonth: z.number().int().min(1).max(1_000_000_000),
  /** The model that answers today, as it comes; null: the one that is tuned. */
  replaces: z.string().max(200).nullable(),
  /** Tokens of the instruction sent today, and of the one that a tuned model still needs. */
  instruction: Tokens.optional(),
  tunedInstruction: Tokens.optional(),
  question: Tokens.optional(),
  answer: Tokens.optional(),
})
export type UseChoice = z.infer<typeof UseChoice>

export const DEFAULT_USE: UseChoice = { requestsPerMonth: 1000, replaces: null }

/** A request as it usually is, in tokens; `rows`: how many rows it was learned from. */
export const TypicalRequest = z.object({
  instruction: z.number().int(),
  question: z.number().int(),
  answer: z.number().int(),
  rows: z.number().int(),
})
export type TypicalRequest = z.infer<typeof TypicalRequest>

/** One way of answering: tokens of a request, prices in USD per million tokens, hosting in USD per hour. */
export type Way = {
  readonly instruction: number
  readonly question: number
  readonly answer: number
  readonly inputUsdPer1M: number
  readonly outputUsdPer1M: number
  readonly hostingUsdPerHour: number
}

export type UsePlan = {
  readonly requestsPerMonth: number
  /** Paid once. */
  readonly training: MicroUsd
  readonly today: Way
  readonly tuned: Way
}

/** A month in micro-dollars, each part rounded up: a bill never looks smaller than it is. */
export type MonthlyBill = {
  readonly reads: MicroUsd
  readonly writes: MicroUsd
  readonly hosting: MicroUsd
  readonly total: MicroUsd
}

export type UseCost = {
  readonly today: MonthlyBill
  readonly tuned: MonthlyBill
  /** Below zero: the tuned model costs more every month. */
  readonly savedPerMonth: MicroUsd
  /** What sending the part of the instruction that is no longer needed costs every month today. */
  readonly promptWorth: MicroUsd
  /** When the training is paid back; null: never at these prices. */
  readonly breakEven: { readonly requests: number; readonly days: number } | null
}

/**
 * Both bills side by side. Training is paid once and stands apart from what is paid for use; the two meet only in
 * `breakEven`: the first request after which training and use of the tuned model have cost no more than the way of
 * today, computed in whole picodollars so that no rounding moves it. Requests come evenly, 30 days a month.
 */
export function monthlyCostOf(plan: UsePlan): UseCost {
  const today = billOf(plan.today, plan.requestsPerMonth)
  const tuned = billOf(plan.tuned, plan.requestsPerMonth)
  const shorter = Math.max(0, plan.today.instruction - plan.tuned.instruction)
  return {
    today,
    tuned,
    savedPerMonth: today.total - tuned.total,
    promptWorth: upToMicro(picoUsd(shorter, plan.today.inputUsdPer1M) * BigInt(plan.requestsPerMonth)),
    breakEven: breakEvenOf(plan),
  }
}

function billOf(way: Way, requests: number): MonthlyBill {
  const reads = upToMicro(readsPico(way) * BigInt(requests))
  const writes = upToMicro(picoUsd(way.answer, way.outputUsdPer1M) * BigInt(requests))
  const hosting = upToMicro(hostingPico(way))
  return { reads, writes, hosting, total: reads + writes + hosting }
}

function breakEvenOf({ requestsPerMonth, training, today, tuned }: UsePlan): UseCost['breakEven'] {
  const requests = BigInt(requestsPerMonth)
  const gained = monthPico(today, requests) - monthPico(tuned, requests)
  if (gained <= 0n) return null
  const needed = divideUp(BigInt(training) * PICO * requests, gained)
  const days = divideUp(needed * BigInt(DAYS_A_MONTH), requests)
  return { requests: Number(needed), days: Number(days) }
}

/** Micro-dollars spent after a number of requests at the pace of the plan; training included for the tuned model. */
export function spentAfter(plan: UsePlan, which: 'today' | 'tuned', requests: number): number {
  const month = monthPico(plan[which], BigInt(plan.requestsPerMonth))
  const used = (Number(month) / Number(PICO)) * (requests / plan.requestsPerMonth)
  return which === 'tuned' ? plan.training + used : used
}

function monthPico(way: Way, requests: bigint): bigint {
  return (readsPico(way) + picoUsd(way.answer, way.outputUsdPer1M)) * requests + hostingPico(way)
}

function readsPico(way: Way): bigint {
  return picoUsd(way.instruction + way.question, way.inputUsdPer1M)
}

function hostingPico(way: Way): bigint {
  return picoUsd(HOURS_A_MONTH * 1_000_000, way.hostingUsdPerHour)
}

function divideUp(amount: bigint, by: bigint): bigint {
  return (amount + by - 1n) / by
}
