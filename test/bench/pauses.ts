import { setImmediate } from 'node:timers/promises'

/** Does something, and tells how long it took and the longest time in which the process did nothing else. */
export async function watched(act: () => unknown): Promise<{ ms: number; pause: number }> {
  const stop = new AbortController()
  const watch = longestPause(stop.signal)
  const start = performance.now()
  await act()
  const ms = performance.now() - start
  stop.abort()
  return { ms, pause: await watch }
}

async function longestPause(signal: AbortSignal): Promise<number> {
  let longest = 0
  let last = performance.now()
  while (!signal.aborted) {
    await setImmediate()
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }
  return longest
}
