import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Habits } from '../../../electron/dataset/habits.ts'
import { Recount } from '../../../electron/dataset/recount.ts'
import { applyFixes } from '../../../electron/dataset/fix.ts'
import { verdictOf } from '../../../electron/dataset/verdict.ts'
import { Project } from '../../../electron/project/project.ts'
import { TokenPool } from '../../../electron/tokens/pool.ts'
import { RULES_VERSION } from '../../../shared/domain/checks/version.ts'
import { Folder, made } from '../project/places.ts'

let folder: Folder
let project: Project
let pool: TokenPool
let recount: Recount
let habits: Habits

beforeEach(() => {
  folder = new Folder()
  pool = new TokenPool({ size: 1 })
})
afterEach(async () => {
  habits.stop()
  await habits.idle()
  await pool.close()
  project.close()
  folder[Symbol.dispose]()
})

function watch(): void {
  recount = new Recount(project, pool, () => undefined)
  const counted = () => {
    recount.start()
    return recount.idle()
  }
  habits = new Habits({ project, counted, onFound: () => undefined })
}

/** A sheet of reviews with these moods. */
function reviews(moods: readonly string[]): void {
  const rows = moods.map((mood, at) => [`Review number ${at} of the shop`, mood])
  project = made(folder.file('reviews.tunesheet'), rows)
  watch()
}

const MOODS = [...Array<string>(20).fill('Positive'), ...Array<string>(20).fill('Negative')]
const found = () => project.facts.ruleCounts().map(({ rule, count, rows }) => [rule, count, rows])

test('a mistyped answer is found, follows the edits, and goes with its fix', async () => {
  reviews([...MOODS, 'Postive', 'Postive'])
  await habits.current()
  expect(found()).toEqual([['label-typo', 2, 2]])
  expect(project.facts.issuesOfRow(41)).toMatchObject([{ rule: 'label-typo', column: 'c2', fixable: true }])
  expect(project.facts.totals()).toMatchObject({ issues: { warning: 2 }, rowsWith: { warning: 2 } })

  project.edit([{ type: 'setCells', cells: [{ row: 42, column: 'c2', text: 'Negative' }] }], 'Edited')
  await habits.current()
  expect(found()).toEqual([['label-typo', 1, 1]])
  expect(project.facts.totals()).toMatchObject({ issues: { warning: 1 }, rowsWith: { warning: 1 } })

  expect(verdictOf(project, 0).rules[0]).toMatchObject({ rule: 'label-typo', fix: { safe: false, cells: 1 } })
  const { changed } = await applyFixes(project, recountNothing, { rules: ['label-typo'] })
  expect(changed).toBe(1)
  await habits.current()
  expect(found()).toEqual([])
  expect(project.facts.totals()).toMatchObject({ issues: { warning: 0 }, rowsWith: { warning: 0 } })
})

test('what is usual changes with the rows, also for those that were not touched', async () => {
  reviews([...MOODS, 'Postive'])
  await habits.current()
  expect(found()).toEqual([['label-typo', 1, 1]])
  const cells = Array.from({ length: 19 }, (_, at) => ({ row: at + 1, column: 'c2', text: 'Great' }))
  project.edit([{ type: 'setCells', cells }], 'Renamed')
  await habits.current()
  expect(found()).toEqual([])
})

test('rows that were checked by other rules are checked again when the project is opened', async () => {
  reviews([...MOODS, 'Postive'])
  await habits.current()
  const { path } = project
  project.close()
  const db = new DatabaseSync(path)
  db.exec(`UPDATE state SET rules = ${RULES_VERSION - 1}`)
  db.close()
  project = Project.open(path)
  watch()
  expect(project.facts.pending()).toBe(41)
  await habits.current()
  expect(found()).toEqual([['label-typo', 1, 1]])
})

const recountNothing = { start: () => undefined, settle: () => Promise.resolve() }

test('looking at the rows stops before the next few of them, and changes nothing', async () => {
  reviews(Array.from({ length: 4500 }, (_, row) => (row % 3 === 0 ? 'Positive' : 'Negative')))
  recount.start()
  await recount.idle()
  const looking = habits.current()
  habits.stop()
  await looking
  expect(project.facts.habits.profile()).toBeNull()
})
