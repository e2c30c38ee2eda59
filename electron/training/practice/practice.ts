import { practiceApp } from './app.ts'
import type { Fetch } from '../wire.ts'
import type { Lookup, Lookups } from './answer.ts'
import { PracticeStore } from './store.ts'

export type Practice = {
  /** For the SDK: answers in this process. */
  readonly fetch: Fetch
  /** Lends a project's rows to a practice model. */
  lend(model: string, lookup: Lookup): void
}

/** The practice provider. `dir` is where it remembers its runs; it is made when the first file arrives. */
export function createPractice(parts: { dir: string; now: () => number; uuid: () => string; pace: number }): Practice {
  const lookups: Lookups = new Map()
  const { dir, ...rest } = parts
  const app = practiceApp({ ...rest, store: new PracticeStore(dir), lookups })
  return {
    fetch: async (input, init) => {
      const request = new Request(input, init)
      return Promise.race([app.fetch(request), abortion(request.signal)])
    },
    lend: (model, lookup) => void lookups.set(model, lookup),
  }
}

/** Rejects when the caller gives up, as a real fetch does. */
function abortion(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const give = (): void => {
      reject(signal.reason instanceof Error ? signal.reason : new Error('Aborted'))
    }
    if (signal.aborted) give()
    else signal.addEventListener('abort', give, { once: true })
  })
}
