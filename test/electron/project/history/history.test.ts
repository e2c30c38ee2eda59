import { describe, expect, test } from 'vitest'
import { Project } from '../../../../electron/project/project.ts'
import type { Patch } from '../../../../shared/domain/patch.ts'
import { failureOf, Folder, ids, made, sheet } from '../places.ts'

const typed = (row: number, column: string, text: string): Patch => ({
  type: 'setCells',
  cells: [{ row, column, text }],
})

describe('undo and redo', () => {
  test('go step by step through everything, and say what they would do', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [['q', 'a']])
    project.edit([typed(1, 'c2', 'b')], 'Typed in Our answer')
    project.edit([{ type: 'setSetup', setup: { instruction: 'Be kind.', epochs: 3 } }], 'Changed the instruction')
    expect(project.state().history).toEqual({ undo: 'Changed the instruction', redo: null })
    project.undo()
    expect(project.setup()).toMatchObject({ instruction: '', epochs: 'auto' })
    expect(project.state().history).toEqual({ undo: 'Typed in Our answer', redo: 'Changed the instruction' })
    project.undo()
    expect(sheet(project)).toEqual([['q', 'a']])
    expect(project.undo()).toBeNull()
    project.redo()
    project.redo()
    expect(project.redo()).toBeNull()
    expect(sheet(project)).toEqual([['q', 'b']])
    expect(project.setup()).toMatchObject({ instruction: 'Be kind.', epochs: 3 })
  })

  test('work after the project was closed and opened again', () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    const first = made(path, [['q', 'a']])
    for (let count = 1; count <= 5; count++) first.edit([typed(1, 'c1', `q${count}`)], `Typed ${count}`)
    first.undo()
    first.close()
    using project = Project.open(path)
    expect(project.state().history).toEqual({ undo: 'Typed 4', redo: 'Typed 5' })
    expect(project.state().revision).toBe(6)
    project.redo()
    expect(sheet(project)).toEqual([['q5', 'a']])
    while (project.undo());
    expect(sheet(project)).toEqual([['q', 'a']])
  })

  test('a new edit gives up what was undone', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [['q', 'a']])
    const { inserted } = project.edit([{ type: 'insertRows', rows: [{ c1: 'gone for good' }] }], 'Inserted')
    project.undo()
    project.edit([typed(1, 'c1', 'x')], 'Typed')
    expect(project.redo()).toBeNull()
    expect(project.state().history).toEqual({ undo: 'Typed', redo: null })
    const next = project.edit([{ type: 'insertRows', rows: [{}] }], 'Inserted')
    expect(next.inserted).not.toEqual(inserted)
  })

  test('one act is one step, whatever it is made of', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [
      ['q1', 'a1'],
      ['q2', 'a2'],
      ['q3', 'a3'],
    ])
    const applied = project.edit(
      [
        { type: 'insertRows', after: 1, rows: [{ c1: 'n1' }, { c2: 'n2' }] },
        typed(2, 'c1', 'x'),
        { type: 'deleteRows', rows: [3] },
        { type: 'addColumn', name: 'Note', role: 'note' },
        typed(1, 'c3', 'note'),
        { type: 'setSplit', rows: [1], split: 'validation' },
      ],
      'Pasted',
    )
    expect(applied).toEqual({ changed: [2, 1], inserted: [4, 5], reload: true, recountAll: false })
    expect(sheet(project)).toEqual([
      ['q1', 'a1', 'note'],
      ['n1', '', ''],
      ['', 'n2', ''],
      ['x', 'a2', ''],
    ])
    project.undo()
    expect(sheet(project)).toEqual([
      ['q1', 'a1'],
      ['q2', 'a2'],
      ['q3', 'a3'],
    ])
    project.redo()
    expect(sheet(project)).toEqual([
      ['q1', 'a1', 'note'],
      ['n1', '', ''],
      ['', 'n2', ''],
      ['x', 'a2', ''],
    ])
    expect(project.state().revision).toBe(3)
  })

  test('an edit that changes nothing leaves no trace', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [['q', '']])
    project.edit([typed(1, 'c1', 'x')], 'Typed')
    project.undo()
    const { revision, savedAt } = project.state()
    const nothing: Patch[] = [
      typed(1, 'c1', 'q'),
      typed(1, 'c2', ''),
      { type: 'setSplit', rows: [1], split: 'train' },
      { type: 'insertRows', rows: [] },
      { type: 'deleteRows', rows: [] },
      { type: 'updateColumn', column: 'c1', name: 'Question' },
      { type: 'setSetup', setup: { format: 'chat' } },
    ]
    expect(project.edit(nothing, 'Nothing')).toEqual({ changed: [], inserted: [], reload: false, recountAll: false })
    expect(project.state()).toMatchObject({ revision, savedAt, history: { undo: null, redo: 'Typed' } })
  })
})

describe('an edit', () => {
  test('of something that is not there changes nothing at all', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [
      ['q', 'a'],
      ['q2', 'a2'],
    ])
    project.edit([{ type: 'deleteRows', rows: [2] }], 'Deleted')
    const before = project.state()
    const good = typed(1, 'c1', 'changed')
    const bad: Patch[] = [
      typed(2, 'c1', 'x'),
      typed(77, 'c1', 'x'),
      typed(1, 'c9', 'x'),
      { type: 'deleteRows', rows: [1, 2] },
      { type: 'setSplit', rows: [2], split: 'train' },
      { type: 'insertRows', after: 2, rows: [{}] },
      { type: 'insertRows', rows: [{ c9: 'x' }] },
      { type: 'addColumn', name: 'x', role: 'note', after: 'c9' },
      { type: 'updateColumn', column: 'c9', name: 'x' },
      { type: 'deleteColumn', column: 'c9' },
    ]
    for (const patch of bad) {
      const failure = failureOf(() =>
        project.edit([good, { type: 'addColumn', name: 'n', role: 'note' }, patch], 'Bad'),
      )
      expect(failure.code).toBe('stale')
      expect(failure.message).toMatch(/no longer in the sheet, so nothing was changed\.$/)
    }
    expect(project.state()).toEqual(before)
    expect(sheet(project)).toEqual([['q', 'a']])
    project.edit([good], 'Typed')
    expect(sheet(project)).toEqual([['changed', 'a']])
  })

  test('tells when every row has to be counted again', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [['q', 'a']])
    const recounts = (patch: Patch): boolean => project.edit([patch], 'Changed').recountAll
    expect(recounts({ type: 'setSetup', setup: { instruction: 'x' } })).toBe(true)
    expect(recounts({ type: 'setSetup', setup: { model: 'gpt-4o-2024-08-06' } })).toBe(true)
    expect(recounts({ type: 'setSetup', setup: { epochs: 2 } })).toBe(false)
    expect(recounts({ type: 'updateColumn', column: 'c1', name: 'Ask' })).toBe(false)
    expect(recounts({ type: 'updateColumn', column: 'c1', role: 'note' })).toBe(true)
    expect(recounts({ type: 'updateColumn', column: 'c1', role: 'split' })).toBe(false)
    expect(recounts({ type: 'addColumn', name: 'n', role: 'note' })).toBe(false)
    expect(recounts({ type: 'deleteColumn', column: 'c3' })).toBe(false)
    expect(recounts({ type: 'deleteColumn', column: 'c2' })).toBe(true)
    expect(project.undo()?.recountAll).toBe(true)
    expect(recounts(typed(1, 'c2', 'x'))).toBe(false)
  })

  test('of one cell twice takes the last text', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [['q', 'a']])
    const cells = ['x', 'y', 'q'].map((text) => ({ row: 1, column: 'c1', text }))
    project.edit([{ type: 'setCells', cells }], 'Typed')
    expect(sheet(project)).toEqual([['q', 'a']])
    project.edit([{ type: 'setCells', cells: cells.slice(0, 2) }], 'Typed')
    expect(sheet(project)).toEqual([['y', 'a']])
    project.undo()
    expect(sheet(project)).toEqual([['q', 'a']])
  })

  test('knows how much has changed since a revision', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [['q', 'a']])
    project.edit([typed(1, 'c1', 'x')], 'Typed')
    const { revision } = project.state()
    expect(project.changesSince(revision)).toBe(0)
    project.edit([typed(1, 'c1', 'y'), typed(1, 'c2', 'z')], 'Typed')
    project.edit([{ type: 'insertRows', rows: [{}] }], 'Inserted')
    expect(project.changesSince(revision)).toBe(4)
    expect(project.changesSince(99)).toBeNull()
  })
})

describe('places of new rows', () => {
  test('stay right when thousands are put into the same gap', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [
      ['first', ''],
      ['last', ''],
    ])
    const expected = ['first', 'last']
    for (let count = 0; count < 60; count++) {
      project.edit([{ type: 'insertRows', after: 1, rows: [{ c1: `n${count}` }] }], 'Inserted')
      expected.splice(1, 0, `n${count}`)
    }
    const many = Array.from({ length: 3000 }, (_, index) => `m${index}`)
    project.edit([{ type: 'insertRows', after: 1, rows: many.map((c1) => ({ c1 })) }], 'Pasted')
    expected.splice(1, 0, ...many)
    project.edit([{ type: 'insertRows', after: null, rows: [{ c1: 'top' }] }], 'Inserted')
    expected.unshift('top')
    expect(sheet(project).map(([text]) => text)).toEqual(expected)
  })

  test('deleted rows come back where they were, between rows that moved meanwhile', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [
      ['1', ''],
      ['2', ''],
      ['3', ''],
      ['4', ''],
    ])
    project.edit([{ type: 'deleteRows', rows: [2, 3] }], 'Deleted')
    for (let count = 0; count < 50; count++) project.edit([{ type: 'insertRows', after: 1, rows: [{}] }], 'Inserted')
    expect(ids(project)).toHaveLength(52)
    for (let count = 0; count < 51; count++) project.undo()
    expect(ids(project)).toEqual([1, 2, 3, 4])
    while (project.redo());
    expect(ids(project)).toEqual([1, ...Array.from({ length: 50 }, (_, index) => 54 - index), 4])
  })
})
