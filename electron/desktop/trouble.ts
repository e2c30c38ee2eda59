import { app, dialog } from 'electron'
import { Failure } from '../../shared/domain/failure.ts'

/** To the process's log. */
export function tell(what: string, error: unknown): void {
  process.stderr.write(
    `tunesheet: ${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
}

/** A program that cannot start says why, and ends: without a window it would only be in the way of the next start. */
export function refuseToStart(error: unknown): void {
  tell('starting', error)
  const { message, hint } =
    error instanceof Failure
      ? error.data
      : {
          message: 'Tunesheet could not start because of a fault of its own.',
          hint: 'Your projects are unchanged. Start it again; if that does not help, restart the computer.',
        }
  dialog.showErrorBox('Tunesheet cannot start', hint === undefined ? message : `${message}\n\n${hint}`)
  app.exit(1)
}

/**
 * Faults that nobody caught: Electron would show each with its stack. They are told to the process's log, and once to the
 * user in words.
 */
export function catchFaults(): void {
  // Started from a terminal that was closed since, every word to it would be such a fault.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  let told = false
  process.on('uncaughtException', (error) => {
    tell('a fault', error)
    if (told || !app.isReady()) return
    told = true
    void dialog.showMessageBox({
      type: 'error',
      message: 'Tunesheet met a fault of its own.',
      detail: 'Every edit that was saved is safe. Close Tunesheet and start it again.',
    })
  })
  process.on('unhandledRejection', (reason) => {
    tell('nobody waited for', reason)
  })
}
