/** The sheet at its largest, in a process of its own so that memory and pauses are its own: `node scaleChild.ts FILE ROWS`. */
import { removeShown } from '../../electron/dataset/shownRows.ts'
import { Project } from '../../electron/project/project.ts'
import type { ShownRows } from '../../shared/contract/rows.ts'
import type { Patch } from '../../shared/domain/patch.ts'
import type { View } from '../../shared/domain/view.ts'
import { watched } from './pauses.ts'
import { textOf } from './texts.ts'

type Act = { readonly name: string; readonly target: string; readonly ms: number; readonly longestPause: number }
export type ScaleMeasures = { readonly acts: readonly Act[]; readonly megabytes: number }

const REPLACED = 50_000
const PASTED = 20_000

const [file = '', count = '0'] = process.argv.slice(2)
const rows = Number(count)
const acts: Act[] = []
let highest = 0

/** Measures an act, and beside it the longest time in which the process did nothing else. */
async function measure(name: string, target: string, act: () => unknown): Promise<void> {
  const { ms, pause: longestPause } = await watched(act)
  highest = Math.max(highest, process.memoryUsage().rss / 1e6)
  acts.push({ name, target, ms, longestPause })
}

function* replaced(): Generator<Patch> {
  const step = Math.max(1, Math.floor(rows / REPLACED))
  for (let nth = 0; nth < REPLACED; nth += 500) {
    const ids = Array.from({ length: 500 }, (_, index) => (((nth + index) * step) % rows) + 1)
    yield { type: 'setCells', cells: ids.map((row) => ({ row, column: 'c2', text: `${textOf(row)} replaced` })) }
  }
}

function* pasted(): Generator<Patch> {
  for (let nth = 0; nth < PASTED; nth += 250) {
    const row = (at: number): Record<string, string> => ({
      c1: textOf(at),
      c2: textOf(at + 1),
      '+1': 'a',
      '+2': 'b',
      '+3': 'c',
    })
    yield { type: 'insertRows', rows: Array.from({ length: 250 }, (_, index) => row(nth + index)) }
  }
}

function* withColumns(): Generator<Patch> {
  for (const key of ['+1', '+2', '+3']) yield { type: 'addColumn', name: key, role: 'note', key }
  yield* pasted()
}

const thousands = (cells: number): string => cells.toLocaleString('en-US')
const all = (): Pick<ShownRows, 'view' | 'stretches' | 'revision'> => ({
  ...{ view: {}, stretches: [[0, rows]], revision: project.state().revision },
})
let project = Project.open(file)
project.close()
await measure('open, first rows', '< 1,000 ms', () => {
  project = Project.open(file)
  project.page({}, 0, 200)
})
await measure('search as you type, first hits', '< 300 ms', () => project.prepare({ search: 'tomorrow' }, { rows: 50 }))
const VIEWS: [string, View][] = [
  ['search for something rare', { search: `morning ${rows}` }],
  ['filter by length', { conditions: [{ type: 'length', column: 'c2', from: 280, to: null }] }],
  [
    'filter by a pattern',
    { conditions: [{ type: 'text', column: 'c1', how: 'matches', text: 'number \\w+ check', not: false }] },
  ],
  ['sort by text', { sort: { by: 'c2', order: 'ascending' } }],
  ['sort by tokens', { sort: { by: 'tokens', order: 'descending' } }],
]
for (const [name, view] of VIEWS) await measure(name, '< 1,500 ms', () => project.prepare(view))
const undo = (): Promise<unknown> => project.goTo(project.historyAt - 1)
await measure(`replace in ${thousands(REPLACED)} cells`, '< 2,000 ms', () => project.editLong(replaced(), 'Replaced'))
await measure('undo of replacing', '< 2,000 ms', undo)
await measure(`paste ${thousands(PASTED * 5)} cells with 3 new columns`, '< 3,000 ms', () =>
  project.editLong(withColumns(), 'Pasted'),
)
await measure('undo of pasting', '< 3,000 ms', undo)
await measure('remove all rows', '', () =>
  removeShown(project, { start: () => undefined, settle: () => Promise.resolve() }, { ...all(), count: rows }),
)
await measure('undo of removing', '', undo)
project.close()
process.stdout.write(JSON.stringify({ acts, megabytes: highest } satisfies ScaleMeasures))
