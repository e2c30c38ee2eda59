import type { Project } from '../project/project.ts'

const LONG_MS = 1500
const MOST_WAIT_MS = 60_000

type Parts = {
  readonly project: Project
  /** So long nothing changes before the work begins, in milliseconds; longer where it takes long. */
  readonly waitMs: number
  /** Looks at all rows, which have been counted; asks `isStopped` on the way. */
  readonly work: () => Promise<void>
}

/**
 * Work that keeps something true of a project in the background: after counting, and a little after every change. One run
 * at a time, which long acts and counting come before.
 */
export class Background {
  readonly #parts: Parts
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> | null = null
  #stopped = false
  #lastMs = 0

  constructor(parts: Parts) {
    this.#parts = parts
  }

  // A method, so that the compiler does not take the value from before a wait for the one after it.
  isStopped(): boolean {
    return this.#stopped
  }

  /** Something changed: the work is done when it stays quiet for a moment. */
  touch(): void {
    if (this.#stopped) return
    if (this.#timer) clearTimeout(this.#timer)
    const wait = this.#lastMs < LONG_MS ? this.#parts.waitMs : Math.min(MOST_WAIT_MS, 2 * this.#lastMs)
    // What goes wrong is told to whoever asks for the result.
    this.#timer = setTimeout(() => void this.run().catch(() => undefined), wait).unref()
  }

  /** Now, or together with the run that is under way. Throws what the work throws. */
  run(): Promise<void> {
    this.#running ??= this.#work().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #work(): Promise<void> {
    await this.quiet()
    // Whoever counts the rest tells when it is done.
    if (this.#stopped || !this.#parts.project.facts.complete) return
    const began = performance.now()
    await this.#parts.work()
    this.#lastMs = performance.now() - began
  }

  /** Until no long act is under way. */
  async quiet(): Promise<void> {
    const { project } = this.#parts
    while (project.busy) await project.busy
  }

  /** Nothing more is begun; `idle` tells when the project is no longer touched. */
  stop(): void {
    this.#stopped = true
    if (this.#timer) clearTimeout(this.#timer)
  }

  async idle(): Promise<void> {
    await this.#running?.catch(() => undefined)
  }
}
