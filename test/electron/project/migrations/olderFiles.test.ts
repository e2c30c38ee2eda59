import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { RULES_VERSION } from '../../../../shared/domain/checks/version.ts'
import { DEFAULT_SETUP } from '../../../../shared/domain/setup.ts'
import { Database } from '../../../../electron/project/file/database.ts'
import { migrate, STEPS } from '../../../../electron/project/migrations/migrate.ts'
import { Project } from '../../../../electron/project/project.ts'
import { APPLICATION_ID } from '../../../../electron/project/file/projectFile.ts'
import { uncounted } from '../../../../electron/project/state.ts'
import { Folder, made, sheet } from '../places.ts'

const ROWS = [
  ['What is it?', 'A sheet.'],
  ['', 'No question.'],
] as const

/** A file as the app wrote it when its files had an earlier shape: two columns, two rows. */
function olderFile(path: string, version: number): void {
  const db = new Database(path, 0)
  db.exec(`PRAGMA application_id = ${APPLICATION_ID}`)
  migrate(db, STEPS.slice(0, version))
  db.run('INSERT INTO project VALUES (1, ?, ?, 1, ?)', randomUUID(), 'Older', JSON.stringify(DEFAULT_SETUP))
  const totals = JSON.stringify(uncounted(ROWS.length, 0))
  db.run('INSERT INTO state VALUES (1, 0, 1, ?, 1, 1, 0, ?, ?)', ROWS.length + 1, totals, RULES_VERSION)
  for (const [at, role] of ['prompt', 'completion'].entries()) {
    db.run('INSERT INTO columns VALUES (?, ?, ?, 200, 0, ?, 0, 0)', at + 1, role, role, at + 1)
    db.exec(`ALTER TABLE cells ADD COLUMN c${at + 1} TEXT`)
  }
  for (const [at, texts] of ROWS.entries()) {
    db.run('INSERT INTO rows VALUES (?, ?, 0, 1, 0)', at + 1, at + 1)
    db.run('INSERT INTO cells VALUES (?, ?, ?)', at + 1, ...texts.map((text) => text || null))
    db.run('INSERT INTO stale VALUES (?)', at + 1)
  }
  db.close()
}

function tableKind(path: string, table: string): unknown {
  const db = new Database(path, 0)
  const kind = db.get(`SELECT strict FROM pragma_table_list WHERE name = ?`, table)
  expect(db.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' })
  db.close()
  return kind?.['strict']
}

describe('a file of the fifth shape', () => {
  test('takes new columns without reading every row, and is what it was otherwise', () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    olderFile(path, 5)
    expect(tableKind(path, 'cells')).toBe(1)
    const project = Project.open(path)
    expect(sheet(project)).toEqual(ROWS)
    project.edit(
      [
        { type: 'addColumn', name: 'Note', role: 'note', key: '+1' },
        { type: 'setCells', cells: [{ row: 2, column: '+1', text: 'new' }] },
      ],
      'Added',
    )
    expect(sheet(project)).toEqual([
      [...ROWS[0], ''],
      [...ROWS[1], 'new'],
    ])
    project.undo()
    expect(sheet(project)).toEqual(ROWS)
    project.close()
    expect(tableKind(path, 'cells')).toBe(0)
  })
})

test('a new project takes new columns without reading every row', () => {
  using folder = new Folder()
  const path = folder.file('a.tunesheet')
  made(path).close()
  expect(tableKind(path, 'cells')).toBe(0)
})
