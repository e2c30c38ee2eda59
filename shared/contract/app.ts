import { z } from 'zod'
import { UseChoice } from '../domain/cost/useCost.ts'
import { FileRef, procedure, ProjectId } from './base.ts'

export const AppInfo = z.object({
  version: z.string(),
  door: z.enum(['desktop', 'browser', 'cli']),
  platform: z.enum(['mac', 'windows', 'linux']),
  /** Where keys are kept on this computer, in words: `macOS Keychain`; null: only until the app closes. */
  keychain: z.string().nullable(),
  /** Days, UTC, `2026-11-22`: the door's clock, because shared code has none. */
  today: z.string(),
})
export type AppInfo = z.infer<typeof AppInfo>

/** One entry of the record of everything sent. Never holds text of rows, keys or answers. */
export const SentEntry = z.object({
  at: z.number(),
  host: z.string(),
  /** For example `POST /files`. */
  what: z.string(),
  bytes: z.number().int(),
  /** Whether rows of a project were part of it. */
  data: z.boolean(),
  outcome: z.string(),
})
export type SentEntry = z.infer<typeof SentEntry>

/** offline: nothing was ever asked of the network · asked: no data sent · sent: rows went to `host`. */
export const NetworkState = z.object({ state: z.enum(['offline', 'asked', 'sent']), host: z.string().nullable() })
export type NetworkState = z.infer<typeof NetworkState>

export const Preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** Training above it must be typed; micro-dollars; null: no limit. */
  budgetMicroUsd: z.number().int().positive().nullable(),
  /** What is expected of the months after training, by project. */
  uses: z.record(ProjectId, UseChoice),
  rowHeight: z.enum(['compact', 'comfortable', 'wrapped']),
  /** Whether one row is shown beside the sheet, and how wide in pixels. */
  panel: z.boolean(),
  panelWidth: z.number().int().min(300).max(520),
  /** A row as a chat, as a line of the file, or cut into tokens. */
  panelView: z.enum(['chat', 'line', 'tokens']),
})
export type Preferences = z.infer<typeof Preferences>

export const app = {
  info: procedure.output(AppInfo),
  network: procedure.output(NetworkState),
  sent: procedure.output(z.array(SentEntry)),
  preferences: procedure.output(Preferences),
  setPreferences: procedure.input(Preferences.partial()).output(Preferences),
  /** Opens a page of a fixed list in the user's browser. */
  openLink: procedure
    .input(z.object({ link: z.enum(['openai-keys', 'nebius-keys', 'azure-keys', 'help']) }))
    .output(z.void()),
}

/** Files come from the door: dialogs on the desktop, uploads in the browser (see electron/browser/server.ts). */
export const files = {
  /** Desktop only; null when the user cancelled. `several`: files of data that are brought in together. */
  pick: procedure
    .input(z.object({ kind: z.enum(['data', 'project']), several: z.boolean().optional() }))
    .output(FileRef.nullable()),
  /** Desktop only: a file dropped on the window; main treats the path as user input. */
  dropped: procedure.input(z.object({ path: z.string().max(32_768) })).output(FileRef),
  /** Shows a saved file in the file manager (desktop); in the browser door nothing happens. */
  show: procedure.input(z.object({ ref: z.string() })).output(z.void()),
}
