import type { LookedUp, TaskFound } from '../../shared/contract/readiness.ts'
import { type Mapping, toExample } from '../../shared/domain/example/example.ts'
import { randomFrom, shuffle } from '../../shared/domain/random.ts'
import { answersAlike, taskOf } from '../../shared/domain/readiness.ts'
import type { RowId } from '../../shared/domain/row.ts'
import { Pace, type PaceOptions } from '../pace.ts'
import { ExampleIndex } from '../project/search/exampleIndex.ts'
import type { Project } from '../project/project.ts'
import type { StoredRow } from '../project/records.ts'
import { exchangeOf } from '../project/search/similar.ts'

/** Rows looked up, and examples searched: more would take longer and tell the same. */
const MOST_ASKED = 500
const MOST_SEARCHED = 30_000

/** Fewer answers of the same kind say nothing. */
const MOST_ANSWERS = 3000

/** Rows read at once. */
const BATCH = 200

/** The same rows are drawn every time: a figure that changes by itself is not believed. */
const SEED = 20_261_122

/** What was found out last, for as long as the project is open. */
const known = new WeakMap<Project, LookedUp>()

/** What `lookUp` last found out about a project, or null. */
export function lookedUp(project: Project): LookedUp | null {
  return known.get(project) ?? null
}

type Exchange = { readonly row: RowId; readonly asked: string; readonly answered: string }

/**
 * Would looking it up do? Takes held-back rows, or a sample where none is held back, finds the example that asks the most
 * similar thing (full-text search), and counts how often its answer is already right. In pieces; progress in rows.
 * @throws the signal's reason when it was cancelled
 */
export async function lookUp(project: Project, options: PaceOptions = {}): Promise<LookedUp> {
  const { revision } = project.state()
  const already = known.get(project)
  if (already?.revision === revision) return already
  const heldBack = await project.viewIds({ split: 'validation' }, { signal: options.signal })
  const of = heldBack.length > 0 ? 'held-back' : 'sample'
  const training = await project.viewIds({ split: 'train' }, { signal: options.signal })
  const searched = drawn(training, MOST_SEARCHED)
  const asked = drawn(of === 'held-back' ? heldBack : searched, MOST_ASKED)
  const total = searched.length + asked.length
  const onProgress = (done: number): void => options.onProgress?.(done, total)
  const pace = new Pace({ signal: options.signal, onProgress })
  using index = new ExampleIndex()
  const answers = new Map<RowId, string>()
  for await (const one of exchanges(project, searched, pace)) {
    index.add(one.row, one.asked)
    answers.set(one.row, one.answered)
  }
  let [right, counted] = [0, 0]
  for await (const one of exchanges(project, asked, pace)) {
    const found = index.nearest(one.asked, one.row)
    counted += 1
    if (found !== null && answersAlike(answers.get(found) ?? '', one.answered)) right += 1
  }
  const result: LookedUp = { revision, of, asked: counted, right, searched: answers.size }
  known.set(project, result)
  return result
}

/** What a model is to learn, told from a sample of the answers of rows that train. */
export async function taskFound(project: Project): Promise<TaskFound> {
  const rows = drawn(await project.viewIds({ split: 'train' }), MOST_ANSWERS)
  const answers: string[] = []
  for await (const { answered } of exchanges(project, rows, new Pace())) answers.push(answered)
  return { task: taskOf(answers), looked: answers.length }
}

/** At most so many of some rows, drawn at random, in their order. */
function drawn(rows: Uint32Array, most: number): Uint32Array {
  if (rows.length <= most) return rows
  const ids = rows.slice()
  shuffle(ids, randomFrom(SEED))
  return ids.subarray(0, most).sort()
}

/** What rows ask and answer, a batch at a time; rows that are no example, or whose answer is empty, are left out. */
async function* exchanges(project: Project, ids: Uint32Array, pace: Pace): AsyncGenerator<Exchange> {
  for (let at = 0; at < ids.length; at += BATCH) {
    while (project.busy) await project.busy
    const mapping = { columns: project.columns(), setup: project.setup() }
    for (const row of project.stored(Array.from(ids.subarray(at, at + BATCH)))) {
      await pace.next(1)
      const exchange = exchangeIn(row, mapping)
      if (exchange) yield exchange
    }
  }
}

function exchangeIn(row: StoredRow, mapping: Mapping): Exchange | null {
  const exchange = exchangeOf(toExample(mapping, row.cells))
  if (!exchange || exchange[1].trim() === '') return null
  return { row: row.id, asked: exchange[0], answered: exchange[1] }
}
