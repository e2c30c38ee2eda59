const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/**
 * Runs work that takes away what it has begun when its signal aborts: Ctrl+C then leaves nothing behind. A second one
 * ends the process at once, as it does at all other times.
 */
export async function stoppable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController()
  const onSignal = (): void => {
    stop.abort()
    for (const name of SIGNALS) process.off(name, onSignal)
  }
  for (const name of SIGNALS) process.on(name, onSignal)
  try {
    return await work(stop.signal)
  } finally {
    for (const name of SIGNALS) process.off(name, onSignal)
  }
}
