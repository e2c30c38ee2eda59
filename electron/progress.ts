/** At most this often a second is progress told: more would only fill the wire. */
const TELLS_PER_SECOND = 10

/**
 * Turns work that reports progress into an event iterator: yields the latest event now and then, the result last.
 * Ending the iterator early (Cancel, a closed window) aborts the work and waits until it has cleaned up.
 */
export async function* withProgress<T>(
  signal: AbortSignal | undefined,
  work: (emit: (event: T) => void, signal: AbortSignal) => Promise<T>,
): AsyncGenerator<T> {
  const stop = new AbortController()
  const abort = (): void => {
    stop.abort(signal?.reason)
  }
  signal?.addEventListener('abort', abort, { once: true })
  if (signal?.aborted) abort()
  const waiting: T[] = [] // The latest event, if it was not told yet.
  let last = -Infinity
  let wake: (() => void) | null = null
  let held: T[] = [] // Came too soon; told in its time unless a later one takes its place.
  let timer: NodeJS.Timeout | undefined
  const tell = (event: T): void => {
    last = performance.now()
    waiting[0] = event
    wake?.()
  }
  const emit = (event: T): void => {
    const wait = last + 1000 / TELLS_PER_SECOND - performance.now()
    held = wait > 0 ? [event] : []
    if (wait <= 0) tell(event)
    else
      timer ??= setTimeout(() => {
        timer = undefined
        held.splice(0).forEach(tell)
      }, wait)
  }
  let settled = false
  const done = work(emit, stop.signal).finally(() => {
    settled = true
    wake?.()
  })
  done.catch(() => undefined) // Told below, where it is awaited.
  try {
    while (!isSettled()) {
      await new Promise<void>((resolve) => {
        wake = resolve
        if (settled || waiting.length > 0) resolve()
      })
      yield* waiting.splice(0)
    }
    yield await done
  } finally {
    signal?.removeEventListener('abort', abort)
    clearTimeout(timer)
    if (!isSettled()) {
      stop.abort()
      await done.catch(() => undefined) // Cancelled: the reason is ours.
    }
  }

  // A function, so that the compiler does not take the value from before the await for the one after it.
  function isSettled(): boolean {
    return settled
  }
}
