import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AtProvider, failureOf } from './atProvider.ts'
import { sheetOf } from './sheet.ts'

describe('planning a training', () => {
  let at: AtProvider
  beforeEach(async () => {
    at = await AtProvider.begin()
  })
  afterEach(() => at.end())

  describe('the plan', () => {
    it('says what would leave this computer and what it costs, and sends nothing', async () => {
      const plan = await at.training.plan(at.sheet.project, at.choice())
      // 30 rows of 100 tokens, 3 passes of the published rule, $5 per million tokens.
      expect(plan).toMatchObject({
        providerName: 'OpenAI',
        host: at.server.host,
        sent: ['Instruction', 'Question', 'Answer'],
        stays: ['Ticket'],
        epochs: 3,
      })
      expect(plan.price.microUsd).toBe(30 * 100 * 3 * 5)
      expect([plan.training.rows, plan.validation?.rows]).toEqual([30, 10])
      expect(plan.blockers).toEqual([])
      expect(plan.warnings.join(' ')).toMatch(/closes 6 Jan 2027, in 45 days/)
      expect([at.server.requests, at.log]).toEqual([[], []])
    })

    it.each([
      [{ errors: 6 }, {}, '6 rows would be refused. Look at them under Check.'],
      [{}, { provider: 'azure' as const }, 'There is no key for Azure OpenAI yet.'],
      [{}, { model: 'gpt-3.5-turbo-0125' }, 'gpt-3.5-turbo can no longer be trained: retired 23 Oct 2026.'],
      [{}, { provider: 'nebius' as const }, 'gpt-4.1-mini is not trained at Nebius. Choose another model under Cost.'],
      [{}, { model: 'gpt-99' }, 'OpenAI has no model "gpt-99" that is known here. Choose one under Cost.'],
    ])('names what stands in the way: %j %j', async (made, chosen, blocker) => {
      at.replaceSheet(sheetOf(40, made))
      expect((await at.training.plan(at.sheet.project, at.choice(chosen))).blockers).toContain(blocker)
      expect((await failureOf(at.start(chosen))).code).toBe('wrong-input')
      expect(at.server.requests).toEqual([])
      expect(at.sheet.project.jobs.list()).toEqual([])
    })

    it('counts too few rows', async () => {
      at.replaceSheet(sheetOf(7))
      expect((await at.training.plan(at.sheet.project, at.choice())).blockers).toEqual([
        'Too few: 7 rows, at least 10 are needed.',
      ])
    })
  })
})
