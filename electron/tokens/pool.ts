import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Encoding } from '../../shared/catalog/schema.ts'
import type { Mapping } from '../../shared/domain/example/example.ts'
import type { RowFindings, RowToCheck } from '../../shared/domain/facts.ts'
import { Failure } from '../../shared/domain/failure.ts'
import { notation } from '../../shared/format/notation.ts'
import { batchesOf } from './batches.ts'
import type { Counting, Reply, Results, Work } from './messages.ts'
import { workerUrl } from './workerUrl.ts'

export type PoolOptions = {
  /** Another worker; for tests. */
  readonly workerUrl?: URL
  readonly size?: number
}

export type Priority = { readonly urgent?: boolean | undefined; readonly signal?: AbortSignal | undefined }

type Task = {
  readonly work: Work
  readonly resolve: (result: Results[Work['kind']]) => void
  readonly reject: (reason: Failure) => void
  /** Workers that crashed over it. */
  crashes: number
}

/** One worker thread and what it is doing. */
type Seat = { readonly worker: Worker; task: Task | null }

/** A batch whose worker crashes is tried once more: memory may have run out over something else. */
const MOST_CRASHES = 2

/**
 * Threads for counting and checking. Work comes in batches of some tens of milliseconds, one at a time per thread, and
 * what is urgent (the row under the cursor) goes before what is not, so that it waits for one batch at most.
 */
export class TokenPool {
  readonly size: number
  readonly #url: URL
  readonly #seats = new Set<Seat>()
  readonly #urgent: Task[] = []
  readonly #bulk: Task[] = []
  #closed = false

  constructor(options: PoolOptions = {}) {
    this.#url = options.workerUrl ?? workerUrl()
    this.size = options.size ?? Math.max(1, Math.min(4, availableParallelism() - 1))
  }

  /**
   * Facts of rows, in their order. Failures: `cancelled` after an abort or `close`, `internal` when the workers crash
   * over a batch twice.
   */
  async facts(
    rows: readonly RowToCheck[],
    mapping: Mapping,
    counting: Counting,
    priority: Priority = {},
  ): Promise<RowFindings[]> {
    const results = await Promise.all(
      batchesOf(rows).map((batch) => this.#run({ kind: 'facts', rows: batch, mapping, counting }, priority)),
    )
    return results.flat()
  }

  /** The text of each token, see `Encoder.pieces`. */
  pieces(text: string, encoding: Encoding): Promise<string[]> {
    return this.#run({ kind: 'pieces', text, encoding }, { urgent: true })
  }

  /** Tokens of each text. */
  count(texts: readonly string[], encoding: Encoding): Promise<number[]> {
    return this.#run({ kind: 'count', texts, encoding }, { urgent: true })
  }

  /** Starts the threads and loads the table of an encoding, so that the first count does not wait for it. */
  async warm(encoding: Encoding): Promise<void> {
    await Promise.all(Array.from({ length: this.size }, () => this.#run({ kind: 'warm', encoding }, {})))
  }

  /** Ends the threads; what is still waiting fails as `cancelled`. */
  async close(): Promise<void> {
    this.#closed = true
    const seats = [...this.#seats]
    this.#seats.clear()
    for (const task of [...this.#urgent.splice(0), ...this.#bulk.splice(0)]) task.reject(cancelled())
    for (const seat of seats) seat.task?.reject(cancelled())
    await Promise.all(seats.map((seat) => seat.worker.terminate()))
  }

  #run<K extends Work['kind']>(work: Work & { kind: K }, priority: Priority): Promise<Results[K]> {
    const { signal } = priority
    if (this.#closed || signal?.aborted) return Promise.reject(cancelled())
    return new Promise<Results[K]>((resolve, reject) => {
      const lane = priority.urgent ? this.#urgent : this.#bulk
      const abort = (): void => {
        const waiting = lane.indexOf(task)
        if (waiting >= 0) lane.splice(waiting, 1)
        reject(cancelled())
      }
      const task: Task = {
        work,
        resolve: (result) => {
          signal?.removeEventListener('abort', abort)
          // A worker answers the kind of work it was given.
          resolve(result as Results[K])
        },
        reject: (reason) => {
          signal?.removeEventListener('abort', abort)
          reject(reason)
        },
        crashes: 0,
      }
      signal?.addEventListener('abort', abort, { once: true })
      lane.push(task)
      this.#assign()
    })
  }

  /** Gives waiting work to threads without any, the urgent first; starts threads up to the size. */
  #assign(): void {
    while (!this.#closed && this.#urgent.length + this.#bulk.length > 0) {
      const seat = this.#freeSeat()
      const task = seat && (this.#urgent.shift() ?? this.#bulk.shift())
      if (!task) return
      seat.task = task
      // A thread without work does not keep the process alive; one with work does.
      seat.worker.ref()
      seat.worker.postMessage(task.work)
    }
  }

  #freeSeat(): Seat | null {
    for (const seat of this.#seats) if (!seat.task) return seat
    return this.#seats.size < this.size ? this.#open() : null
  }

  #open(): Seat {
    const seat: Seat = {
      worker: new Worker(this.#url, { execArgv: [], name: 'tokens', workerData: notation() }),
      task: null,
    }
    this.#seats.add(seat)
    seat.worker.on('message', (reply: Reply) => {
      const { task } = seat
      seat.task = null
      // After `close` the end of the thread is waited for, and nothing else may be left to keep the process alive.
      if (!this.#closed) seat.worker.unref()
      if (reply.ok) task?.resolve(reply.result)
      else task?.reject(crashed(new Error(reply.message)))
      this.#assign()
    })
    // `error` is followed by `exit`, where the thread is replaced; without a listener it would end the process.
    seat.worker.on('error', () => undefined)
    seat.worker.on('exit', () => {
      this.#lost(seat)
    })
    return seat
  }

  #lost(seat: Seat): void {
    if (!this.#seats.delete(seat)) return
    const { task } = seat
    if (task) {
      task.crashes += 1
      if (task.crashes < MOST_CRASHES) this.#urgent.unshift(task)
      else task.reject(crashed())
    }
    this.#assign()
  }
}

function cancelled(): Failure {
  return new Failure({ code: 'cancelled', message: 'Counting was cancelled.' })
}

function crashed(cause?: Error): Failure {
  const hint = 'Close other programs if memory is short, then open the project again.'
  return new Failure({ code: 'internal', message: 'Counting stopped in the middle of some rows.', hint }, { cause })
}
