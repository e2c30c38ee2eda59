import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { folders } from '../folders.ts'
import type { Host } from '../host.ts'
import { memorySecrets } from '../secrets/memory.ts'
import type { Downloads } from './downloads.ts'
import { hasDisplay, openInBrowser } from './openInBrowser.ts'

/**
 * What the browser door gives the core: files come by upload and leave by download, keys live in memory only. Dialogs
 * and notes belong to the page there, which is a real browser's.
 */
export function browserHost(tempDir: string, downloads: Downloads): Host {
  return {
    door: 'browser',
    ...folders(),
    pickFile: () => Promise.resolve(null),
    pickFiles: () => Promise.resolve([]),
    saveFile(suggestedName) {
      // A folder of its own keeps the suggested name for the download.
      const dir = join(tempDir, 'out', randomUUID())
      mkdirSync(dir, { recursive: true, mode: 0o700 })
      return Promise.resolve(join(dir, suggestedName))
    },
    deliver: (path) => downloads.offer(path),
    showFile: () => undefined,
    openLink(url) {
      if (hasDisplay() && url.startsWith('https://')) void openInBrowser(url)
    },
    notify: () => undefined,
    secrets: memorySecrets(),
  }
}
