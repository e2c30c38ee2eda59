import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Project } from '../../../../electron/project/project.ts'
import type { NewProject } from '../../../../electron/project/records.ts'
import type { Patch } from '../../../../shared/domain/patch.ts'
import { type Content, Model } from '../model.ts'
import { Folder, made } from '../places.ts'

const names = (project: Project): string =>
  project
    .columns()
    .map(({ name }) => name)
    .join(' | ')

const THREE: NewProject = { name: 'Any', setup: { format: 'chat' }, columns: [named('A'), named('B'), named('C')] }

function named(name: string) {
  return { name, role: 'prompt' as const }
}

/** An act that names columns, versions and points by any number: it is taken modulo what there is. */
type Act = {
  do: 'add' | 'move' | 'delete' | 'type' | 'save' | 'undo' | 'redo' | 'goTo' | 'goBack'
  one: number
  other: number
}

const anyAct: fc.Arbitrary<Act> = fc.record({
  do: fc.constantFrom<Act['do'][]>(
    ...(['add', 'move', 'move', 'delete', 'type', 'save', 'undo', 'undo', 'redo', 'goTo', 'goBack', 'goBack'] as const),
  ),
  one: fc.nat(1000),
  other: fc.nat(1000),
})

function toPatch({ do: act, one, other }: Act, { columns }: Content): Patch | null {
  const column = columns[one % Math.max(1, columns.length)]?.id
  const after = columns[other % (columns.length + 1)]?.id ?? null
  if (act === 'add') return { type: 'addColumn', ...named(`N${one}`), after: other % 4 === 0 ? undefined : after }
  if (!column) return null
  if (act === 'move') return { type: 'moveColumn', column, after: after === column ? null : after }
  if (act === 'delete') return { type: 'deleteColumn', column }
  return act === 'type' ? { type: 'setCells', cells: [{ row: 1, column, text: `t${other}` }] } : null
}

async function perform(act: Act, project: Project, model: Model): Promise<void> {
  if (act.do === 'undo' || act.do === 'redo') {
    project[act.do]()
    model[act.do]()
  } else if (act.do === 'save') {
    project.versions.save({ name: 'Named', at: 1 })
    model.save()
  } else if (act.do === 'goTo' || act.do === 'goBack') {
    const point = act.do === 'goTo' ? act.one % model.points : model.version(act.one)
    if (point === null) return
    await (act.do === 'goTo' ? project.goTo(point) : project.goBack(point, 'Went back'))
    model[act.do](point)
  } else {
    const patch = toPatch(act, model.now)
    if (!patch) return
    const { revision } = project.state()
    project.edit([patch], 'Edited')
    model.edit([patch], project.state().revision > revision)
  }
}

function check(project: Project, { now }: Model): void {
  expect(project.columns().map(({ id }) => id)).toEqual(now.columns.map(({ id }) => id))
  expect(project.stored([1])[0]?.cells).toEqual(now.rows[0]?.cells)
}

describe('the order of columns', () => {
  test('is that of the version gone back to, and undoing that is what was there before', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [['a', 'b', 'c']], THREE)
    const start = project.versions.save({ name: 'Start', at: 1 })
    project.edit([{ type: 'moveColumn', column: 'c2', after: null }], 'Moved')
    const moved = project.versions.save({ name: 'Moved', at: 2 })
    await project.goBack(start.change, 'Went back')
    project.edit([{ type: 'addColumn', ...named('New'), after: 'c1' }], 'Added')
    expect(names(project)).toBe('A | New | B | C')
    await project.goBack(moved.change, 'Went back')
    expect(names(project)).toBe('B | A | C')
    project.undo()
    expect(names(project)).toBe('A | New | B | C')
  })

  test('is that of a plain model after any columns added, moved and deleted, and any way through the history', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyAct, { minLength: 40, maxLength: 80, size: 'max' }),
        fc.nat(65_535),
        async (acts, seed) => {
          using folder = new Folder()
          using project = made(folder.file('a.tunesheet'), [['a', 'b', 'c']], THREE)
          const columns = project.columns().map(({ id, name, role }) => ({ id, name, role }))
          const rows = project.stored([1]).map(({ id, split, cells }) => ({ id, split, cells: { ...cells } }))
          const model = new Model({ columns, rows, instruction: '' })
          for (const act of acts) {
            await perform(act, project, model)
            check(project, model)
          }
          const span = { from: seed % model.points, to: (seed >> 8) % model.points }
          const [from, to] = [span.from, span.to].map((point) => model.contentAt(point).columns.map(({ id }) => id))
          const isMoved =
            `${from?.filter((id) => to?.includes(id)).join()}` !== `${to?.filter((id) => from?.includes(id)).join()}`
          expect((await project.compare(span)).columnsMoved).toBe(isMoved)
        },
      ),
      // Making a long list of acts shorter would take longer than the test may.
      { numRuns: 40, endOnFailure: true },
    )
  }, 120_000)

  test('is undone and done again by steps of older files, which kept only the column to the left', () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    const first = made(path, [['a', 'b', 'c']], THREE)
    first.edit([{ type: 'addColumn', ...named('New'), after: 'c1' }], 'Added')
    first.edit([{ type: 'moveColumn', column: 'c3', after: null }], 'Moved')
    first.close()
    const db = new DatabaseSync(path)
    db.exec(`UPDATE history_steps SET step = json_remove(step, '$.order', '$.orders')`)
    db.close()
    using project = Project.open(path)
    const seen = [names(project)]
    for (const way of ['undo', 'undo', 'redo', 'redo'] as const) {
      project[way]()
      seen.push(names(project))
    }
    expect(seen).toEqual(['C | A | New | B', 'A | New | B | C', 'A | B | C', 'A | New | B | C', 'C | A | New | B'])
  })
})
