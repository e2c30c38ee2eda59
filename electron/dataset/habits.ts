import { setImmediate } from 'node:timers/promises'
import { HABIT_RULES } from '../../shared/domain/checks/registry.ts'
import type { TextRule } from '../../shared/domain/checks/rule.ts'
import { toExample, type Mapping } from '../../shared/domain/example/example.ts'
import { issuesBy } from '../../shared/domain/fixes.ts'
import { ownSystem } from '../../shared/domain/habits/parts.ts'
import { type Profile, Profiler } from '../../shared/domain/habits/profile.ts'
import type { Issue } from '../../shared/domain/issue.ts'
import type { Cells, RowId } from '../../shared/domain/row.ts'
import { spokenTexts } from '../../shared/domain/example/spoken.ts'
import type { HabitFindings } from '../project/facts/habits.ts'
import type { Project } from '../project/project.ts'
import { Background } from './background.ts'

/** Traits read at once: a few milliseconds. Rows whose texts are read at once, and findings written at once. */
const BATCH = 2000
const READ = 100

const WAIT_MS = 200
/** So often a sheet that changes meanwhile is looked at anew, for one who waits for it. */
const MOST_ATTEMPTS = 20

type Parts = {
  readonly project: Project
  /** Settles when every row has been counted. */
  readonly counted: () => Promise<void>
  /** Called when issues came or went. */
  readonly onFound: () => void
}

/**
 * What is usual in a project and which rows differ, kept true in the background: after counting, and a little after
 * every change. Goes through the small traits of all rows in slices, and reads the texts of those alone that differ.
 */
export class Habits {
  readonly #parts: Parts
  readonly #background: Background
  /** The state of the project that was looked at last. */
  #known = ''

  constructor(parts: Parts) {
    this.#parts = parts
    this.#background = new Background({ project: parts.project, waitMs: WAIT_MS, work: () => this.#look() })
  }

  /** Something changed: it is looked at when it stays quiet for a moment. */
  touch(): void {
    this.#background.touch()
  }

  /** Waits until the issues are those of the rows as they are now, or until the sheet does not come to rest. */
  async current(signal?: AbortSignal): Promise<void> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS && !this.#background.isStopped(); attempt++) {
      signal?.throwIfAborted()
      await this.#parts.counted()
      if (this.#known === this.#state()) return
      await this.#background.run()
    }
  }

  stop(): void {
    this.#background.stop()
  }

  idle(): Promise<void> {
    return this.#background.idle()
  }

  #state(): string {
    const { project } = this.#parts
    return `${project.state().revision} ${project.facts.pending()}`
  }

  async #look(): Promise<void> {
    const state = this.#state()
    const still = (): boolean => !this.#background.isStopped() && state === this.#state()
    const profile = await this.#profile(still)
    const changed = profile ? await this.#compare(profile, still) : false
    if (this.#background.isStopped()) return
    if (still()) this.#known = state
    else this.touch()
    if (changed) this.#parts.onFound()
  }

  /** What is usual; null when the sheet changed meanwhile. */
  async #profile(still: () => boolean): Promise<Profile | null> {
    const { project } = this.#parts
    const profiler = new Profiler()
    for (let after = 0; ;) {
      await this.#pause()
      if (!still()) return null
      const batch = project.facts.habits.batch(after, BATCH)
      const last = batch.at(-1)
      if (!last) break
      for (const { row, traits } of batch) profiler.add(row, traits)
      after = last.row
    }
    const profile = profiler.profile()
    const systems = profile.systems.map((system) => ({ ...system, text: this.#systemOf(system.row) }))
    return { ...profile, systems }
  }

  #systemOf(row: RowId): string {
    const { project } = this.#parts
    const [stored] = project.stored([row])
    const mapping = { columns: project.columns(), setup: project.setup() }
    return stored ? (ownSystem(spokenTexts(toExample(mapping, stored.cells)))?.text ?? '') : ''
  }

  /** Brings the issues of all rows in line with what is usual; answers whether any changed. */
  async #compare(profile: Profile, still: () => boolean): Promise<boolean> {
    const { facts } = this.#parts.project
    const before = facts.habits.profile()
    let changed = JSON.stringify(before) !== JSON.stringify(profile)
    if (changed) facts.writeHabits(profile, [])
    const rules = HABIT_RULES.flatMap((habit) => {
      const rule = habit.among(profile)
      return rule ? [{ habit, rule }] : []
    })
    for (let after = 0; ;) {
      await this.#pause()
      if (!still()) return changed
      const batch = facts.habits.batch(after, BATCH)
      const last = batch.at(-1)
      if (!last) return changed
      const had = facts.habits.issues(after, last.row)
      const suspects = batch.filter(
        ({ row, traits }) => had.has(row) || rules.some(({ habit }) => habit.suspects(traits, profile)),
      )
      const ids = suspects.map(({ row }) => row)
      for (let at = 0; at < ids.length; at += READ) {
        const different = this.#findings(
          ids.slice(at, at + READ),
          rules.map(({ rule }) => rule),
        ).filter(({ row, issues }) => JSON.stringify(had.get(row) ?? []) !== JSON.stringify(issues))
        if (different.length > 0) facts.writeHabits(null, different)
        changed ||= different.length > 0
        await this.#pause()
        if (!still()) return changed
      }
      after = last.row
    }
  }

  #findings(ids: readonly RowId[], rules: readonly TextRule[]): HabitFindings[] {
    const { project } = this.#parts
    const mapping = { columns: project.columns(), setup: project.setup() }
    return project.stored(ids).map(({ id, cells }) => ({ row: id, issues: issuesIn(cells, mapping, rules) }))
  }

  /** Lets others have their turn, and long acts come to their end. */
  async #pause(): Promise<void> {
    await setImmediate()
    await this.#background.quiet()
  }
}

function issuesIn(cells: Cells, mapping: Mapping, rules: readonly TextRule[]): Issue[] {
  const example = toExample(mapping, cells)
  const texts = spokenTexts(example)
  const subject = { example, texts, format: mapping.setup.format, tokens: 0, limit: null }
  return rules.flatMap((rule) => issuesBy(rule, subject, mapping, cells))
}
