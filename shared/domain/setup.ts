import { z } from 'zod'

/** The shape of the training file: see the published formats of chat, completion and preference training. */
export const Format = z.enum(['chat', 'completion', 'preference'])
export type Format = z.infer<typeof Format>

/** Passes over the data: a number of the user's, or what the provider's published rule gives. */
export const Epochs = z.union([z.literal('auto'), z.number().int().min(1).max(50)])
export type Epochs = z.infer<typeof Epochs>

/** What the user decided for the whole project. Changing it is an undoable act like any other. */
export const Setup = z.object({
  format: Format,
  /** The instruction for every row (system message); empty for none. A `system` column wins where it is not empty. */
  instruction: z.string().max(1_000_000),
  /** A model id of the catalogue, for example `gpt-4.1-mini-2025-04-14`. */
  model: z.string().max(200),
  epochs: Epochs,
})
export type Setup = z.infer<typeof Setup>

/** What a new project starts with: a small current model, passes by the published rule. */
export const DEFAULT_SETUP: Setup = {
  format: 'chat',
  instruction: '',
  model: 'gpt-4.1-mini-2025-04-14',
  epochs: 'auto',
}
