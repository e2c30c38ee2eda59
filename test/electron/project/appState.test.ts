import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { AppState } from '../../../electron/project/appState.ts'
import { Folder } from './places.ts'

const entry = (id: string, path: string, openedAt: number) => ({ id, path, name: id, openedAt, rows: 3, errors: 1 })
const sent = (host: string, data: boolean, at = 1) => ({
  at,
  host,
  what: 'POST /files',
  bytes: 10,
  data,
  outcome: '200',
})

describe('what the app remembers', () => {
  test('are the projects opened last, newest first, and whether they are still there', () => {
    using folder = new Folder()
    using state = AppState.open(folder.file('deep/state'))
    writeFileSync(folder.file('a.tunesheet'), '')
    state.remember(entry('a', folder.file('a.tunesheet'), 1))
    state.remember(entry('b', folder.file('b.tunesheet'), 2))
    expect(state.recents().map(({ id, exists }) => [id, exists])).toEqual([
      ['b', false],
      ['a', true],
    ])
    state.remember({ ...entry('a', folder.file('a.tunesheet'), 3), rows: 4 })
    expect(state.recents()[0]).toMatchObject({ id: 'a', rows: 4, openedAt: 3 })
    expect(state.pathOf('b')).toBe(folder.file('b.tunesheet'))
    state.remember(entry('c', folder.file('b.tunesheet'), 4))
    expect(state.recents().map(({ id }) => id)).toEqual(['c', 'a'])
    state.forget('a')
    expect(state.pathOf('a')).toBeNull()
  })

  test('are preferences, one by one, also after a restart', () => {
    using folder = new Folder()
    const first = AppState.open(folder.path)
    expect(first.preferences()).toMatchObject({ theme: 'system', budgetMicroUsd: null, rowHeight: 'comfortable' })
    first.setPreferences({ theme: 'dark' })
    expect(first.setPreferences({ budgetMicroUsd: 25_000_000 })).toMatchObject({
      theme: 'dark',
      budgetMicroUsd: 25_000_000,
    })
    first.close()
    using state = AppState.open(folder.path)
    expect(state.movedAside).toBeNull()
    expect(state.preferences()).toMatchObject({ theme: 'dark', budgetMicroUsd: 25_000_000 })
  })

  test('is everything that was sent, and what that says about the network', () => {
    using folder = new Folder()
    using state = AppState.open(folder.path)
    expect(state.network()).toEqual({ state: 'offline', host: null })
    state.addSent(sent('api.openai.com', false))
    expect(state.network()).toEqual({ state: 'asked', host: 'api.openai.com' })
    state.addSent(sent('api.tokenfactory.nebius.com', true))
    state.addSent(sent('api.openai.com', false, 2))
    expect(state.network()).toEqual({ state: 'sent', host: 'api.tokenfactory.nebius.com' })
    expect(state.sent().map(({ at, host, data }) => [at, host, data])).toEqual([
      [2, 'api.openai.com', false],
      [1, 'api.tokenfactory.nebius.com', true],
      [1, 'api.openai.com', false],
    ])
  })

  test('are submissions that are not settled, by what was sent and where', () => {
    using folder = new Folder()
    using state = AppState.open(folder.path)
    const entry = { submission: 's1', sha256: 'ab', provider: 'openai', path: '/a.tunesheet' }
    state.addSubmission(entry)
    state.addSubmission({ ...entry, submission: 's2', provider: 'nebius' })
    expect(state.submissionsOf('ab', 'openai')).toEqual([entry])
    expect(state.submissionsOf('cd', 'openai')).toEqual([])
    state.removeSubmission('s1')
    expect(state.submissionsOf('ab', 'openai')).toEqual([])
  })

  test('is shared by two of them at once', () => {
    using folder = new Folder()
    using one = AppState.open(folder.path)
    using other = AppState.open(folder.path)
    one.addSent(sent('a', false))
    other.addSent(sent('b', false))
    expect(one.sent()).toEqual(other.sent())
  })
})

describe('a damaged file', () => {
  test('is moved aside, and the app starts afresh', () => {
    using folder = new Folder()
    for (const damage of [
      'not a database at all',
      'SQLite format 3\0 and then nothing that makes sense'.padEnd(5000, 'x'),
    ]) {
      const path = join(folder.path, 'app.db')
      mkdirSync(folder.path, { recursive: true })
      writeFileSync(path, damage)
      using state = AppState.open(folder.path)
      expect(state.movedAside).toMatch(/app\.db\.damaged(-2)?$/)
      expect(readFileSync(state.movedAside ?? '', 'utf8')).toBe(damage)
      state.remember(entry('a', 'x', 1))
      expect(state.recents()).toHaveLength(1)
    }
  })
})
