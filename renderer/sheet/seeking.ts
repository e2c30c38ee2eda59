import type { Progress } from '../../shared/contract/base.ts'
import { Listeners } from '../sharedState.ts'

/** A search that is under way; the bar below the toolbar shows it when it takes a while. */
export type Search = { readonly words: string; readonly progress: Progress | null; readonly cancel: () => void }

type Work<T> = (watch: {
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
}) => Promise<T>

/** Searches one after the other, each of which can be ended; ending one ends those that wait as well. */
export class Seeking {
  #search: Search | null = null
  #last: Promise<unknown> = Promise.resolve()
  #stop = new AbortController()
  readonly #listeners = new Listeners()
  readonly subscribe = this.#listeners.subscribe

  readonly search = (): Search | null => this.#search

  /** Null: it was ended. Rejects as the work does. */
  run<T>(words: string, work: Work<T>): Promise<T | null> {
    const { signal } = this.#stop
    const next = this.#last.then(async () => {
      if (isOver(signal)) return null
      const tell = (progress: Progress | null): void => {
        if (!isOver(signal)) this.#say({ words, progress, cancel: this.#cancel })
      }
      tell(null)
      try {
        return await work({ signal, onProgress: tell })
      } catch (failure) {
        if (isOver(signal)) return null
        throw failure
      } finally {
        this.#say(null)
      }
    })
    this.#last = next.catch(() => undefined)
    return next
  }

  readonly #cancel = (): void => {
    this.#stop.abort()
    this.#stop = new AbortController()
    this.#say(null)
  }

  #say(search: Search | null): void {
    this.#search = search
    this.#listeners.tell()
  }
}

/** A function, because the answer may be another one after every wait. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted
}
