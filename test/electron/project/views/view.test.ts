import { describe, expect, test } from 'vitest'
import type { Project } from '../../../../electron/project/project.ts'
import type { Filter } from '../../../../shared/domain/filter.ts'
import type { Issue } from '../../../../shared/domain/issue.ts'
import { countAll, Folder, ids, made } from '../places.ts'

const shown = (project: Project, filter: Filter, refresh = false): number[] =>
  project.page(filter, 0, 500, refresh).rows.map(({ id }) => id)

const tooLong: Issue = {
  rule: 'over-limit',
  severity: 'error',
  column: 'c2',
  message: '3 tokens over the limit.',
  fixable: false,
}

describe('searching', () => {
  const texts = [
    'Refund 50%',
    'REFUND',
    'straße',
    'STRASSE',
    'Zürich',
    'ZÜRICH',
    'zuerich',
    'snake_case',
    'snakeXcase',
    'Ελλάδα',
    '東京',
    'C:\\dir',
    '👍🏽 ok',
  ]
  const found = (search: string): string[] => {
    using folder = new Folder()
    using project = made(
      folder.file('a.tunesheet'),
      texts.map((text, index) => (index % 2 ? [text, ''] : ['', text])),
    )
    return shown(project, { search }).map((id) => texts[id - 1] ?? '')
  }

  test('finds text in any column, upper and lower case alike, in every alphabet', () => {
    expect(found('refund')).toEqual(['Refund 50%', 'REFUND'])
    expect(found('zÜrich')).toEqual(['Zürich', 'ZÜRICH'])
    expect(found('ελλΆδα')).toEqual(['Ελλάδα'])
    expect(found('東')).toEqual(['東京'])
    expect(found('👍')).toEqual(['👍🏽 ok'])
    expect(found('nothing like it')).toEqual([])
  })

  test('takes every character as it is', () => {
    expect(found('50%')).toEqual(['Refund 50%'])
    expect(found('snake_')).toEqual(['snake_case'])
    expect(found('c:\\')).toEqual(['C:\\dir'])
    expect(found('%')).toEqual(['Refund 50%'])
    expect(found('ü%')).toEqual([])
  })

  test('does not look into deleted columns and rows', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [
      ['x', 'needle'],
      ['needle', 'x'],
      ['needle', 'y'],
    ])
    project.edit(
      [
        { type: 'deleteColumn', column: 'c2' },
        { type: 'deleteRows', rows: [3] },
      ],
      'Deleted',
    )
    expect(shown(project, { search: 'needle' })).toEqual([2])
  })
})

describe('filters', () => {
  test('by severity, rule, split and text hold together', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [
      ['a', ''],
      ['b', ''],
      ['a', ''],
      ['c', ''],
    ])
    const hint: Issue = { ...tooLong, rule: 'odd', severity: 'hint', column: null }
    countAll(project, (row) => ({
      issues: row.id === 2 ? [tooLong, hint] : row.id === 4 ? [hint] : [],
      fingerprint: row.cells['c1'] === 'a' ? 'aaaaaaaaaaaaaaaa' : '',
    }))
    expect(shown(project, { severity: 'error' })).toEqual([2])
    expect(shown(project, { severity: 'hint' })).toEqual([2, 4])
    expect(shown(project, { severity: 'warning' })).toEqual([3])
    expect(shown(project, { rule: 'odd' })).toEqual([2, 4])
    expect(shown(project, { rule: 'duplicate-row' })).toEqual([3])
    expect(shown(project, { rule: 'unheard-of' })).toEqual([])
    expect(shown(project, { severity: 'hint', search: 'c' })).toEqual([4])
    expect(shown(project, { search: '' })).toEqual([1, 2, 3, 4])
  })
})

describe('a view', () => {
  test('keeps its rows when their cells change, until it is refreshed', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [
      ['old', ''],
      ['old', ''],
      ['new', ''],
    ])
    const filter = { search: 'old' }
    expect(shown(project, filter)).toEqual([1, 2])
    project.edit(
      [
        {
          type: 'setCells',
          cells: [
            { row: 1, column: 'c1', text: 'new' },
            { row: 3, column: 'c1', text: 'old' },
          ],
        },
      ],
      'Typed',
    )
    expect(shown(project, filter)).toEqual([1, 2])
    expect(project.page(filter, 0, 10).rows[0]?.cells).toEqual({ c1: 'new' })
    expect(shown(project, filter, true)).toEqual([2, 3])
  })

  test('takes in rows that are added, at their place, and lets deleted ones go', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [
      ['x', ''],
      ['y', ''],
      ['x', ''],
      ['y', ''],
      ['x', ''],
    ])
    const filter = { search: 'x' }
    expect(shown(project, filter)).toEqual([1, 3, 5])
    project.edit(
      [
        { type: 'insertRows', after: 3, rows: [{}, {}] },
        { type: 'insertRows', after: null, rows: [{}] },
      ],
      'Inserted',
    )
    expect(shown(project, filter)).toEqual([8, 1, 3, 6, 7, 5])
    expect(ids(project)).toEqual([8, 1, 2, 3, 6, 7, 4, 5])
    project.edit([{ type: 'deleteRows', rows: [3, 7, 4] }], 'Deleted')
    expect(shown(project, filter)).toEqual([8, 1, 6, 5])
    expect(project.rows([5])[0]?.number).toBe(5)
    project.undo()
    expect(ids(project)).toEqual([8, 1, 2, 3, 6, 7, 4, 5])
    // A row that comes back is shown in every view until the next refresh.
    expect(shown(project, filter)).toEqual([8, 1, 3, 6, 7, 4, 5])
    expect(shown(project, filter, true)).toEqual([1, 3, 5])
  })

  test('is right after hundreds of rows came or went at once', () => {
    using folder = new Folder()
    using project = made(
      folder.file('a.tunesheet'),
      Array.from({ length: 1000 }, () => ['x', '']),
    )
    expect(project.page({ search: 'x' }, 0, 1).count).toBe(1000)
    const odd = ids(project).filter((id) => id % 2 === 1)
    project.edit([{ type: 'deleteRows', rows: odd }], 'Deleted')
    expect(project.page({ search: 'x' }, 0, 1).count).toBe(500)
    expect(project.rows([1000])[0]?.number).toBe(500)
    project.undo()
    expect(ids(project)).toEqual(Array.from({ length: 1000 }, (_, index) => index + 1))
  })

  test('tells where a row is', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [
      ['x', ''],
      ['y', ''],
      ['x', ''],
    ])
    expect(project.locate({}, 3)).toBe(2)
    expect(project.locate({ search: 'x' }, 3)).toBe(1)
    expect(project.locate({ search: 'x' }, 2)).toBeNull()
    expect(project.locate({}, 99)).toBeNull()
    expect(project.ids({ search: 'x' }, 1, 5)).toEqual([3])
  })

  test('is kept apart from the others, however many were asked for', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [
      ['a', ''],
      ['b', ''],
    ])
    for (const search of 'abcdefghijklmnop')
      expect(project.page({ search }, 0, 5).count).toBe('ab'.includes(search) ? 1 : 0)
    expect(ids(project)).toEqual([1, 2])
  })
})
