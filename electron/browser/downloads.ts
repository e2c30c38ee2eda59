import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'

/** Finished files that wait to be fetched by the page, each once. */
export class Downloads {
  readonly #waiting = new Map<string, string>()
  readonly #token: string
  constructor(token: string) {
    this.#token = token
  }

  /** The address, relative to the door's own, from which the page can fetch a file once. */
  offer(path: string): string {
    const id = randomUUID()
    this.#waiting.set(id, path)
    return `/download/${id}?token=${this.#token}`
  }

  /** The file behind an id, which is then used up; null for an id that never was or is no longer. */
  take(id: string): { path: string; name: string } | null {
    const path = this.#waiting.get(id)
    this.#waiting.delete(id)
    return path === undefined ? null : { path, name: basename(path) }
  }
}
