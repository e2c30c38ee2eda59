import ElectronStore from 'electron-store'
import { z } from 'zod'
import { ProviderId } from '../../shared/domain/job.ts'

export const WindowState = z.object({
  x: z.number().optional(),
  y: z.number().optional(),
  width: z.number().min(400),
  height: z.number().min(300),
  maximized: z.boolean(),
})
export type WindowState = z.infer<typeof WindowState>

/** A key as it lies on disk: `cipher` is what the system's keychain made of it, base64. */
const LockedKey = z.object({ label: z.string(), baseUrl: z.string().nullable(), cipher: z.string() })

const Stored = z.object({
  window: WindowState.optional().catch(undefined),
  keys: z.partialRecord(ProviderId, LockedKey).catch({}),
})
type Stored = z.infer<typeof Stored>

export type DesktopStore = {
  read(): Stored
  write(change: Partial<Stored>): void
}

/**
 * What only this desktop knows. Read when first asked for; a file that cannot be read or understood counts as empty.
 * Writing throws where the disk does not take it.
 */
export function desktopStore(dir: string): DesktopStore {
  let store: ElectronStore | null = null
  const file = (): ElectronStore =>
    (store ??= new ElectronStore({ cwd: dir, name: 'desktop', clearInvalidConfig: true, configFileMode: 0o600 }))
  return {
    read() {
      try {
        return Stored.parse({ window: file().get('window'), keys: file().get('keys') ?? {} })
      } catch {
        return { keys: {} }
      }
    },
    write(change) {
      file().set(change)
    },
  }
}
