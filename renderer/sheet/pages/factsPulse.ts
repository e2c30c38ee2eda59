/** While counting, facts arrive many times a second; nobody reads that fast. */
const PULSE_MS = 1000

/** New facts: what is in sight is asked again, now when counting is done and once a second until then. */
export class FactsPulse {
  readonly #ask: () => void
  #at = 0
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(ask: () => void) {
    this.#ask = ask
  }

  /** Facts arrived; `done`: they are the last ones. */
  beat(done: boolean): void {
    if (this.#timer && !done) return
    if (this.#timer) clearTimeout(this.#timer)
    const wait = done ? 0 : Math.max(0, this.#at + PULSE_MS - Date.now())
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.#at = Date.now()
      this.#ask()
    }, wait)
  }
}
