/** Every act of a person at a sheet, over the contract and one after the other: `node actsChild.ts HOME FILE`. */
import { createRouterClient } from '@orpc/server'
import { join } from 'node:path'
import { createApp } from '../../electron/app.ts'
import type { Patch } from '../../shared/domain/patch.ts'
import { hostAt } from '../electron/host.ts'
import { watchedWork } from './pauses.ts'
import { textOf } from './texts.ts'

/** Milliseconds; `work`: those in which the thread of all answers was busy without a break. */
export type ActMeasures = { readonly name: string; readonly ms: number; readonly work: number }

const [home = '', file = ''] = process.argv.slice(2)
const host = { ...hostAt(home), saveFile: () => Promise.resolve(join(home, `saved-${process.hrtime.bigint()}`)) }
const app = createApp({ host, version: '0.0.0', assetsDir: home })
const client = createRouterClient(app.router, { context: app.services })
const acts: ActMeasures[] = []

async function measure(name: string, act: () => Promise<unknown>): Promise<void> {
  const { ms, work } = await watchedWork(act)
  acts.push({ name, ms, work })
  process.stderr.write(`${name}: ${ms.toFixed(0)} ms, longest pause ${work.toFixed(0)} ms\n`)
}

/** Waits for an act that tells how far it is. */
async function ended(events: PromiseLike<AsyncIterator<unknown>>): Promise<void> {
  const told = await events
  while (!(await told.next()).done);
}

let opened = await client.project.open({ file: app.adopt(file).ref })
const project = opened.id
const { rows } = opened.totals
const state = async () => (opened = await client.project.get({ project }))
const all = async () => ({
  ...{
    project,
    view: {},
    stretches: [[0, rows]] as [number, number][],
    count: rows,
    revision: (await state()).revision,
  },
})
const scope = { view: {}, columns: ['c1', 'c2'] }
const settled = async () => {
  const entry = await app.services.projects.get(project)
  await entry.recount.idle()
}
const edit = async (patches: Patch[], label: string) => ended(client.rows.editLong({ project, patches, label }))
const undo = () => ended(client.rows.undo({ project }))
const redo = () => ended(client.rows.redo({ project }))

/** An act, then what takes it back and does it again. */
async function thereAndBack(name: string, act: () => Promise<unknown>): Promise<void> {
  await measure(name, act)
  await measure(`${name}: undo`, undo)
  await measure(`${name}: redo`, redo)
  await measure(`${name}: undo again`, undo)
}

await measure('open to the end of what follows', settled)
await measure('a page in the middle', () => client.rows.page({ project, view: {}, offset: rows / 2, limit: 200 }))
await measure('sort by text', () =>
  ended(client.rows.view({ project, view: { sort: { by: 'c1', order: 'ascending' } } })),
)
await measure('filter', () => ended(client.rows.view({ project, view: { search: 'parcel' } })))
await measure('what is wrong with it', () => client.facts.verdict({ project }))
await measure('the issues of a rule', async () => {
  const { rules } = await client.facts.verdict({ project })
  for (const { rule } of rules) await client.facts.issues({ project, rule, offset: 0, limit: 100 })
})
await measure('how long rows are', () => client.facts.histogram({ project }))
await measure('the task', () => client.readiness.task({ project }))
await measure('what would leave', () => ended(client.readiness.leaving({ project })))
await measure('save a version', () => client.versions.save({ project, name: 'Before' }))
await measure('hide a column', () => client.columns.layout({ project, column: 'c2', hidden: true }))
await measure('show it again', () => client.columns.layout({ project, column: 'c2', hidden: false }))
await measure('copy a column', () =>
  client.rows.texts({ project, view: {}, offset: 0, limit: Math.min(rows, 500_000), columns: ['c1'] }),
)
await measure('ids of all rows', () =>
  client.rows.ids({ project, view: {}, offset: 0, limit: Math.min(rows, 1_000_000) }),
)
await thereAndBack('add a column', () => edit([{ type: 'addColumn', name: 'Note', role: 'note' }], 'Added'))
await thereAndBack('move a column', () => edit([{ type: 'moveColumn', column: 'c2', after: null }], 'Moved'))
await thereAndBack('paste 20,000 rows', () =>
  edit(
    Array.from({ length: 80 }, (_, at): Patch => ({
      type: 'insertRows',
      rows: Array.from({ length: 250 }, (_, nth) => ({ c1: textOf(at * 250 + nth), c2: 'a' })),
    })),
    'Pasted',
  ),
)
await measure('survey of an export', () =>
  ended(client.exports.survey({ project, as: 'chat', rows: { which: 'all' } })),
)
for (const as of ['chat', 'csv', 'xlsx', 'review'] as const)
  await measure(`save as ${as}`, () => ended(client.exports.run({ project, as, rows: { which: 'all' } })))
const look = () =>
  ended(
    client.find.look({ project, query: { text: 'parcel', kind: 'text', wholeWord: false, matchCase: false }, scope }),
  )
await measure('find', look)
await thereAndBack('replace all', async () => {
  let find = ''
  const query = { text: 'parcel', kind: 'text', wholeWord: false, matchCase: false } as const
  for await (const event of await client.find.look({ project, query, scope })) find = event.found.find
  await ended(client.find.replaceAll({ project, find, replacement: 'package', except: [] }))
})
await thereAndBack('fix all that is safe', () => ended(client.fixes.apply({ project, rules: 'safe' })))
await thereAndBack('fill a column', async () =>
  ended(client.rows.fill({ ...(await all()), columns: ['c2'], texts: [['The same']], verb: 'Filled' })),
)
await thereAndBack('clear everything', async () =>
  ended(client.rows.fill({ ...(await all()), columns: ['c1', 'c2'], texts: [['', '']], verb: 'Cleared' })),
)
await thereAndBack('hold half back', async () =>
  ended(client.rows.split({ ...(await all()), stretches: [[0, rows / 2]], split: 'validation' })),
)
await thereAndBack('remove all rows', async () => ended(client.rows.remove(await all())))
await measure('go back to the version', async () => {
  const [version] = await client.versions.list({ project })
  if (version) await ended(client.versions.goBack({ project, version: version.id }))
})
await measure('a column is only a note', () => edit([{ type: 'updateColumn', column: 'c2', role: 'note' }], 'Set'))
await measure('another instruction', () => edit([{ type: 'setSetup', setup: { instruction: 'Be kind.' } }], 'Set'))
await measure('close', () => app.close())
process.stdout.write(JSON.stringify(acts satisfies ActMeasures[]))
