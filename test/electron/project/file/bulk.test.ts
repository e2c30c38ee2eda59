import { readdirSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Project } from '../../../../electron/project/project.ts'
import { kill, linesOf, otherProcess } from '../children.ts'
import { failureOf, Folder, ids, sheet, TWO_COLUMNS } from '../places.ts'

describe('filling a new project', () => {
  test('makes it whole or not at all', () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    const writer = Project.createInBulk(path, TWO_COLUMNS)
    writer.append([['q1', 'a1'], ['q2']])
    expect(readdirSync(folder.path)).toEqual(['a.tunesheet.part', 'a.tunesheet.part-lock'])
    expect(writer.columns).toEqual(['c1', 'c2'])
    expect(writer.rows).toBe(2)
    writer.append([[], ['q4', 'a4']])
    writer.commit()
    using project = writer.finish()
    expect(readdirSync(folder.path).filter((name) => !name.endsWith('-wal'))).toEqual(['a.tunesheet'])
    expect(sheet(project)).toEqual([
      ['q1', 'a1'],
      ['q2', ''],
      ['', ''],
      ['q4', 'a4'],
    ])
    expect(project.state().totals.rows).toBe(4)
    expect(project.facts.pending()).toBe(4)
    expect(project.edit([{ type: 'insertRows', rows: [{ c1: 'q5' }] }], 'Typed').inserted).toEqual([5])
  })

  test('leaves nothing behind when it is abandoned', () => {
    using folder = new Folder()
    const writer = Project.createInBulk(folder.file('a.tunesheet'), TWO_COLUMNS)
    writer.append(Array.from({ length: 5000 }, () => ['q', 'a']))
    writer.abandon()
    writer.abandon()
    expect(readdirSync(folder.path)).toEqual([])
  })

  test('leaves nothing behind when it fails', () => {
    using folder = new Folder()
    const writer = Project.createInBulk(folder.file('a.tunesheet'), TWO_COLUMNS)
    expect(() => {
      writer.append([['a', 'b', 'one too many']])
    }).toThrow(RangeError)
    expect(readdirSync(folder.path)).toEqual([])
  })

  test('clears away what a killed one left', () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    writeFileSync(`${path}.part`, 'half of something')
    writeFileSync(`${path}.part-journal`, 'half of something')
    writeFileSync(`${path}.part-lock`, '')
    using project = Project.create(path, TWO_COLUMNS)
    expect(ids(project)).toEqual([])
    expect(readdirSync(folder.path).filter((name) => name.includes('.part'))).toEqual([])
  })

  test('is for one at a time, in this process and in others', async () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    const busy = { code: 'locked', message: 'a.tunesheet is just being made by another import.' }
    const writer = Project.createInBulk(path, TWO_COLUMNS)
    writer.append([['q1', 'a1']])
    expect(failureOf(() => Project.createInBulk(path, TWO_COLUMNS))).toMatchObject(busy)
    await writer.settle()
    expect(failureOf(() => Project.createInBulk(path, TWO_COLUMNS))).toMatchObject(busy)
    using project = writer.finish()
    writer.abandon()
    expect(sheet(project)).toEqual([['q1', 'a1']])

    const place = folder.file('b.tunesheet')
    const making = `Project.createInBulk(path, ${JSON.stringify(TWO_COLUMNS)}); say('making'); setInterval(() => 0, 1000)`
    const other = otherProcess(place, making)
    for await (const line of linesOf(other)) if (line === 'making') break
    expect(failureOf(() => Project.createInBulk(place, TWO_COLUMNS)).code).toBe('locked')
    await kill(other)
    using second = Project.create(place, TWO_COLUMNS)
    expect(ids(second)).toEqual([])
    expect(readdirSync(folder.path).filter((name) => name.includes('.part'))).toEqual([])
  })

  test('needs a folder that can be written to', () => {
    using folder = new Folder()
    const failure = failureOf(() => Project.create(folder.file('missing/a.tunesheet'), TWO_COLUMNS))
    expect(failure).toMatchObject({ code: 'read-only', message: 'a.tunesheet cannot be written to.' })
  })

  test('takes further columns on the way', () => {
    using folder = new Folder()
    const writer = Project.createInBulk(folder.file('a.tunesheet'), TWO_COLUMNS)
    writer.append([['q1', 'a1']])
    expect(writer.addColumn({ name: 'Column 3', role: 'note' })).toBe('c3')
    writer.append([['q2', 'a2', 'n2']])
    using project = writer.finish()
    expect(project.columns().map(({ name }) => name)).toEqual(['Question', 'Our answer', 'Column 3'])
    expect(sheet(project)).toEqual([
      ['q1', 'a1', ''],
      ['q2', 'a2', 'n2'],
    ])
  })

  test('takes splits with the rows; a split column that says something wins', () => {
    using folder = new Folder()
    const columns = [...TWO_COLUMNS.columns, { name: 'Part', role: 'split' as const }]
    const writer = Project.createInBulk(folder.file('a.tunesheet'), { ...TWO_COLUMNS, columns })
    writer.append([['1'], ['2'], ['3', '', 'train'], ['4', '', 'Test']], ['validation', 'train', 'validation', 'train'])
    using project = writer.finish()
    expect(project.rows(ids(project)).map(({ split }) => split)).toEqual(['validation', 'train', 'train', 'validation'])
    expect(project.state().totals).toMatchObject({ rows: 4, validationRows: 2 })
  })

  test('holds names of any length to what fits', () => {
    using folder = new Folder()
    using project = Project.create(folder.file('a.tunesheet'), {
      ...TWO_COLUMNS,
      columns: [{ name: 'x'.repeat(600), role: 'note' }],
    })
    expect(project.columns()[0]?.name).toHaveLength(500)
  })
})
