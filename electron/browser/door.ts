import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createApp } from '../app.ts'
import { version } from '../version.ts'
import { Downloads } from './downloads.ts'
import { newToken } from './guard.ts'
import { browserHost } from './host.ts'
import { type BrowserServer, startServer } from './server.ts'
import { makeTempDir } from '../tempDir.ts'

export type DoorOptions = { readonly assetsDir: string; readonly rendererDir: string; readonly practicePace?: number }

/** The browser door, open: the app behind a server, with a folder of its own that goes when the door closes. */
export async function openDoor(options: DoorOptions): Promise<BrowserServer> {
  const tempDir = await makeTempDir('door')
  const token = newToken()
  const downloads = new Downloads(token)
  const { assetsDir, rendererDir, practicePace } = options
  const app = createApp({
    host: browserHost(tempDir, downloads),
    version,
    assetsDir,
    ...(practicePace && { practicePace }),
  })
  const server = await startServer({ app, token, downloads, rendererDir, uploadsDir: join(tempDir, 'in') })
  return {
    ...server,
    async close() {
      await server.close()
      await app.close()
      await rm(tempDir, { recursive: true, force: true })
    },
  }
}
