import type { Page } from '../../../shared/contract/rows.ts'
import { PAGE } from '../../pageSize.ts'

/** Asks the core for a stretch of the view; `signal`: nobody waits for it any more. */
export type PageSource = (
  ask: { offset: number; limit: number; refresh: boolean },
  signal: AbortSignal,
) => Promise<Page>

/** More at once would only make the page in sight wait for those already scrolled past. */
const PARALLEL = 2
/** So long after an answer while the core still looks through the sheet it is asked again, in milliseconds. */
const AGAIN_MS = 200
/** While the scroll bar is dragged each frame shows another place; pages are asked for so often, in milliseconds. */
const JUMP_MS = 50

/** What is held, as far as asking goes by it. */
type Store = {
  /** Whether any answer has arrived. */
  readonly isKnown: () => boolean
  /** Whether a page is part of the view and not held as it is now. */
  readonly lacks: (page: number) => boolean
  /** Asks the core for a page and keeps the answer. */
  readonly fetch: (page: number, signal: AbortSignal) => Promise<void>
}

/** Decides which pages of a view are asked for, and when: what is in sight first, and few at a time. */
export class PageAsking {
  readonly #store: Store
  readonly #most: number
  readonly #underWay = new Map<number, Promise<void>>()
  readonly #closed = new AbortController()
  #wanted: readonly number[] = [0]
  #inSight: readonly number[] = [0]
  #again: ReturnType<typeof setTimeout> | null = null
  /** What was scrolled to lately from far away: what comes next waits for it. */
  #landing: ReturnType<typeof setTimeout> | null = null

  /** `most`: so many pages are taken to be in sight at most. */
  constructor(store: Store, most: number) {
    this.#store = store
    this.#most = most
  }

  get inSight(): readonly number[] {
    return this.#inSight
  }

  get closed(): boolean {
    return this.#closed.signal.aborted
  }

  wants(page: number): boolean {
    return this.#wanted.includes(page)
  }

  /** Says what is in sight, `to` exclusive; the next page each way is fetched after it. Replaces earlier wishes. */
  want(from: number, to: number): void {
    const first = Math.floor(Math.max(0, from) / PAGE)
    const last = Math.floor(Math.max(from, to - 1, 0) / PAGE)
    const pages: number[] = []
    for (let page = first; page <= last && pages.length < this.#most; page++) pages.push(page)
    const near = pages.some((page) => this.wants(page))
    this.#wanted = [...pages, last + 1, first - 1]
    this.#inSight = pages
    if (near || !this.#store.isKnown()) this.goOn()
    else this.#land()
  }

  /** Somewhere else: asked for at once, but while it goes on and on only now and then; its neighbours come with rest. */
  #land(): void {
    if (this.#landing) return
    const landed = this.#inSight
    this.goOn(landed)
    this.#landing = setTimeout(() => {
      this.#landing = null
      if (this.#inSight === landed) this.goOn()
      // Still on the way.
      else this.#land()
    }, JUMP_MS)
  }

  /** Asks for what is wanted and lacking, as far as there is room for further questions. */
  goOn(pages = this.#wanted): void {
    for (const page of pages) {
      if (this.#underWay.size >= PARALLEL || this.closed) return
      if (this.#underWay.has(page) || !this.#store.lacks(page)) continue
      void this.ask(page).catch(() => undefined)
    }
  }

  /** Asks for one page, whether it is wanted or not. Settles when it is there; rejects as the core does. */
  ask(page: number): Promise<void> {
    const running = this.#underWay.get(page)
    if (running) return running
    const promise = this.#store.fetch(page, this.#closed.signal).finally(() => {
      this.#underWay.delete(page)
      if (!this.#landing) this.goOn()
    })
    this.#underWay.set(page, promise)
    return promise
  }

  /** A page that could not be had: without this it would be asked for again at once, and again. */
  giveUp(page: number): void {
    this.#wanted = this.#wanted.filter((wanted) => wanted !== page)
  }

  /** What is in sight, once more in a moment. `due`: hears before, that it is no longer good enough. */
  againSoon(due: () => void): void {
    if (this.closed) return
    this.#again ??= setTimeout(() => {
      this.#again = null
      due()
      this.goOn()
    }, AGAIN_MS)
  }

  /** Nobody looks at it any more: what is still asked for is not waited for. */
  close(): void {
    this.#closed.abort()
    if (this.#again) clearTimeout(this.#again)
    this.#again = null
    if (this.#landing) clearTimeout(this.#landing)
    this.#landing = null
  }
}
