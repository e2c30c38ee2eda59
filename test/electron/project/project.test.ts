import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Project } from '../../../electron/project/project.ts'
import { failureOf, Folder, ids, made, sheet, TWO_COLUMNS } from './places.ts'

describe('a new project', () => {
  test('has its columns, its setup, no rows and nothing to undo', () => {
    using folder = new Folder()
    using project = Project.create(folder.file('a.tunesheet'), TWO_COLUMNS)
    const state = project.state()
    expect(state.name).toBe('Support')
    expect(state.columns.map(({ id, name, role }) => [id, name, role])).toEqual([
      ['c1', 'Question', 'prompt'],
      ['c2', 'Our answer', 'completion'],
    ])
    expect(state.setup).toEqual({ format: 'chat', instruction: '', model: 'gpt-4.1-mini-2025-04-14', epochs: 'auto' })
    expect(state.totals.rows).toBe(0)
    expect(state.history).toEqual({ undo: null, redo: null })
    expect(project.page({}, 0, 100)).toEqual({ revision: 0, count: 0, complete: true, offset: 0, rows: [] })
    expect([...project.batches()]).toEqual([])
  })

  test('never takes the place of another file', () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    made(path, [['kept', 'kept']]).close()
    expect(failureOf(() => Project.create(path, TWO_COLUMNS)).message).toBe('a.tunesheet is already there.')
    using project = Project.open(path)
    expect(sheet(project)).toEqual([['kept', 'kept']])
  })

  test('keeps its id, name and layout', () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    const first = made(path)
    const { id } = first
    first.rename('Returns')
    first.layout('c2', { width: 333 })
    first.layout('c2', { hidden: true })
    first.close()
    using project = Project.open(path)
    expect(project.id).toBe(id)
    expect(project.state().name).toBe('Returns')
    expect(project.columns()[1]).toMatchObject({ id: 'c2', width: 333, hidden: true })
    expect(project.state().revision).toBe(0)
    expect(
      failureOf(() => {
        project.layout('c9', { width: 50 })
      }).code,
    ).toBe('unknown-column')
  })

  test('leaves one file when it is closed', () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    const project = made(path, [['a', 'b']])
    project.edit([{ type: 'setCells', cells: [{ row: 1, column: 'c1', text: 'x' }] }], 'Typed')
    project.close()
    project.close()
    expect(existsSync(`${path}-wal`)).toBe(false)
    expect(existsSync(`${path}-shm`)).toBe(false)
  })
})

describe('reading', () => {
  const rows = Array.from({ length: 2500 }, (_, index) => [`q${index + 1}`, `a${index + 1}`])

  test('pages hold rows with their number in the sheet', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), rows)
    const page = project.page({}, 1990, 20)
    expect(page.count).toBe(2500)
    expect(page.rows.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, index) => 1991 + index))
    expect(page.rows[0]).toEqual({
      id: 1991,
      number: 1991,
      cells: { c1: 'q1991', c2: 'a1991' },
      split: 'train',
      facts: null,
    })
    expect(project.page({}, 2490, 100).rows).toHaveLength(10)
    expect(project.page({}, 9999, 100).rows).toHaveLength(0)
  })

  test('rows come in the order asked for, without those that are gone', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), rows)
    project.edit([{ type: 'deleteRows', rows: [7] }], 'Deleted')
    expect(project.rows([9, 7, 3, 99_999]).map(({ id, number }) => [id, number])).toEqual([
      [9, 8],
      [3, 3],
    ])
    expect(project.stored([9, 7, 3]).map(({ id }) => id)).toEqual([9, 3])
  })

  test('texts are rectangles in the order of the columns asked for', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), rows)
    expect(project.texts({}, 2, 2, ['c2', 'c1'])).toEqual([
      ['a3', 'q3'],
      ['a4', 'q4'],
    ])
    expect(project.texts({}, 0, 3000, ['c1'])).toHaveLength(2500)
  })

  test('batches give every row once and in order, whatever happens in between', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), rows)
    const seen: string[] = []
    for (const batch of project.batches({ size: 1000 })) {
      seen.push(...batch.map(({ cells }) => cells['c1'] ?? ''))
      if (seen.length !== 1000) continue
      project.edit([{ type: 'insertRows', after: 1500, rows: [{ c1: 'new' }] }], 'Inserted')
      project.edit([{ type: 'deleteRows', rows: [1600, 10] }], 'Deleted')
      project.edit([{ type: 'setCells', cells: [{ row: 2000, column: 'c1', text: 'edited' }] }], 'Typed')
    }
    const expected = rows.map(([question]) => question).filter((question) => question !== 'q1600')
    expected[1998] = 'edited'
    expect(seen).toEqual(expected)
  })

  test('batches of a split hold the rows that have it now', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), rows.slice(0, 5))
    expect([...project.batches({ split: 'validation' })]).toEqual([])
    project.edit([{ type: 'setSplit', rows: [2, 4], split: 'validation' }], 'Held back')
    expect([...project.batches({ split: 'validation' })].flat().map(({ id }) => id)).toEqual([2, 4])
    expect([...project.batches({ split: 'train' })].flat().map(({ id }) => id)).toEqual([1, 3, 5])
  })

  test('text comes back as it was, whatever is in it', () => {
    using folder = new Folder()
    const odd = ['', '\r\n\t', '👩‍👩‍👧', '日本語', "'; DROP TABLE rows; --", '\uFEFFx', 'x'.repeat(200_000)]
    using project = made(
      folder.file('a.tunesheet'),
      odd.map((text) => [text, 'kept']),
    )
    expect(project.texts({}, 0, 100, ['c1']).flat()).toEqual(odd)
    project.edit(
      [{ type: 'setCells', cells: odd.map((text, index) => ({ row: odd.length - index, column: 'c2', text })) }],
      'Pasted',
    )
    expect(project.texts({}, 0, 100, ['c2']).flat()).toEqual(odd.toReversed())
  })

  test('a NUL that is typed or pasted is stored as the replacement character, and what follows it is found', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [['', '']])
    project.edit([{ type: 'setCells', cells: [{ row: 1, column: 'c1', text: 'a\0Beyond' }] }], 'Typed')
    project.edit([{ type: 'insertRows', rows: [{ c1: '\0\0beyond' }] }], 'Pasted')
    expect(sheet(project).map(([text]) => text)).toEqual(['a\ufffdBeyond', '\ufffd\ufffdbeyond'])
    expect(project.page({ search: 'BEYOND' }, 0, 10).count).toBe(2)
  })

  test('half a surrogate pair is stored as the replacement character', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [['a\ud800b', '']])
    expect(sheet(project)).toEqual([['a\ufffdb', '']])
  })
})

describe('columns', () => {
  test('are added where asked, deleted and brought back with their text, and never get an old id', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [['q', 'a']])
    const order = (): string[] => project.columns().map(({ id }) => id)
    project.edit([{ type: 'addColumn', name: 'Note', role: 'note', after: 'c1' }], 'Added')
    project.edit([{ type: 'addColumn', name: 'System', role: 'system', after: null }], 'Added')
    expect(order()).toEqual(['c4', 'c1', 'c3', 'c2'])
    project.edit([{ type: 'setCells', cells: [{ row: 1, column: 'c3', text: 'n' }] }], 'Typed')
    project.edit([{ type: 'deleteColumn', column: 'c3' }], 'Deleted Note')
    expect(order()).toEqual(['c4', 'c1', 'c2'])
    expect(project.rows([1])[0]?.cells).toEqual({ c1: 'q', c2: 'a' })
    project.undo()
    expect(order()).toEqual(['c4', 'c1', 'c3', 'c2'])
    expect(sheet(project)).toEqual([['', 'q', 'n', 'a']])
    project.edit(
      [
        { type: 'deleteColumn', column: 'c3' },
        { type: 'addColumn', name: 'New', role: 'note' },
      ],
      'Replaced',
    )
    expect(order()).toEqual(['c4', 'c1', 'c2', 'c5'])
    expect(sheet(project)).toEqual([['', 'q', 'a', '']])
  })

  test('have a limit that is told', () => {
    using folder = new Folder()
    const columns = Array.from({ length: 901 }, (_, index) => ({ name: `n${index}`, role: 'note' as const }))
    const failure = failureOf(() => Project.create(folder.file('a.tunesheet'), { ...TWO_COLUMNS, columns }))
    expect(failure.message).toBe('A project holds at most 900 columns, deleted ones included.')
    expect(existsSync(folder.file('a.tunesheet.part'))).toBe(false)
    using project = Project.create(folder.file('a.tunesheet'), { ...TWO_COLUMNS, columns: columns.slice(0, 900) })
    project.edit([{ type: 'insertRows', rows: [{ c900: 'found' }] }], 'Typed')
    expect(project.page({ search: 'FOUND' }, 0, 10).count).toBe(1)
  })
})

describe('a split column', () => {
  const SPLIT = { ...TWO_COLUMNS, columns: [...TWO_COLUMNS.columns, { name: 'Part', role: 'split' as const }] }
  const split = (project: Project): string[] =>
    project.rows(ids(project)).map((row) => `${row.split} ${row.cells['c3'] ?? ''}`)

  test('and the rows always say the same', () => {
    using folder = new Folder()
    using project = made(
      folder.file('a.tunesheet'),
      [
        ['q', 'a', 'test'],
        ['q', 'a', 'train'],
        ['q', 'a', ' '],
        ['q', 'a'],
      ],
      SPLIT,
    )
    expect(project.state().totals.validationRows).toBe(1)
    project.edit([{ type: 'setCells', cells: [{ row: 2, column: 'c3', text: 'Held back' }] }], 'Typed')
    project.edit([{ type: 'setSplit', rows: [1, 4], split: 'train' }], 'Not held back')
    project.edit([{ type: 'setSplit', rows: [3], split: 'validation' }], 'Held back')
    project.edit([{ type: 'insertRows', rows: [{ c3: 'dev' }, {}] }], 'Pasted')
    expect(split(project)).toEqual([
      'train train',
      'validation Held back',
      'validation  ',
      'train ',
      'validation dev',
      'train ',
    ])
    expect(project.state().totals.validationRows).toBe(3)
    for (let count = 0; count < 4; count++) project.undo()
    expect(split(project)).toEqual(['validation test', 'train train', 'train  ', 'train '])
  })

  test('counts from the moment a column becomes one', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [
      ['test', 'a'],
      ['q', 'a'],
    ])
    project.edit([{ type: 'updateColumn', column: 'c1', role: 'split' }], 'Changed Question')
    expect(project.ids({ split: 'validation' }, 0, 10)).toEqual([1])
    project.undo()
    expect(project.state().totals.validationRows).toBe(0)
    expect(project.columns()[0]?.role).toBe('prompt')
  })
})

describe('texts of many rows', () => {
  const filled = (folder: Folder): Project =>
    made(
      folder.file('a.tunesheet'),
      Array.from({ length: 3500 }, (_, nth) => [`question ${nth}`, nth % 2 ? 'answer' : '']),
    )

  test('are those that are read at once', async () => {
    using folder = new Folder()
    using project = filled(folder)
    expect(await project.manyTexts(ids(project), ['c2', 'c1'])).toEqual(project.texts({}, 0, 3500, ['c2', 'c1']))
  })

  test('are not read to the end when that is cancelled', async () => {
    using folder = new Folder()
    using project = filled(folder)
    const stop = AbortSignal.abort(new Error('not wanted any more'))
    await expect(project.manyTexts(ids(project), ['c1'], { signal: stop })).rejects.toThrow('not wanted any more')
  })
})
