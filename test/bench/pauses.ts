import { setImmediate, setTimeout } from 'node:timers/promises'

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

const LOOK_MS = 5

/**
 * Does something, and tells how long it took and for how long the thread worked at most without letting others have their
 * turn. Other threads and other programs, which take time away from it, do not count.
 */
export async function watchedWork(act: () => unknown): Promise<{ ms: number; work: number }> {
  const stop = new AbortController()
  const watch = longestWork(stop.signal)
  const start = performance.now()
  await act()
  const ms = performance.now() - start
  stop.abort()
  return { ms, work: await watch }
}

async function longestWork(signal: AbortSignal): Promise<number> {
  let longest = 0
  for (let last = worked(); !signal.aborted;) {
    await setTimeout(LOOK_MS)
    const now = worked()
    longest = Math.max(longest, now - last)
    last = now
  }
  return longest
}

/** Milliseconds that this thread has worked since it was started. */
function worked(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
