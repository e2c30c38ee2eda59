import { z } from 'zod'
import { ProviderId } from '../domain/job.ts'
import { procedure } from './base.ts'

/** What the window may know of a key. There is no procedure that gives one back. */
export const KeyStatus = z.object({
  provider: ProviderId,
  providerName: z.string(),
  label: z.string(),
  present: z.boolean(),
  /** os: locked by the system's keychain · memory: until the app closes · environment: from OPENAI_API_KEY. */
  kept: z.enum(['os', 'memory', 'environment']).nullable(),
  /** Base address; null where the provider has only one. */
  baseUrl: z.string().nullable(),
  tested: z
    .object({ at: z.number(), ok: z.boolean(), message: z.string(), models: z.number().int().nullable() })
    .nullable(),
})
export type KeyStatus = z.infer<typeof KeyStatus>

export const keys = {
  status: procedure.output(z.array(KeyStatus)),
  set: procedure
    .input(
      z.object({
        provider: ProviderId.exclude(['practice']),
        key: z.string().trim().min(1).max(1000),
        label: z.string().max(100),
        baseUrl: z.url().max(500).optional(),
      }),
    )
    .output(z.array(KeyStatus)),
  clear: procedure.input(z.object({ provider: ProviderId })).output(z.array(KeyStatus)),
  /** Asks the provider for its list of models, nothing else. */
  test: procedure.input(z.object({ provider: ProviderId })).output(z.array(KeyStatus)),
}
