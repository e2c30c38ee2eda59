/** A sheet checked from nothing, in a process of its own so that pauses are its own: `node checkChild.ts FILE`. */
import { LookAlikes } from '../../electron/dataset/alike.ts'
import { countingOf } from '../../electron/dataset/counting.ts'
import { editProject } from '../../electron/dataset/edit.ts'
import { Habits } from '../../electron/dataset/habits.ts'
import { Recount } from '../../electron/dataset/recount.ts'
import { Project } from '../../electron/project/project.ts'
import { TokenPool } from '../../electron/tokens/pool.ts'
import { watched } from './pauses.ts'

/** Milliseconds. `alike`: comparing all rows anew. `stopped`: until the project is let go in the middle of checking. */
export type CheckMeasures = {
  readonly checked: number
  readonly counted: number
  readonly alike: number
  readonly pause: number
  readonly edited: number
  readonly editPause: number
  readonly stopped: number
  readonly issues: number
}

const EDITS = 5

const [file = ''] = process.argv.slice(2)
const pool = new TokenPool()
const project = Project.open(file)
const recount = new Recount(project, pool, () => undefined)
const counted = (): Promise<void> => {
  recount.start()
  return recount.idle()
}
const parts = { project, counted, onFound: () => undefined }
let [habits, alike] = [new Habits(parts), new LookAlikes(parts)]

await pool.warm(countingOf(project.setup()).encoding)
let [countedAt, alikeMs] = [0, 0]
const whole = await watched(async () => {
  const start = performance.now()
  await counted()
  countedAt = performance.now() - start
  await habits.current()
  const before = performance.now()
  await alike.current()
  alikeMs = performance.now() - before
})
const issues = Object.values(project.facts.totals().issues).reduce((sum, some) => sum + some, 0)

/** The slowest of some: each in another row, which asks something new. */
let [edited, editPause] = [0, 0]
for (let nth = 1; nth <= EDITS; nth++) {
  const { ms, pause } = await watched(async () => {
    const cells = [{ row: nth * 977, column: 'c1', text: `Where is my parcel ${nth}, and who has seen it last?` }]
    await editProject(project, recount, [{ type: 'setCells', cells }], 'Typed')
    await Promise.all([habits.current(), alike.current()])
  })
  ;[edited, editPause] = [Math.max(edited, ms), Math.max(editPause, pause)]
}

async function stopAll(): Promise<number> {
  const start = performance.now()
  recount.stop()
  habits.stop()
  alike.stop()
  await Promise.all([recount.idle(), habits.idle(), alike.idle()])
  return performance.now() - start
}

/** Stopped while rows are compared, which takes longest to answer; then nothing of the project is touched any more. */
let stopped = await stopAll()
;[habits, alike] = [new Habits(parts), new LookAlikes(parts)]
const running = Promise.allSettled([habits.current(), alike.current()])
await new Promise(setImmediate)
stopped = Math.max(stopped, await stopAll())
await running
project.close()
await pool.close()
const measures: CheckMeasures = {
  ...{ checked: whole.ms, counted: countedAt, alike: alikeMs, pause: whole.pause },
  ...{ edited, editPause, stopped, issues },
}
process.stdout.write(JSON.stringify(measures))
