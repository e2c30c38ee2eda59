/**
 * Milliseconds that this thread worked since a call of `cpuTime()`; how busy the machine is otherwise does not count.
 * `const spent = cpuTime(); …; expect(spent()).toBeLessThan(500)`
 */
export function cpuTime(): () => number {
  const began = process.threadCpuUsage()
  return () => {
    const { user, system } = process.threadCpuUsage(began)
    return (user + system) / 1000
  }
}
