import { Failure } from '../../shared/domain/failure.ts'

/** Exit codes of the command line; tests and scripts rely on them. `stopped` is what shells know Ctrl+C by. */
export const EXIT = { done: 0, dataHasErrors: 1, wrongUse: 2, refused: 3, stopped: 130 } as const

/** How a command answers: one JSON object or lines for people on stdout, everything else on stderr. */
export type Output = {
  readonly json: boolean
  /** The answer of the command: exactly one call. `human` gives the lines shown without --json. */
  answer(value: object, human: () => string[]): void
  /** Something worth saying that is not the answer. */
  note(text: string): void
  /** A line that is overwritten; only on a terminal. */
  progress(text: string): void
}

/** Output over the process's own streams. */
export function processOutput(json: boolean): Output {
  let progressShown = false
  const clear = (): void => {
    if (progressShown) process.stderr.write('\r\u001b[K')
    progressShown = false
  }
  return {
    json,
    answer(value, human) {
      clear()
      process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${human().join('\n')}\n`)
    },
    note(text) {
      clear()
      process.stderr.write(`${text}\n`)
    },
    progress(text) {
      if (!process.stderr.isTTY) return
      process.stderr.write(`\r\u001b[K${text}`)
      progressShown = true
    },
  }
}

/** One line for a failure: what and where, then what to do. */
export function sentence(error: unknown): string {
  if (!(error instanceof Failure)) return error instanceof Error ? error.message : String(error)
  const { message, hint } = error.data
  return hint ? `${message} ${hint}` : message
}

/** What the process ends with after a failure, see `EXIT`. */
export function exitCodeOf(error: unknown): number {
  const code = error instanceof Failure ? error.data.code : null
  if (code === 'cancelled') return EXIT.stopped
  return code === 'refused-by-provider' ? EXIT.refused : EXIT.wrongUse
}
