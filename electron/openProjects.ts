import { randomUUID } from 'node:crypto'
import { EventEmitter, on } from 'node:events'
import { existsSync, realpathSync } from 'node:fs'
import type { ProjectEvent } from '../shared/contract/project.ts'
import { Failure } from '../shared/domain/failure.ts'
import { LookAlikes } from './dataset/alike.ts'
import { countingOf } from './dataset/counting.ts'
import { Habits } from './dataset/habits.ts'
import { Recount } from './dataset/recount.ts'
import type { AppState } from './project/appState.ts'
import { Project } from './project/project.ts'
import type { TokenPool } from './tokens/pool.ts'
import type { Training } from './training/service.ts'

/** A project that some window looks at: one file, one recount, whatever the number of windows. */
export type OpenProject = {
  readonly project: Project
  readonly recount: Recount
  readonly alike: LookAlikes
  readonly habits: Habits
  readonly events: EventEmitter
  watchers: number
  closing: Promise<void> | null
}

/** Windows that went away (a reload, a dropped connection) have this long to come back before the file is let go. */
const GRACE_MS = 15_000

/** The registry of open projects: opens a file once, shares it between windows, lets it go when nobody looks. */
export class OpenProjects {
  readonly #open = new Map<string, OpenProject>()
  readonly #timers = new Map<string, NodeJS.Timeout>()
  readonly #state: AppState
  readonly #pool: TokenPool
  readonly #training: Training
  readonly #now: () => number

  constructor(parts: { state: AppState; pool: TokenPool; training: Training; now: () => number }) {
    this.#state = parts.state
    this.#pool = parts.pool
    this.#training = parts.training
    this.#now = parts.now
  }

  /** The open project, opened again from where it was last seen if need be (the app was restarted under a window). */
  async get(id: string): Promise<OpenProject> {
    for (let found = this.#open.get(id); found; found = this.#open.get(id)) {
      if (found.closing) await found.closing
      // Nobody sees half of an act: who asks in the middle of a long one waits for its end.
      else if (found.project.busy) await found.project.busy
      else return found
    }
    const path = this.#state.pathOf(id)
    if (!path) {
      throw new Failure({ code: 'not-found', message: 'This project is not known here.', hint: 'Open its file again.' })
    }
    return this.openFile(path)
  }

  /** Opens a project file; a file that is open already is shared. */
  async openFile(path: string): Promise<OpenProject> {
    for (const entry of this.#open.values()) {
      if (!isSameFile(entry.project.path, path)) continue
      if (!entry.closing) return entry
      await entry.closing
    }
    return this.adopt(Project.open(path))
  }

  /** Takes over a project that was just made or opened. */
  adopt(project: Project): OpenProject {
    try {
      this.#tellApart(project)
    } catch (error) {
      project.close()
      throw error
    }
    const events = new EventEmitter().setMaxListeners(0)
    const recount = new Recount(project, this.#pool, (event) => {
      events.emit('event', event)
      if (event.type !== 'counted') return
      this.#remember(project)
      alike.touch()
      habits.touch()
    })
    const parts = {
      project,
      counted: () => {
        recount.start()
        return recount.idle()
      },
      onFound: () => events.emit('event', { type: 'counted', totals: project.facts.totals() } satisfies ProjectEvent),
    }
    const alike = new LookAlikes(parts)
    const habits = new Habits(parts)
    const entry: OpenProject = { project, recount, alike, habits, events, watchers: 0, closing: null }
    this.#open.set(project.id, entry)
    this.#remember(project)
    this.#training.resume(project, () => events.emit('event', { type: 'jobs' } satisfies ProjectEvent))
    // The first edit must not wait for a thread to load its tables. What goes wrong here, the first count tells.
    this.#pool.warm(countingOf(project.setup()).encoding).catch(() => undefined)
    recount.start()
    // A sheet that is counted already is only compared.
    alike.touch()
    habits.touch()
    return entry
  }

  /**
   * A copy of a project that is known under another path, as a backup or what a colleague sent back, gets an id of its
   * own: by its id a window finds the file that it writes to.
   */
  #tellApart(project: Project): void {
    const known = this.#open.get(project.id)?.project.path ?? this.#state.pathOf(project.id)
    if (known !== null && !isSameFile(known, project.path) && existsSync(known)) project.becomeOwn(randomUUID())
  }

  /** Tells every window of a project that its data changed. */
  changed(entry: OpenProject): void {
    entry.events.emit('event', { type: 'changed', revision: entry.project.state().revision } satisfies ProjectEvent)
    entry.alike.touch()
    entry.habits.touch()
  }

  /** Tells every window of a project that other rows are hidden. */
  hidden(entry: OpenProject): void {
    const { hidden } = entry.project.state()
    entry.events.emit('event', { type: 'hidden', hidden } satisfies ProjectEvent)
  }

  /** The list of models has changed: projects whose model reads otherwise by it are counted again. */
  recount(): void {
    for (const { closing, recount, events, project } of this.#open.values()) {
      if (closing) continue
      recount.start()
      events.emit('event', countingNews(project))
    }
  }

  /** What happens to a project, for one window, until that window goes away. */
  async *watch(id: string, signal: AbortSignal | undefined): AsyncGenerator<ProjectEvent> {
    const entry = await this.get(id)
    entry.watchers += 1
    clearTimeout(this.#timers.get(id))
    try {
      const news = on(entry.events, 'event', signal ? { signal } : {}) as AsyncIterable<[ProjectEvent]>
      // A window may have asked while rows were counted and listen only now: it begins with what is true.
      yield countingNews(entry.project)
      for await (const [event] of news) yield event
    } catch (error) {
      if (!signal?.aborted) throw error
    } finally {
      entry.watchers -= 1
      if (entry.watchers === 0) this.#timers.set(id, setTimeout(() => void this.#leave(id), GRACE_MS).unref())
    }
  }

  /** Lets a project go, unless another window still looks at it. */
  async close(id: string, force = false): Promise<void> {
    const entry = this.#open.get(id)
    clearTimeout(this.#timers.get(id))
    if (!entry) return
    if (entry.closing) return entry.closing
    if (!force && entry.watchers > 1) return
    entry.closing = this.#shut(entry)
    return entry.closing
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#open.keys()].map((id) => this.close(id, true)))
  }

  /** Closes a project that no window looks at. Nobody waits for it, so what goes wrong is told to the process's log. */
  async #leave(id: string): Promise<void> {
    try {
      await this.close(id)
    } catch (error) {
      tell('closing a project', error)
    }
  }

  async #shut(entry: OpenProject): Promise<void> {
    entry.recount.stop()
    entry.alike.stop()
    entry.habits.stop()
    await Promise.all([entry.project.endActs(), entry.recount.idle(), entry.alike.idle(), entry.habits.idle()])
    await this.#training.release(entry.project)
    this.#remember(entry.project)
    this.#open.delete(entry.project.id)
    entry.project.close()
  }

  /** Puts a project on the list of recent ones. That it cannot be written, as on a full disk, stops nothing else. */
  #remember(project: Project): void {
    const { id, name, totals } = project.state()
    const { path } = project
    const entry = { id, name, path, openedAt: this.#now(), rows: totals.rows, errors: totals.issues.error }
    try {
      this.#state.remember(entry)
    } catch (error) {
      tell('remembering a project', error)
    }
  }
}

/** Whether two paths lead to one file, by whatever links. */
function isSameFile(one: string, other: string): boolean {
  return one === other || realPath(one) === realPath(other)
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    return path // Not there: then it is only what it is called.
  }
}

/** To the process's log: nobody waits for it, or it is not worth failing for. */
function tell(what: string, error: unknown): void {
  process.stderr.write(`tunesheet: ${what}: ${error instanceof Error ? error.message : String(error)}\n`)
}

function countingNews(project: Project): ProjectEvent {
  const totals = project.facts.totals()
  const { counted, rows } = totals
  return counted < rows
    ? { type: 'counting', progress: { done: counted, total: rows }, totals }
    : { type: 'counted', totals }
}
