import { setImmediate } from 'node:timers/promises'
import { PAIR_RULES } from '../../shared/domain/checks/registry.ts'
import type { PairRuleId } from '../../shared/domain/checks/rule.ts'
import type { Pairs } from '../../shared/domain/alike/link.ts'
import { Failure } from '../../shared/domain/failure.ts'
import type { SplitRows, SplitWish } from '../../shared/domain/split/splitPlan.ts'
import type { Project } from '../project/project.ts'
import type { RowId } from '../../shared/domain/row.ts'
import type { PairChange } from '../project/facts/pairs.ts'
import type { Linked } from './alikeMessages.ts'
import { Background } from './background.ts'
import { differences } from './alikePairs.ts'
import { AlikeThread } from './alikeThread.ts'

/** Sketches read at once, and pairs written at once: a few milliseconds. */
const BATCH = 4000
const WRITTEN = 200

/** So long nothing changes before rows are compared again. */
const WAIT_MS = 150

/** So often rows are compared again because some changed meanwhile, for one who waits for it. */
const MOST_ATTEMPTS = 20

/** By rising row id the first row of each row's group. Rows that ask nothing are not among them. */
export type Grouping = { readonly ids: Uint32Array; readonly groups: Uint32Array }

type Parts = {
  readonly project: Project
  /** Settles when every row has been counted. */
  readonly counted: () => Promise<void>
  /** Called when issues came or went. */
  readonly onFound: () => void
}

/**
 * Which rows of a project are alike, kept true in the background: after counting, and a little after every change. The
 * comparing happens in a thread of its own; here sketches are only handed over and findings written, a little at a time.
 */
export class LookAlikes {
  readonly #parts: Parts
  readonly #background: Background
  #thread: AlikeThread | null = null
  /** The state of the project for which `#grouping` holds. */
  #known = ''
  #grouping: Grouping | null = null

  constructor(parts: Parts) {
    this.#parts = parts
    this.#background = new Background({ project: parts.project, waitMs: WAIT_MS, work: () => this.#compare() })
  }

  /** Something changed: rows are compared again when it stays quiet for a moment. */
  touch(): void {
    this.#background.touch()
  }

  /**
   * The groups as they are now; waits until every row is counted and compared.
   * @throws Failure `internal` when counting or comparing fails, `stale` when the sheet does not come to rest, and the
   * signal's reason when it is aborted.
   */
  async current(signal?: AbortSignal): Promise<Grouping> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS && !this.#background.isStopped(); attempt++) {
      signal?.throwIfAborted()
      await this.#parts.counted()
      if (this.#grouping && this.#known === this.#state()) return this.#grouping
      await this.#background.run()
    }
    const message = 'Look-alikes could not be found, because the sheet keeps changing or is being closed.'
    throw new Failure({ code: 'stale', message, hint: 'Try it again in a moment.' })
  }

  /** Chooses rows to hold back, in the thread. Throws Failure `internal` when it ends meanwhile. */
  plan(rows: SplitRows, wish: SplitWish): Promise<Uint8Array> {
    return this.#threadNow().split(rows, wish)
  }

  /** Compares nothing more; `idle` tells when the project is no longer touched. */
  stop(): void {
    this.#background.stop()
  }

  async idle(): Promise<void> {
    await this.#thread?.close()
    await this.#background.idle()
  }

  /** Changes with every edit and with every row that is counted. */
  #state(): string {
    const { project } = this.#parts
    return `${project.state().revision} ${project.facts.pending()} ${String(project.facts.sketches.unread)}`
  }

  async #compare(): Promise<void> {
    const { project, onFound } = this.#parts
    await this.#handOver()
    await this.#background.quiet()
    if (this.#background.isStopped()) return
    const state = this.#state()
    const linked = await this.#threadNow().link(project.facts.sketches.heldBack())
    const written = await this.#write(linked)
    if (this.#background.isStopped()) return
    this.#grouping = { ids: linked.ids, groups: linked.links.groups.map((first) => linked.ids[first] ?? 0) }
    this.#known = state
    if (written > 0) onFound()
    // Changes during the comparison were told by `touch`, which found it running.
    if (state !== this.#state()) this.touch()
  }

  #threadNow(): AlikeThread {
    if (this.#thread && !this.#thread.ended) return this.#thread
    // A new thread knows no sketches yet.
    this.#parts.project.facts.sketches.reload()
    this.#thread = new AlikeThread()
    return this.#thread
  }

  /** Tells the thread what changed since it was last told. */
  async #handOver(): Promise<void> {
    const { sketches } = this.#parts.project.facts
    const thread = this.#threadNow()
    const { rows } = sketches.takeChanges()
    try {
      if (rows) this.#tellSome([...rows], thread)
      else await this.#tellAll(thread)
    } catch (error) {
      sketches.reload()
      throw error
    }
  }

  #tellSome(rows: readonly RowId[], thread: AlikeThread): void {
    const batch = this.#parts.project.facts.sketches.of(rows)
    const there = new Set(batch.ids)
    const gone = new Set(rows.filter((row) => !there.has(row)))
    if (gone.size > 0) thread.tell({ kind: 'drop', rows: gone })
    if (batch.ids.length > 0) thread.tell({ kind: 'put', ...batch })
  }

  async #tellAll(thread: AlikeThread): Promise<void> {
    const { facts } = this.#parts.project
    thread.tell({ kind: 'clear', capacity: facts.totals().rows })
    for (let after = 0; !this.#background.isStopped();) {
      await this.#background.quiet()
      const batch = facts.sketches.batch(after, BATCH)
      const last = batch.ids.at(-1)
      if (last === undefined) return
      after = last
      thread.tell({ kind: 'put', ...batch })
      await setImmediate()
    }
  }

  /** Stores what was found where it differs from what is stored; answers how many pairs came, went or changed. */
  async #write({ ids, links }: Linked): Promise<number> {
    const { facts } = this.#parts.project
    const found: Record<PairRuleId, Pairs> = {
      'look-alike': links.alike,
      contradiction: links.contradicting,
      leakage: links.leaking,
    }
    let written = 0
    for (const rule of PAIR_RULES) {
      const changes = differences(facts.pairs, rule.id, { ids, pairs: found[rule.id] })
      for (;;) {
        await this.#background.quiet()
        // A row that changed since has lost its issues, and what was found of it is no longer true.
        if (this.#background.isStopped() || facts.sketches.unread) return written
        const some = take(changes, WRITTEN)
        if (some.length === 0) break
        facts.writePairs(rule, some)
        written += some.length
        await setImmediate()
      }
    }
    return written
  }
}

function take(changes: Generator<PairChange>, count: number): PairChange[] {
  const taken: PairChange[] = []
  while (taken.length < count) {
    const next = changes.next()
    if (next.done) break
    taken.push(next.value)
  }
  return taken
}
