import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { Project } from '../../../electron/project/project.ts'
import { Model } from '../project/model.ts'
import { Folder, made } from '../project/places.ts'
import type { KillAct } from './acts.ts'
import { anyLife, type Life } from './lives.ts'
import { check, checkImport, checkContent, contentOf, readLog, replay } from './outcome.ts'
import type { Orders } from './victim.ts'

const VICTIM = fileURLToPath(new URL('victim.ts', import.meta.url))
/** Kills of the processes of one project. `KILLS=100` asks for so many in all; `SEED` for other ones. */
const EACH = 5
const KILLS = Number(process.env['KILLS'] ?? 15)
const CACHE = new Folder()
const SEED = Number(process.env['SEED'] ?? 1)

/** Lets a process do acts and kills it in the middle. */
async function liveAndDie(orders: Orders, { during, delay }: Life): Promise<void> {
  const child = spawn(process.execPath, ['--no-warnings', VICTIM], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Most of a short life is spent on reading its own code.
    env: { ...process.env, NODE_COMPILE_CACHE: CACHE.path },
  })
  const gone = once(child, 'exit')
  child.stdin.write(`${JSON.stringify(orders)}\n`)
  for await (const line of createInterface({ input: child.stdout })) {
    // The moment is what is tested: it is drawn, and nothing is waited for.
    if (line === `began ${during}`) setTimeout(() => child.kill('SIGKILL'), delay)
  }
  expect(await gone).toEqual([null, 'SIGKILL'])
}

/** A project through its lives, and the model of what must be in it. */
class Case {
  readonly path: string
  readonly model: Model
  readonly tally = { acts: 0, inFlight: 0, landed: 0 }
  #revision = 0
  #versions = 0

  constructor(path: string) {
    this.path = path
    const rows = Array.from({ length: 2000 }, (_, nth) => [`question ${nth}`, `answer ${nth}`])
    using project = made(path, rows)
    this.model = new Model(contentOf(project))
  }

  async live(life: Life): Promise<void> {
    const log = `${this.path}.log`
    await liveAndDie({ path: this.path, log, acts: life.acts }, life)
    const { done, began } = readLog(log)
    using project = Project.open(this.path)
    for (const [nth, revision] of done.entries()) await this.#said(life.acts[nth], nth, revision)
    if (began > done.length) await this.#inFlight(life.acts[done.length], done.length, project)
    check(project, this.model)
    this.tally.acts += done.length
  }

  #replay(act: KillAct, counts: boolean): void {
    replay(act, this.model, counts)
    if (act.do === 'save') this.#versions += 1
  }

  async #said(act: KillAct | undefined, nth: number, revision: number): Promise<void> {
    if (!act) throw new Error('More was done than asked for')
    this.#replay(act, revision > this.#revision)
    this.#revision = revision
    if (act.do === 'import') await checkImport(this.path, nth, { rows: act.rows, said: true })
  }

  /** The act in which it died is there as a whole or not at all: its own trace in the file says which. */
  async #inFlight(act: KillAct | undefined, nth: number, project: Project): Promise<void> {
    if (!act) throw new Error('More was begun than asked for')
    if (act.do === 'import') await checkImport(this.path, nth, { rows: act.rows, said: false })
    const { revision } = project.state()
    const landed = act.do === 'save' ? project.versions.list().length > this.#versions : revision > this.#revision
    if (landed) this.#replay(act, true)
    this.#revision = revision
    this.tally.inFlight += 1
    this.tally.landed += landed ? 1 : 0
  }

  /** Every state there was is still to be had. */
  async walkHistory(): Promise<void> {
    using project = Project.open(this.path)
    for (let point = this.model.points - 1; point >= 0; point--) {
      await project.goTo(point)
      checkContent(contentOf(project), this.model.contentAt(point))
    }
  }
}

afterAll(() => {
  CACHE[Symbol.dispose]()
})

describe('killing the process anywhere in edits, long acts, imports and journeys through the history', () => {
  const seeds = Array.from({ length: Math.ceil(KILLS / EACH) }, (_, nth) => SEED * 1000 + nth)
  test.each(seeds)(
    'loses nothing that was acknowledged and leaves nothing half done (seed %i)',
    async (seed) => {
      using folder = new Folder()
      const sheet = new Case(folder.file('a.tunesheet'))
      for (const life of fc.sample(anyLife, { seed, numRuns: EACH })) await sheet.live(life)
      await sheet.walkHistory()
      if (process.env['KILLS']) process.stdout.write(`seed ${seed}: ${JSON.stringify(sheet.tally)}\n`)
    },
    240_000,
  )
})
