import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test, vi } from 'vitest'
import { Project } from '../../../../electron/project/project.ts'
import type { Patch } from '../../../../shared/domain/patch.ts'
import { Folder, made, sheet } from '../places.ts'

const typed = (row: number, column: string, text: string): Patch => ({
  type: 'setCells',
  cells: [{ row, column, text }],
})

/** How much the closed file holds, and its history. */
function keptIn(path: string) {
  const db = new DatabaseSync(path)
  try {
    return {
      ...db
        .prepare(
          `SELECT (SELECT count(*) FROM rows) AS rows, (SELECT count(*) FROM cells) AS cells,
            (SELECT count(*) FROM history_steps) AS steps, (SELECT count(*) FROM history_cells) AS texts,
            (SELECT count(*) FROM history_rows) AS ids, (SELECT count(*) FROM history_places) AS places`,
        )
        .get(),
    }
  } finally {
    db.close()
  }
}

describe('what was undone', () => {
  test('and given up by something else is cleared from the file in quiet moments, also after it was opened again', async () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    const count = 5000
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const first = made(path, [['q', 'a']])
      await first.editLong([{ type: 'insertRows', rows: Array.from({ length: count }, () => ({ c1: 'n' })) }], 'Pasted')
      first.edit([{ type: 'moveRows', rows: [3, 4], after: null }, typed(1, 'c2', 'gone')], 'Changed')
      await first.goTo(0)
      first.edit([typed(1, 'c1', 'x')], 'Typed')
      vi.advanceTimersByTime(60) // One piece of several.
      first.close()
      expect(keptIn(path)['rows']).toBeGreaterThan(1)
      using project = Project.open(path)
      vi.runAllTimers()
      expect(sheet(project)).toEqual([['x', 'a']])
      project.undo()
      expect(sheet(project)).toEqual([['q', 'a']])
    } finally {
      vi.useRealTimers()
    }
    expect(keptIn(path)).toEqual({ rows: 1, cells: 1, steps: 1, texts: 1, ids: 0, places: 0 })
  })
})
