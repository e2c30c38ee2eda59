import { TokenPool } from '../../../electron/tokens/pool.ts'

/**
 * A process that closes its pool when the reply of a thread has arrived but was not looked at yet. It prints a line when
 * the pool says that it is closed.
 */
const pool = new TokenPool({ size: 1, workerUrl: new URL('./fixtureWorker.ts', import.meta.url) })
await pool.count(['warm'], 'o200k_base')
const answer = pool.count(['reply'], 'o200k_base').catch(() => null)
// This thread hears nothing meanwhile, and the other one has long answered.
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
await pool.close()
await answer
process.stdout.write('closed\n')
