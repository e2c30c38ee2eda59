import { statSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'
import { Project } from '../../../../electron/project/project.ts'
import type { Patch } from '../../../../shared/domain/patch.ts'
import { countAll, Folder, ids, made, sheet } from '../places.ts'

const rowsOf = (count: number): string[][] => Array.from({ length: count }, (_, nth) => [`q${nth + 1}`, `a${nth + 1}`])

function* typed(count: number, text: string): Generator<Patch> {
  for (let row = 1; row <= count; row++) yield { type: 'setCells', cells: [{ row, column: 'c1', text }] }
}

describe('a long act', () => {
  test('is one step of the history, on disk when it is done', async () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    using project = made(path, rowsOf(300))
    await project.editLong(typed(300, 'new'), 'Replaced')
    expect(project.state()).toMatchObject({ revision: 1, history: { undo: 'Replaced', redo: null } })
    expect(new Set(sheet(project).map(([question]) => question))).toEqual(new Set(['new']))
    project.undo()
    expect(sheet(project)).toEqual(rowsOf(300))
  })

  test('lets the process do other things, which wait for its end before they write', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), rowsOf(20_000))
    const act = project.editLong(typed(20_000, 'new'), 'Replaced')
    await new Promise((resolve) => setImmediate(resolve))
    expect(project.busy).not.toBeNull()
    expect(() => project.edit([{ type: 'deleteRows', rows: [1] }], 'Deleted')).toThrow(/being changed by a longer act/)
    while (project.busy) await project.busy
    project.edit([{ type: 'deleteRows', rows: [1] }], 'Deleted')
    await act
    expect(project.state().history.undo).toBe('Deleted')
    expect(sheet(project)).toHaveLength(19_999)
  })

  test('leaves everything as it was when it is cancelled in the middle', async () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    {
      using project = made(path, rowsOf(20_000))
      countAll(project)
      const before = project.state()
      const stop = new AbortController()
      const act = project.editLong(typed(20_000, 'new'), 'Replaced', {
        signal: stop.signal,
        onProgress: () => {
          stop.abort(new Error('Cancelled'))
        },
      })
      await expect(act).rejects.toThrow('Cancelled')
      expect(project.state()).toEqual(before)
      expect(sheet(project)).toEqual(rowsOf(20_000))
    }
    using again = Project.open(path)
    expect(sheet(again)).toEqual(rowsOf(20_000))
  })

  test('is written back into the file in a quiet moment after it', async () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    using project = made(path, rowsOf(3))
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      await project.editLong([{ type: 'insertRows', rows: rowsOf(5000).map(([c1 = '']) => ({ c1 })) }], 'Pasted')
      const before = statSync(path).size
      vi.runAllTimers()
      expect(statSync(path).size).toBeGreaterThan(before)
    } finally {
      vi.useRealTimers()
    }
    expect(sheet(project)).toHaveLength(5003)
  })

  test('takes patches that are made on the way, also from a file', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'))
    async function* arriving(): AsyncGenerator<Patch> {
      for (const [c1 = '', c2 = ''] of rowsOf(50)) {
        await Promise.resolve()
        yield { type: 'insertRows', rows: [{ c1, c2 }] }
      }
    }
    await project.editLong(arriving(), 'Added 50 rows')
    expect(sheet(project)).toEqual(rowsOf(50))
  })

  test('that changes nothing leaves no trace', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), rowsOf(3))
    await project.editLong([{ type: 'setCells', cells: [{ row: 1, column: 'c1', text: 'q1' }] }], 'Typed')
    expect(project.state()).toMatchObject({ revision: 0, history: { undo: null } })
  })

  test('lets what a training run has come to be written after it', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), rowsOf(20_000))
    const act = project.editLong(typed(20_000, 'new'), 'Replaced')
    project.jobs.addEvents('s1', [{ id: 'e1', at: 1, level: 'info', type: 'message', message: 'Learning', data: {} }])
    expect(project.jobs.events('s1')).toEqual([])
    await act
    expect(project.jobs.events('s1')).toHaveLength(1)
  })
})

describe('going to a point of the history', () => {
  test('undoes and does again as many steps as it takes', async () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), rowsOf(5))
    for (const text of ['one', 'two', 'three']) {
      project.edit([{ type: 'setCells', cells: [{ row: 1, column: 'c1', text }] }], `Typed ${text}`)
    }
    await project.goTo(1)
    expect(sheet(project)[0]?.[0]).toBe('one')
    expect(project.state().history).toEqual({ undo: 'Typed one', redo: 'Typed two' })
    await project.goTo(3)
    expect(sheet(project)[0]?.[0]).toBe('three')
    await project.goTo(0)
    expect(sheet(project)[0]?.[0]).toBe('q1')
    expect(await project.goTo(-1)).toBeNull()
  })
})

describe('moving', () => {
  test('rows keep their order among themselves, and undoing puts them back', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), rowsOf(6))
    const applied = project.edit([{ type: 'moveRows', rows: [6, 2], after: 4 }], 'Moved 2 rows')
    expect(applied.reload).toBe(true)
    expect(ids(project)).toEqual([1, 3, 4, 2, 6, 5])
    project.edit([{ type: 'moveRows', rows: [5], after: null }], 'Moved 1 row')
    expect(ids(project)).toEqual([5, 1, 3, 4, 2, 6])
    project.undo()
    project.undo()
    expect(ids(project)).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('rows are put back exactly, also after neighbours had to make room', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), rowsOf(40))
    const orders = [ids(project)]
    // Every move halves the gap below row 1, so that it is exhausted several times.
    for (let nth = 0; nth < 60; nth++) {
      project.edit([{ type: 'moveRows', rows: [2 + (nth % 39)], after: 1 }], 'Moved 1 row')
      orders.push(ids(project))
    }
    for (const order of orders.toReversed().slice(1)) {
      project.undo()
      expect(ids(project)).toEqual(order)
    }
    for (const order of orders.slice(1)) {
      project.redo()
      expect(ids(project)).toEqual(order)
    }
  })

  test('columns, there and back', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), rowsOf(1))
    project.edit([{ type: 'addColumn', name: 'Note', role: 'note' }], 'Added a column')
    const names = (): string[] => project.columns().map(({ name }) => name)
    project.edit([{ type: 'moveColumn', column: 'c3', after: null }], 'Moved a column')
    expect(names()).toEqual(['Note', 'Question', 'Our answer'])
    project.edit([{ type: 'moveColumn', column: 'c3', after: 'c1' }], 'Moved a column')
    expect(names()).toEqual(['Question', 'Note', 'Our answer'])
    project.undo()
    expect(names()).toEqual(['Note', 'Question', 'Our answer'])
    project.undo()
    expect(names()).toEqual(['Question', 'Our answer', 'Note'])
  })

  test('a row below itself is refused', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), rowsOf(2))
    expect(() => project.edit([{ type: 'moveRows', rows: [1], after: 1 }], 'Moved')).toThrow(/no longer in the sheet/)
  })
})

test('a column that a list makes can be filled by the same list', () => {
  using folder = new Folder()
  using project = made(folder.file('a.tunesheet'), rowsOf(2))
  const patches: Patch[] = [
    { type: 'addColumn', name: 'Wide', role: 'note', key: '+1' },
    { type: 'setCells', cells: [{ row: 2, column: '+1', text: 'x' }] },
    { type: 'insertRows', rows: [{ c1: 'q3', '+1': 'y' }] },
  ]
  project.edit(patches, 'Pasted')
  expect(sheet(project)).toEqual([
    ['q1', 'a1', ''],
    ['q2', 'a2', 'x'],
    ['q3', '', 'y'],
  ])
  project.undo()
  expect(sheet(project)).toEqual(rowsOf(2))
})
