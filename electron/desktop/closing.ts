import { app } from 'electron'
import { spawn } from 'node:child_process'
import type { App } from '../app.ts'
import { filesIn } from './openedFiles.ts'
import { tell } from './trouble.ts'

/** Milliseconds after which the program ends although something does not: whatever was committed is on the disk. */
const PATIENCE_MS = 20_000

export type Closing = {
  /**
   * What somebody wants to be opened while the program is closing is left to a new start of it. False: it is not closing.
   */
  putOff(files: readonly string[]): boolean
}

/**
 * The program ends when the last commit is on disk and every file is let go, not before. `drained` settles when what the
 * windows said last has arrived.
 */
export function closeInOrder(core: Pick<App, 'close'>, drained: () => Promise<void>): Closing {
  let closing: Promise<void> | null = null
  let closed = false
  let putOff: readonly string[] | null = null
  app.on('window-all-closed', () => {
    // A Mac keeps an app without windows.
    if (process.platform !== 'darwin') app.quit()
  })
  const close = async (): Promise<void> => {
    await drained()
    await Promise.race([core.close(), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
  }
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    closing ??= close()
      .catch((error: unknown) => {
        tell('closing', error)
      })
      .finally(() => {
        closed = true
        if (putOff) startAgain(putOff)
        app.quit()
      })
  })
  return {
    putOff(files) {
      if (closing) putOff = [...(putOff ?? []), ...files]
      return closing !== null
    },
  }
}

function startAgain(files: readonly string[]): void {
  const own = process.argv.slice(1).filter((arg) => filesIn([arg], process.cwd()).length === 0)
  const args = [...own, ...files]
  const appImage = process.env['APPIMAGE']
  if (appImage === undefined) app.relaunch({ args })
  else {
    // Electron's own way waits for the end of this process with a program that is unmounted at that very end.
    app.releaseSingleInstanceLock()
    const started = spawn(appImage, args, { detached: true, stdio: 'ignore' })
    started.on('error', (error) => {
      tell('starting again', error)
    })
    started.unref()
  }
}
