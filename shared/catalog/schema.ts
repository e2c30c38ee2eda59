import { z } from 'zod'
import { Framing } from '../domain/tokens/framing.ts'
import { ImageRule } from '../domain/tokens/images.ts'
import { ProviderId } from '../domain/job.ts'
import { Format } from '../domain/setup.ts'

/** Encodings whose vocabularies the app carries: OpenAI's two, and those of Llama 3, Qwen 3 and Mistral Nemo. */
export const Encoding = z.enum(['o200k_base', 'cl100k_base', 'llama3', 'qwen3', 'mistral_nemo'])
export type Encoding = z.infer<typeof Encoding>

/** A day in UTC, `2026-11-22`. */
const Day = z.iso.date()

/**
 * A fact of the catalogue: nothing stands in it without its source and the day it was true. What is not known is null
 * and says why, so that a gap is a decision and not an oversight.
 */
function fact<T extends z.ZodType>(value: T) {
  const told = { source: z.string().min(1), asOf: Day }
  return z.union([z.object({ value, ...told }), z.object({ value: z.null(), ...told, reason: z.string().min(1) })])
}

export const Provider = z.object({
  id: ProviderId,
  name: z.string().min(1),
  /** Null: the user's own address, or none because nothing leaves the computer. */
  baseUrl: z.url().nullable(),
  /** Host name for "Online with …"; empty: none, or the user's own. */
  host: z.string(),
  /** Training files the provider takes. */
  formats: z.array(Format).min(1),
  source: z.string().min(1),
  asOf: Day,
})
export type Provider = z.infer<typeof Provider>

const UsdPer1M = z.number().positive()
const UsdPerHour = z.number().nonnegative()

export const Model = z.object({
  /** Unique in the catalogue; the id of the snapshot where there is one. */
  id: z.string().min(1),
  /** What the provider is asked for. */
  sentAs: z.string().min(1),
  /** Short name for the screen. */
  name: z.string().min(1),
  provider: ProviderId,
  /** Other names people type. */
  aliases: z.array(z.string().min(1)),
  /** Whether it stands in the table of models; further snapshots of a listed model do not. */
  listed: z.boolean(),
  formats: z.array(Format).min(1),
  /**
   * `nearest`: the model's own word list is not carried, counts are estimates. `framing`: how it is given a conversation;
   * absent: as the encoding was published with.
   */
  encoding: z.object({
    name: Encoding,
    framing: Framing.optional(),
    nearest: z.boolean(),
    source: z.string().min(1),
    asOf: Day,
  }),
  /** How an image is counted; absent in lists that do not tell, and then not counted. */
  images: fact(ImageRule).optional(),
  /** USD per million tokens; reading and writing are those of the tuned model. */
  trainingPrice: fact(UsdPer1M),
  inputPrice: fact(UsdPer1M),
  cachedInputPrice: fact(UsdPer1M),
  outputPrice: fact(UsdPer1M),
  /** What the same model costs as it comes, USD per million tokens. */
  baseInputPrice: fact(UsdPer1M),
  baseOutputPrice: fact(UsdPer1M),
  /** USD per hour for keeping a tuned model ready; 0: none is charged. */
  hostingPrice: fact(UsdPerHour),
  /** Tokens per example; longer ones are cut at the end. */
  limit: fact(z.number().int().positive()),
  /** First day on which nobody can train it any more; `ended`: in the past, the day is not known. */
  trainingEnds: fact(z.union([Day, z.literal('ended')])),
  /** First day on which the model, or those tuned from it, do not answer any more. */
  baseStops: fact(Day),
  tunedStops: fact(Day),
})
export type Model = z.infer<typeof Model>
