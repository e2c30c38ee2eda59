import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tickets, workplace } from './run.ts'

describe('tunesheet cost', () => {
  it('multiplies tokens, passes and the price of the catalogue', async () => {
    const { dir, json } = workplace()
    writeFileSync(join(dir, 'in.csv'), tickets(100))
    const cost = (await json('cost', 'in.csv', '--model', 'gpt-3.5-turbo', '--epochs', '3')) as {
      billedTokens: number
      trainingUsd: number
    }
    expect(cost).toMatchObject({
      provider: 'openai',
      asOf: '2026-11-22',
      epochs: 3,
      epochsRule: 'typed',
      inputUsdPer1M: 3,
      outputUsdPer1M: 6,
      trainable: false,
    })
    expect(cost.trainingUsd).toBeCloseTo((cost.billedTokens * 3 * 8) / 1_000_000, 6)
  })

  it('says with --requests what every month of use costs, and when training is paid back', async () => {
    const { dir, json } = workplace()
    writeFileSync(join(dir, 'in.csv'), tickets(100))
    const more = [
      '--requests',
      '9000',
      '--replaces',
      'gpt-4.1',
      '--instruction-tokens',
      '1240',
      '--prompt-tokens',
      '90',
    ]
    const { use, trainingUsd } = (await json('cost', 'in.csv', ...more, '--answer-tokens', '100')) as {
      use: { breakEven: { requests: number; days: number }; savedUsdPerMonth: number }
      trainingUsd: number
    }
    expect(use).toMatchObject({
      requestsPerMonth: 9000,
      replaces: 'gpt-4.1-2025-04-14',
      tokens: { instruction: 1240, tunedInstruction: 0, question: 90, answer: 100 },
      certainty: 'estimate',
      today: { readsUsd: 23.94, writesUsd: 7.2, hostingUsd: 0, totalUsd: 31.14 },
      tuned: { readsUsd: 0.648, writesUsd: 2.88, hostingUsd: 0, totalUsd: 3.528 },
      savedUsdPerMonth: 27.612,
      shorterInstructionUsdPerMonth: 22.32,
    })
    expect(use.breakEven.requests).toBe(Math.ceil((trainingUsd * 9000) / use.savedUsdPerMonth))
  })

  it('learns the length of a request from the rows', async () => {
    const { dir, json } = workplace()
    writeFileSync(join(dir, 'in.csv'), tickets(30))
    const { use } = (await json('cost', 'in.csv', '--system', 'Be brief.', '--requests', '10')) as {
      use: { tokens: { instruction: number; question: number; answer: number } }
    }
    expect(use.tokens.instruction).toBe(7)
    expect(use.tokens.question).toBeGreaterThan(7)
    expect(use.tokens.answer).toBeGreaterThan(0)
  })

  it('refuses a number of passes that no provider takes', async () => {
    const { dir, run } = workplace()
    writeFileSync(join(dir, 'in.csv'), tickets(10))
    const { code, stderr } = await run('cost', 'in.csv', '--epochs', '51')
    expect(code).toBe(2)
    expect(stderr).toContain('from 1 to 50')
  })
})

describe('tunesheet models', () => {
  it('lists every model as the file that the app takes as a newer list', async () => {
    const { json } = workplace()
    expect(await json('models')).toMatchObject({
      kind: 'tunesheet-models',
      asOf: '2026-11-22',
      models: expect.arrayContaining([expect.objectContaining({ id: 'gpt-4.1-mini-2025-04-14' })]) as unknown[],
    })
  })
})
