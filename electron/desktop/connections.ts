import { ipcMain, type IpcMainEvent, type MessagePortMain } from 'electron'
import { RPCHandler } from '@orpc/server/message-port'
import type { App } from '../app.ts'
import { isOwnAddress } from './origin.ts'

/** Milliseconds for the ports of windows that are gone to say so. */
const GONE_MS = 2000

/** Lets pages of ours speak the contract: each brings one end of a message channel. */
export class Connections {
  readonly #open = new Set<MessagePortMain>()
  #onEnd: () => void = () => undefined

  constructor(app: Pick<App, 'router' | 'services'>, home: string) {
    const handler = new RPCHandler(app.router)
    ipcMain.on('tunesheet:connect', (event) => {
      const [port] = event.ports
      if (!port) return
      if (!isOwnPage(event, home)) {
        port.close()
        process.stderr.write(
          `tunesheet: refused a connection from ${event.senderFrame?.url.slice(0, 200) ?? 'a page that is gone'}\n`,
        )
        return
      }
      this.#open.add(port)
      handler.upgrade(port, { context: app.services })
      port.on('close', () => {
        this.#open.delete(port)
        if (this.#open.size === 0) this.#onEnd()
      })
      // Electron's ports hold everything back until they are started.
      port.start()
    })
  }

  /**
   * Settles when what the pages said last has arrived and is being done: a page that closes sends what stood in an open
   * field, and its port ends after that. For when there are no windows any more.
   */
  readonly drained = async (): Promise<void> => {
    if (this.#open.size > 0) {
      await new Promise<void>((resolve) => {
        this.#onEnd = resolve
        setTimeout(resolve, GONE_MS)
      })
    }
    await new Promise(setImmediate)
  }
}

/** The main frame of one of our windows, and nothing that got into it. */
function isOwnPage(event: IpcMainEvent, home: string): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && isOwnAddress(frame.url, home)
}
