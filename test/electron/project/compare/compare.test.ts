import { describe, expect, test } from 'vitest'
import type { Project } from '../../../../electron/project/project.ts'
import type { ComparedKind } from '../../../../shared/contract/versions.ts'
import type { Patch } from '../../../../shared/domain/patch.ts'
import { Folder, made } from '../places.ts'

const typed = (row: number, column: string, text: string): Patch => ({
  type: 'setCells',
  cells: [{ row, column, text }],
})
const start = [
  ['q1', 'a'],
  ['q2', 'b'],
  ['q3', 'c'],
  ['q4', 'd'],
]
const NOTHING = {
  rows: { added: 0, removed: 0, changed: 0, split: 0 },
  ...{ cells: 0, moved: false, columns: [], columnsMoved: false, setup: { before: {}, after: {} } },
}

async function page(project: Project, span: { from: number; to: number }, kind: ComparedKind) {
  const rows = await project.compared(span, { kind, offset: 0, limit: 50 })
  return rows.map(({ row, number, cells }) => [
    row,
    number,
    ...cells.map(
      ({ column, pieces }) => `${column}: ${pieces.map((piece) => `${piece.kind} ${piece.text}`).join(', ')}`,
    ),
  ])
}

describe('comparing two points of the history', () => {
  test('finds rows that came, went and changed, with their texts', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), start)
    project.edit([typed(1, 'c2', 'x'), typed(4, 'c1', 'gone soon')], 'Typed')
    project.edit([typed(1, 'c2', 'y'), { type: 'deleteRows', rows: [4] }], 'Removed')
    project.edit([{ type: 'insertRows', after: 1, rows: [{ c1: 'n' }, { c2: 'm' }] }], 'Added')
    project.edit([typed(5, 'c2', 'later'), { type: 'deleteRows', rows: [6] }], 'Typed')
    const span = { from: 0, to: 4 }
    expect(await project.compare(span)).toEqual({
      ...NOTHING,
      rows: { added: 1, removed: 1, changed: 1, split: 0 },
      cells: 1,
    })
    expect(await page(project, span, 'changed')).toEqual([[1, 1, 'Our answer: out a, in y']])
    expect(await page(project, span, 'added')).toEqual([[5, 2, 'Question: in n', 'Our answer: in later']])
    expect(await page(project, span, 'removed')).toEqual([[4, null, 'Question: out q4', 'Our answer: out d']])
  })

  test('says what was then, not what is now', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), start)
    project.edit([{ type: 'insertRows', rows: [{ c1: 'born' }] }], 'Added')
    project.edit([typed(5, 'c1', 'grown'), typed(1, 'c1', 'after')], 'Typed')
    project.edit([{ type: 'updateColumn', column: 'c1', name: 'Asked' }], 'Renamed')
    expect(await page(project, { from: 0, to: 1 }, 'added')).toEqual([[5, 5, 'Question: in born']])
    expect(await page(project, { from: 1, to: 0 }, 'removed')).toEqual([[5, 5, 'Question: out born']])
    expect(await project.compare({ from: 0, to: 1 })).toMatchObject({ cells: 0, columns: [] })
  })

  test('leaves out what came back to what it was', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), start)
    project.edit(
      [
        typed(1, 'c1', 'x'),
        { type: 'setSplit', rows: [1, 2], split: 'validation' },
        { type: 'setSetup', setup: { instruction: 'Be kind.' } },
        { type: 'updateColumn', column: 'c1', name: 'Asked' },
        { type: 'moveColumn', column: 'c1', after: 'c2' },
      ],
      'Changed',
    )
    project.edit(
      [
        typed(1, 'c1', 'q1'),
        { type: 'setSplit', rows: [1, 2], split: 'train' },
        { type: 'setSetup', setup: { instruction: '' } },
        { type: 'updateColumn', column: 'c1', name: 'Question' },
        { type: 'moveColumn', column: 'c1', after: null },
      ],
      'And back',
    )
    expect(await project.compare({ from: 0, to: 2 })).toEqual(NOTHING)
    expect(await project.compare({ from: 0, to: 0 })).toEqual(NOTHING)
  })

  test('tells columns, split, order and decisions', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), start)
    project.edit(
      [
        { type: 'addColumn', name: 'Note', role: 'note', key: '+1' },
        { type: 'setCells', cells: [{ row: 1, column: '+1', text: 'only in the new column' }] },
        { type: 'updateColumn', column: 'c1', name: 'Asked', role: 'system' },
        { type: 'setSplit', rows: [3], split: 'validation' },
        { type: 'moveRows', rows: [4], after: null },
        { type: 'setSetup', setup: { instruction: 'Be kind.', epochs: 3 } },
      ],
      'Changed much',
    )
    project.edit([{ type: 'deleteColumn', column: 'c2' }], 'Removed')
    expect(await project.compare({ from: 0, to: 2 })).toEqual({
      rows: { added: 0, removed: 0, changed: 0, split: 1 },
      cells: 0,
      moved: true,
      columns: [
        { type: 'removed', name: 'Our answer' },
        { type: 'renamed', before: 'Question', after: 'Asked' },
        { type: 'role', name: 'Asked', before: 'prompt', after: 'system' },
        { type: 'added', name: 'Note' },
      ],
      columnsMoved: false,
      setup: { before: { instruction: '', epochs: 'auto' }, after: { instruction: 'Be kind.', epochs: 3 } },
    })
  })

  test('finds its way over points that were gone back to', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), start)
    project.edit([typed(1, 'c1', 'one')], 'One')
    project.versions.save({ name: 'One', at: 1 })
    project.undo()
    project.edit([typed(2, 'c1', 'two')], 'Two')
    await project.goBack(1, 'Went back')
    expect(project.state().history.undo).toBe('Went back')
    const at = project.historyAt
    expect(await project.compare({ from: 1, to: at })).toEqual(NOTHING)
    expect(await project.compare({ from: at - 1, to: at })).toMatchObject({ cells: 2, rows: { changed: 2 } })
  })

  test('refuses a point that is not there any more', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), start)
    await expect(project.compare({ from: 0, to: 7 })).rejects.toMatchObject({ data: { code: 'stale' } })
  })

  test('counts exactly over many rows, page by page, and two at a time', async () => {
    using folder = new Folder()
    const many = 7001
    using project = made(
      folder.file('a.tunesheet'),
      Array.from({ length: many }, (_, at) => [`q${at}`, 'a']),
    )
    const cells = Array.from({ length: many }, (_, at) => ({ row: at + 1, column: 'c2', text: `b${at}` }))
    project.edit([{ type: 'setCells', cells }], 'Typed')
    project.edit([{ type: 'deleteRows', rows: Array.from({ length: 3000 }, (_, at) => at + 1) }], 'Removed')
    const [forth, back] = await Promise.all([project.compare({ from: 0, to: 2 }), project.compare({ from: 2, to: 0 })])
    expect(forth.rows).toEqual({ added: 0, removed: 3000, changed: 4001, split: 0 })
    expect(back.rows).toEqual({ added: 3000, removed: 0, changed: 4001, split: 0 })
    const last = await project.compared({ from: 0, to: 2 }, { kind: 'changed', offset: 4000, limit: 50 })
    expect(last.map(({ row }) => row)).toEqual([many])
  })

  test('is stopped by its signal', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), start)
    project.edit([typed(1, 'c1', 'x')], 'Typed')
    await expect(project.compare({ from: 0, to: 1 }, { signal: AbortSignal.abort() })).rejects.toThrow()
    expect(await project.compare({ from: 0, to: 1 })).toMatchObject({ cells: 1 })
  })
})
