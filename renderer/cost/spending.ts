import type { CostState } from '../../shared/contract/cost.ts'
import { daysBetween } from '../../shared/format/days.ts'
import { DAYS_A_MONTH, monthlyCostOf, type UseCost, type UsePlan } from '../../shared/domain/cost/useCost.ts'

export type Spending = {
  readonly plan: UsePlan
  readonly use: UseCost
  /** Days drawn, and the day on which the tuned model stops answering; null: not within them. */
  readonly days: number
  readonly stopsAfter: number | null
}

const FEWEST_DAYS = 60
const MOST_DAYS = 720

/** Far enough to see the bills cross and part again, but never further than two years. */
export function spendingOf(cost: Pick<CostState, 'today' | 'chosen'>, plan: UsePlan): Spending {
  const use = monthlyCostOf(plan)
  const paidBack = use.breakEven?.days ?? 0
  const days = Math.min(MOST_DAYS, Math.max(FEWEST_DAYS, Math.ceil((paidBack * 1.5) / DAYS_A_MONTH) * DAYS_A_MONTH))
  const { tunedStops } = cost.chosen
  const left = tunedStops === null ? null : Math.max(0, daysBetween(cost.today, tunedStops))
  return { plan, use, days, stopsAfter: left !== null && left <= days ? left : null }
}
