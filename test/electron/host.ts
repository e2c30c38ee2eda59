import { join } from 'node:path'
import type { Host } from '../../electron/host.ts'
import { memorySecrets } from '../../electron/secrets/memory.ts'

/** A door behind which nobody sits: nothing is picked, saved or shown. Projects and what the app remembers are below `dir`. */
export function hostAt(dir: string, door: Host['door'] = 'browser'): Host {
  return {
    door,
    projectsDir: join(dir, 'projects'),
    stateDir: join(dir, 'state'),
    pickFile: () => Promise.resolve(null),
    pickFiles: () => Promise.resolve([]),
    saveFile: () => Promise.resolve(null),
    deliver: () => null,
    showFile: () => undefined,
    openLink: () => undefined,
    notify: () => undefined,
    secrets: memorySecrets(),
  }
}
