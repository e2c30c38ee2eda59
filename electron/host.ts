import type { AppInfo } from '../shared/contract/app.ts'
import type { ProviderId } from '../shared/domain/job.ts'

/** What a door gives the core. None of the doors holds logic. */
export type Host = {
  readonly door: AppInfo['door']
  /** Folder for projects made by imports, for example `~/Documents/Tunesheet`. Created when first used. */
  readonly projectsDir: string
  /** Folder for the app's own state: recent projects, preferences, the record of what was sent. */
  readonly stateDir: string
  /** Shows an open dialog; the chosen path or null. Doors without dialogs answer null. */
  pickFile(kind: 'data' | 'project'): Promise<string | null>
  /** The same for one file of data or several; none when the user cancelled. */
  pickFiles(): Promise<readonly string[]>
  /**
   * Where to write a file the user asked for, or null when they changed their mind. The browser door answers a path of
   * its own and delivers the finished file through `deliver`.
   */
  saveFile(suggestedName: string): Promise<string | null>
  /** After writing: an address to download from, or null when the file already lies where the user wanted it. */
  deliver(path: string): string | null
  showFile(path: string): void
  openLink(url: string): void
  notify(title: string, body: string): void
  readonly secrets: SecretStore
}

/** Keeps keys. Values leave it only towards the training client. */
export type SecretStore = {
  /** Name of the system's keychain for the screen; null: memory only, until the app closes. */
  readonly keychain: () => string | null
  get(provider: ProviderId): Promise<StoredKey | null>
  set(provider: ProviderId, key: StoredKey): Promise<'os' | 'memory'>
  clear(provider: ProviderId): Promise<void>
  /** Without opening the key itself: on macOS that could ask for the keychain. */
  describe(
    provider: ProviderId,
  ): { label: string; baseUrl: string | null; kept: 'os' | 'memory' | 'environment' } | null
}

export type StoredKey = { readonly key: string; readonly label: string; readonly baseUrl: string | null }
