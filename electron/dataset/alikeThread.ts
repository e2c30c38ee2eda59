import { Worker } from 'node:worker_threads'
import { Failure } from '../../shared/domain/failure.ts'
import type { SplitRows, SplitWish } from '../../shared/domain/split/splitPlan.ts'
import type { AlikeWork, Linked } from './alikeMessages.ts'

/**
 * Where the worker lies: beside this file when running from source, beside the chunk after the build. The name is chosen
 * at run time, so that the bundler leaves it alone.
 */
function workerUrl(): URL {
  const name = import.meta.url.endsWith('.ts') ? './alikeWorker.ts' : './alikeWorker.js'
  return new URL(name, import.meta.url)
}

/** Work that is answered; the rest of it only prepares for that. */
type Question = Extract<AlikeWork, { kind: 'link' | 'split' }>

/** The thread that compares the rows of one project: seconds of work for a large sheet, during which all else goes on. */
export class AlikeThread {
  readonly #worker: Worker
  /** Questions not answered yet; the worker answers in the order of asking. */
  readonly #waiting: PromiseWithResolvers<unknown>[] = []
  #ended = false

  constructor() {
    this.#worker = new Worker(workerUrl(), { execArgv: [], name: 'alike' })
    // A thread without work does not keep the process alive.
    this.#worker.unref()
    this.#worker.on('message', (answer: unknown) => {
      this.#waiting.shift()?.resolve(answer)
      if (this.#waiting.length === 0) this.#worker.unref()
    })
    // `error` is followed by `exit`; without a listener it would end the process.
    this.#worker.on('error', () => undefined)
    this.#worker.on('exit', () => {
      this.#ended = true
      for (const { reject } of this.#waiting.splice(0)) reject(stopped())
    })
  }

  /** Whether it can be asked no more: it crashed, or memory ran out. */
  get ended(): boolean {
    return this.#ended
  }

  tell(work: Exclude<AlikeWork, Question>): void {
    this.#worker.postMessage(work, work.kind === 'put' ? [work.ids.buffer, work.bytes.buffer] : [])
  }

  /** Compares all rows it was told of. `held`: ids of those that are held back. Fails as `internal` when the thread ends. */
  link(held: Uint32Array): Promise<Linked> {
    return this.#ask({ kind: 'link', held }) as Promise<Linked>
  }

  /** `planSplit`, without holding up anybody. */
  split(rows: SplitRows, wish: SplitWish): Promise<Uint8Array> {
    return this.#ask({ kind: 'split', rows, wish }) as Promise<Uint8Array>
  }

  #ask(question: Question): Promise<unknown> {
    if (this.#ended) return Promise.reject(stopped())
    const waiting = Promise.withResolvers<unknown>()
    this.#waiting.push(waiting)
    this.#worker.ref()
    this.#worker.postMessage(question)
    return waiting.promise
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }
}

function stopped(): Failure {
  const hint = 'Close other programs if memory is short, then open the project again.'
  return new Failure({ code: 'internal', message: 'Looking for look-alikes stopped in the middle.', hint })
}
