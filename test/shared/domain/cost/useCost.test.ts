import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spentAfter, monthlyCostOf, type UsePlan, type Way } from '../../../../shared/domain/cost/useCost.ts'

const way = (more: Partial<Way> = {}): Way => ({
  ...{ instruction: 0, question: 100, answer: 100 },
  ...{ inputUsdPer1M: 0.8, outputUsdPer1M: 3.2, hostingUsdPerHour: 0 },
  ...more,
})
const plan = (more: Partial<UsePlan> = {}): UsePlan => ({
  requestsPerMonth: 9000,
  training: 10_023_060,
  today: way({ instruction: 1240, inputUsdPer1M: 2, outputUsdPer1M: 8 }),
  tuned: way({ instruction: 45 }),
  ...more,
})

describe('the bill of a month', () => {
  test('is requests × tokens × price, what is read and what is written apart', () => {
    const { today, tuned, savedPerMonth } = monthlyCostOf(plan())
    expect(today).toEqual({ reads: 24_120_000, writes: 7_200_000, hosting: 0, total: 31_320_000 })
    expect(tuned).toEqual({ reads: 1_044_000, writes: 2_880_000, hosting: 0, total: 3_924_000 })
    expect(savedPerMonth).toBe(27_396_000)
  })

  test('holds the hosting of all hours of 30 days where a provider charges it', () => {
    expect(monthlyCostOf(plan({ tuned: way({ hostingUsdPerHour: 1.7 }) })).tuned.hosting).toBe(1_224_000_000)
  })

  test('is rounded up to the next millionth of a dollar, never down', () => {
    const one = way({ question: 1, answer: 0, inputUsdPer1M: 0.15 })
    expect(monthlyCostOf(plan({ requestsPerMonth: 1, tuned: one })).tuned.reads).toBe(1)
    expect(monthlyCostOf(plan({ requestsPerMonth: 20, tuned: one })).tuned.reads).toBe(3)
    expect(monthlyCostOf(plan({ requestsPerMonth: 21, tuned: one })).tuned.reads).toBe(4)
  })

  test('says what the shorter instruction is worth, and nothing for a longer one', () => {
    // 1,240 − 45 tokens × 9,000 requests × 2 USD per million, the price of the model that is sent them today.
    expect(monthlyCostOf(plan()).promptWorth).toBe(21_510_000)
    expect(monthlyCostOf(plan({ tuned: way({ instruction: 2000 }) })).promptWorth).toBe(0)
  })
})

describe('paid back', () => {
  test('after the requests and days at which both ways have cost the same', () => {
    // 27.396 USD are saved by 9,000 requests: 10.02306 USD by 3,292.7 of them, in 10.98 days.
    expect(monthlyCostOf(plan()).breakEven).toEqual({ requests: 3293, days: 11 })
  })

  test('never, when a month costs as much or more', () => {
    expect(monthlyCostOf(plan({ today: way(), tuned: way() })).breakEven).toBeNull()
    expect(monthlyCostOf(plan({ tuned: way({ hostingUsdPerHour: 3 }) })).breakEven).toBeNull()
  })

  test('at once, when training costs nothing', () => {
    expect(monthlyCostOf(plan({ training: 0 })).breakEven).toEqual({ requests: 0, days: 0 })
  })
})

const price = fc.integer({ min: 1, max: 200_000_000 }).map((millionths) => millionths / 1_000_000)
const tokens = fc.nat(20_000)
const anyWay = fc.record({
  ...{ instruction: tokens, question: tokens, answer: tokens, inputUsdPer1M: price, outputUsdPer1M: price },
  hostingUsdPerHour: fc.oneof(
    fc.constant(0),
    fc.integer({ min: 0, max: 90 }).map((cents) => cents / 100),
  ),
})
const anyPlan: fc.Arbitrary<UsePlan> = fc.record({
  requestsPerMonth: fc.integer({ min: 1, max: 5_000_000 }),
  training: fc.nat(100_000_000_000),
  today: anyWay,
  tuned: anyWay,
})

describe('for every plan', () => {
  test('the two bills cross at the break-even: not yet one request before, and from then on paid back', () => {
    fc.assert(
      fc.property(anyPlan, (any) => {
        const { breakEven } = monthlyCostOf(any)
        fc.pre(breakEven !== null && breakEven.requests > 0)
        const ahead = (requests: number): number =>
          spentAfter(any, 'today', requests) - spentAfter(any, 'tuned', requests)
        // The line drawn is of floating point numbers; the break-even itself is exact.
        const noise = spentAfter(any, 'today', breakEven.requests) * 1e-9 + 1e-6
        expect(ahead(breakEven.requests)).toBeGreaterThanOrEqual(-noise)
        expect(ahead(breakEven.requests - 1)).toBeLessThanOrEqual(noise)
      }),
    )
  })

  test('it exists exactly where the tuned model is cheaper by the month', () => {
    fc.assert(
      fc.property(anyPlan, (any) => {
        const { breakEven, savedPerMonth } = monthlyCostOf(any)
        // Each of three parts of a bill is rounded up by less than one.
        if (savedPerMonth >= 3) expect(breakEven).not.toBeNull()
        if (savedPerMonth <= -3) expect(breakEven).toBeNull()
      }),
    )
  })

  test('nothing is negative, and no part is less than tokens × price', () => {
    fc.assert(
      fc.property(anyPlan, (any) => {
        const { today, tuned, promptWorth, breakEven } = monthlyCostOf(any)
        for (const bill of [today, tuned]) {
          expect(Math.min(...Object.values(bill))).toBeGreaterThanOrEqual(0)
          expect(bill.total).toBe(bill.reads + bill.writes + bill.hosting)
        }
        expect(Math.min(promptWorth, breakEven?.requests ?? 0, breakEven?.days ?? 0)).toBeGreaterThanOrEqual(0)
        const writes = any.today.answer * any.today.outputUsdPer1M * any.requestsPerMonth
        expect(today.writes).toBeGreaterThanOrEqual(writes * (1 - 1e-12))
        expect(today.writes).toBeLessThan(writes * (1 + 1e-12) + 1)
      }),
    )
  })

  test('more requests are never paid back later in days, and the days hold all requests needed', () => {
    fc.assert(
      fc.property(anyPlan, (drawn) => {
        // Models as they come are not hosted for anybody.
        const any = { ...drawn, today: { ...drawn.today, hostingUsdPerHour: 0 } }
        const { breakEven } = monthlyCostOf(any)
        fc.pre(breakEven !== null)
        const twice = monthlyCostOf({ ...any, requestsPerMonth: any.requestsPerMonth * 2 }).breakEven
        expect(twice?.days).toBeLessThanOrEqual(breakEven.days)
        expect((breakEven.days * any.requestsPerMonth) / 30).toBeGreaterThanOrEqual(breakEven.requests * (1 - 1e-12))
      }),
    )
  })
})
