import { z } from 'zod'
import { Certainty } from '../domain/certainty.ts'
import { ProviderId } from '../domain/job.ts'
import { Epochs } from '../domain/setup.ts'
import { TypicalRequest } from '../domain/cost/useCost.ts'
import { procedure, ProjectId } from './base.ts'

export const Trainable = z.enum(['now', 'closing', 'closed', 'retired'])
export type Trainable = z.infer<typeof Trainable>

/** A figure in micro-dollars with how sure it is, and a sentence that says from where and as of when. */
export const Figure = z.object({ microUsd: z.number().int().nullable(), certainty: Certainty, why: z.string() })
export type Figure = z.infer<typeof Figure>

/** Prices of using a model, USD per million tokens; null: not known. `why`: from where and as of when, or why not. */
const UsePrices = z.object({ input: z.number().nullable(), output: z.number().nullable(), why: z.string() })

export const ModelCost = z.object({
  model: z.string(),
  name: z.string(),
  provider: ProviderId,
  providerName: z.string(),
  training: Figure,
  inputUsdPer1M: z.number().nullable(),
  outputUsdPer1M: z.number().nullable(),
  /** Whether one of its prices was typed in by the user. */
  typed: z.boolean(),
  /** Where the two prices above are from, or why there is none. */
  useWhy: z.string(),
  /** The same model as it comes. */
  base: UsePrices,
  /** Keeping a tuned model ready, USD per hour; 0: nothing is charged; null: not known. */
  hosting: z.object({ usdPerHour: z.number().nullable(), why: z.string() }),
  trainable: Trainable,
  /** `closes 6 Jan 2027`, `retired 23 Oct 2026`, `trainable now`. */
  state: z.string(),
  /** ISO dates; null: none known. */
  trainingEnds: z.string().nullable(),
  tunedStops: z.string().nullable(),
  /** From where the day is known on which the tuned model stops. */
  tunedStopsWhy: z.string(),
  limit: z.number().int().nullable(),
  limitWhy: z.string(),
  /** From where the end is known, or why there is none. */
  stateWhy: z.string(),
})
export type ModelCost = z.infer<typeof ModelCost>

export const CostState = z.object({
  chosen: ModelCost,
  epochs: z.number().int(),
  /** Where the number of passes comes from. */
  epochsRule: z.enum(['typed', 'published-rule']),
  autoEpochs: z.number().int(),
  billedTokens: z.number().int(),
  trainRows: z.number().int(),
  validationRows: z.number().int(),
  /** Price at 1, 2, 4 passes and so on: [passes, micro-dollars or null]. */
  ladder: z.array(z.tuple([z.number().int(), z.number().int().nullable()])),
  models: z.array(ModelCost),
  /** Date of the catalogue, ISO; and whether it is older than 90 days. */
  asOf: z.string(),
  /** Day of the figures, UTC, `2026-11-22`. */
  today: z.string(),
  outdated: z.boolean(),
  /** How sure the lengths of the rows are: counted as the project's model reads, or with the nearest table. */
  lengths: z.object({ certainty: Certainty, why: z.string() }),
  /** False while rows are still being counted: every figure is then growing. */
  complete: z.boolean(),
})
export type CostState = z.infer<typeof CostState>

export const cost = {
  /** `model` and `epochs` look without deciding; absent: the project's own. */
  get: procedure
    .input(z.object({ project: ProjectId, model: z.string().optional(), epochs: Epochs.optional() }))
    .output(CostState),
  /** What a request usually is, by the rows; null: there is no row to learn it from. */
  typical: procedure.input(z.object({ project: ProjectId })).output(TypicalRequest.nullable()),
}
