import { Worker } from 'node:worker_threads'
import { Failure } from '../../../shared/domain/failure.ts'
import type { Sort } from '../../../shared/domain/view.ts'

export type SortData = { readonly order: Sort['order'] }
export type SortRequest =
  { readonly type: 'keys'; readonly keys: string; readonly separator: string } | { readonly type: 'order' }
export type SortAnswer = { readonly order: Uint32Array }

/**
 * Sorts in a thread of its own: the keys are sent as they are read, so that the thread is busy meanwhile, and the order
 * comes back as places in the list of all keys, see `Keys`.
 */
export class Sorter implements Disposable {
  readonly #worker: Worker

  constructor(order: Sort['order']) {
    // Beside this file when running from source, beside the chunk after the build.
    const name = import.meta.url.endsWith('.ts') ? './sortWorker.ts' : './sortWorker.js'
    const workerData: SortData = { order }
    this.#worker = new Worker(new URL(name, import.meta.url), { execArgv: [], name: 'sorting', workerData })
    // `error` is followed by `exit`; without a listener it would end the process.
    this.#worker.on('error', () => undefined)
    this.#worker.unref()
  }

  /** Further keys, parted by a separator that none of them holds. */
  add(keys: string, separator: string): void {
    this.#send({ type: 'keys', keys, separator })
  }

  /** @throws Failure `internal` when the thread ends before it answers, for lack of memory */
  order(): Promise<Uint32Array> {
    const { promise, resolve, reject } = Promise.withResolvers<Uint32Array>()
    this.#worker.once('message', (answer: SortAnswer) => {
      resolve(answer.order)
    })
    this.#worker.once('exit', () => {
      const hint = 'Close other programs if memory is short, then try again.'
      reject(new Failure({ code: 'internal', message: 'Sorting stopped in the middle.', hint }))
    })
    this.#worker.ref()
    this.#send({ type: 'order' })
    return promise
  }

  #send(request: SortRequest): void {
    this.#worker.postMessage(request)
  }

  [Symbol.dispose](): void {
    void this.#worker.terminate()
  }
}
