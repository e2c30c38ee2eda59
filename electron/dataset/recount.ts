import { setImmediate } from 'node:timers/promises'
import type { ProjectEvent } from '../../shared/contract/project.ts'
import type { RowFindings } from '../../shared/domain/facts.ts'
import { Failure } from '../../shared/domain/failure.ts'
import type { RowId } from '../../shared/domain/row.ts'
import type { Project } from '../project/project.ts'
import type { StoredRow } from '../project/records.ts'
import type { TokenPool } from '../tokens/pool.ts'
import { countingOf, nameOf } from './counting.ts'

/** At most five times a second: people cannot read faster, and every event is drawn. */
const EVENT_MS = 200
/** Characters read at once: enough for several batches of the pool, little memory. */
const READ_CHARACTERS = 600_000
const READ_ROWS = { first: 50, least: 1, most: 2000 } as const
/** Rows whose facts are written at once: some milliseconds, also where most of them have issues. */
const WRITE_ROWS = 250
/** Rows of an edit whose facts are waited for; the rest follows in the background. */
const MOST_SETTLED = 200

/**
 * Turns rows into facts: all stale ones in the background, those just edited at once. Facts of rows that changed
 * meanwhile are dropped by the store, which knows them by their stamp, and counted again.
 */
export class Recount {
  readonly #project: Project
  readonly #pool: TokenPool
  readonly #emit: (event: ProjectEvent) => void
  readonly #abort = new AbortController()
  readonly #settling = new Set<Promise<void>>()
  #running: Promise<void> | null = null
  #again = false
  #failure: Error | null = null
  #emittedAt = 0
  #readRows: number = READ_ROWS.first

  constructor(project: Project, pool: TokenPool, emit: (event: ProjectEvent) => void) {
    this.#project = project
    this.#pool = pool
    this.#emit = emit
  }

  /**
   * Counts every row without current facts, in the background. Called while it runs, it looks once more from the top.
   * Facts are current when they were counted as the model reads by the list of models in use.
   */
  start(): void {
    if (this.#abort.signal.aborted) return
    if (this.#project.facts.complete && this.#isOfNow) return
    this.#again = true
    this.#failure = null
    this.#running ??= this.#runAll()
  }

  /**
   * Counts these rows before all others and waits for it, but not longer than `ms`; then it goes on in the background
   * and events tell of it.
   */
  async settle(rows: readonly RowId[], ms: number): Promise<void> {
    while (this.#project.busy) await this.#project.busy
    if (this.#abort.signal.aborted) return
    if (!this.#isOfNow) {
      this.start()
      return
    }
    const stored = this.#project.stored(rows.slice(0, MOST_SETTLED))
    let late = false
    const counted = this.#count(stored, true)
      .then(() => {
        if (this.#abort.signal.aborted) return
        if (!this.#project.facts.complete) this.start()
        else if (late) this.#tell('counted')
      })
      .catch((error: unknown) => {
        this.#fail(error)
      })
      .finally(() => this.#settling.delete(counted))
    this.#settling.add(counted)
    const { promise: timeout, resolve } = Promise.withResolvers<undefined>()
    const timer = setTimeout(() => {
      late = true
      resolve(undefined)
    }, ms)
    await Promise.race([counted, timeout])
    clearTimeout(timer)
  }

  /** When nothing is being counted any more. Throws what went wrong, unless it was stopped. */
  async idle(): Promise<void> {
    while (this.#running || this.#settling.size > 0) await Promise.all([this.#running, ...this.#settling])
    if (this.#failure !== null && !this.#abort.signal.aborted) throw this.#failure
  }

  /** Counts nothing more; `idle` tells when the project is no longer touched. */
  stop(): void {
    this.#abort.abort()
  }

  async #runAll(): Promise<void> {
    // Of a sheet without rows it is only noted how they will be counted.
    const hadRows = this.#project.facts.totals().rows > 0
    try {
      let wrote = 0
      do {
        this.#again = false
        wrote = await this.#pass()
        await this.#project.facts.findRepeats({ signal: this.#abort.signal })
      } while (this.#goesOn(wrote))
    } catch (error) {
      this.#fail(error)
    }
    // Before anybody hears of it: who then calls `start` starts anew.
    this.#running = null
    const { rows } = this.#project.facts.totals()
    if (!this.#abort.signal.aborted && (hadRows || rows > 0)) this.#tell('counted')
  }

  /** Whether rows are counted as the model reads by the list of models in use. */
  get #isOfNow(): boolean {
    return this.#project.facts.isOfNow(this.#reading)
  }

  get #reading(): string {
    return nameOf(countingOf(this.#project.setup()))
  }

  #fail(error: unknown): void {
    this.#failure ??= error instanceof Error ? error : new Error(String(error))
  }

  /** A pass that stored nothing is not repeated by itself: something else is wrong then. */
  #goesOn(wrote: number): boolean {
    return !this.#abort.signal.aborted && !this.#project.facts.complete && (this.#again || wrote > 0)
  }

  /** Once through all stale rows, by id; several reads are on their way so that no thread waits. Answers rows stored. */
  async #pass(): Promise<number> {
    const onTheirWay = new Set<Promise<void>>()
    let wrote = 0
    let after = 0
    try {
      for (;;) {
        // Texts in the middle of a long act may yet be taken back, and nothing would tell that they were counted.
        while (this.#project.busy) await this.#project.busy
        if (!this.#isOfNow) await this.#project.facts.becomeOfNow(this.#reading, { signal: this.#abort.signal })
        const rows = this.#project.facts.stale(after, this.#readRows)
        after = rows.at(-1)?.id ?? after
        if (rows.length === 0 || this.#abort.signal.aborted) break
        this.#adapt(rows)
        const batch: Promise<void> = this.#count(rows, false)
          .then((stored) => {
            wrote += stored
          })
          .finally(() => onTheirWay.delete(batch))
        onTheirWay.add(batch)
        if (onTheirWay.size > this.#pool.size) await Promise.race(onTheirWay)
      }
      await Promise.all(onTheirWay)
    } finally {
      await Promise.allSettled(onTheirWay)
    }
    return wrote
  }

  /** Counts rows, stores their facts and tells of it. Answers how many rows fewer are without facts. */
  async #count(rows: readonly StoredRow[], urgent: boolean): Promise<number> {
    if (rows.length === 0) return 0
    const setup = this.#project.setup()
    const mapping = { columns: this.#project.columns(), setup }
    const { signal } = this.#abort
    try {
      const records = await this.#pool.facts(rows, mapping, countingOf(setup), { urgent, signal })
      let stored = 0
      for (let at = 0; at < records.length; at += WRITE_ROWS) {
        if (at > 0) await setImmediate()
        while (this.#project.busy) await this.#project.busy
        if (signal.aborted) return stored
        stored += this.#write(records.slice(at, at + WRITE_ROWS))
        if (!urgent) this.#tellProgress()
      }
      return stored
    } catch (error) {
      if (signal.aborted && error instanceof Failure && error.data.code === 'cancelled') return 0
      throw error
    }
  }

  /** Answers how many rows fewer are without facts. */
  #write(records: readonly RowFindings[]): number {
    const pending = this.#project.facts.pending()
    this.#project.facts.write(records)
    return pending - this.#project.facts.pending()
  }

  /** Rows per read, so that long rows do not fill the memory and short ones do not keep the threads waiting. */
  #adapt(rows: readonly StoredRow[]): void {
    let characters = 0
    for (const row of rows) for (const text of Object.values(row.cells)) characters += text.length
    const fitting = Math.floor((READ_CHARACTERS * rows.length) / Math.max(1, characters))
    this.#readRows = Math.max(READ_ROWS.least, Math.min(READ_ROWS.most, fitting))
  }

  #tellProgress(): void {
    const now = performance.now()
    if (now - this.#emittedAt < EVENT_MS) return
    this.#emittedAt = now
    this.#tell('counting')
  }

  #tell(type: 'counting' | 'counted'): void {
    const totals = this.#project.facts.totals()
    const progress = { done: totals.counted, total: totals.rows }
    this.#emit(type === 'counted' ? { type, totals } : { type, progress, totals })
  }
}
