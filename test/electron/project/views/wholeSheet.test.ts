import { describe, expect, test } from 'vitest'
import type { Project } from '../../../../electron/project/project.ts'
import { Folder, made } from '../places.ts'

const ROWS = 50_000
const LAST = ROWS - 200

/** A large sheet as it is when it was just opened: nobody has asked yet which rows it has. */
function large(folder: Folder): Project {
  return made(
    folder.file('a.tunesheet'),
    Array.from({ length: ROWS }, (_, row) => [`question ${row}`, `answer ${row}`]),
  )
}

describe('a large sheet that was just opened', () => {
  test('has its first rows, their numbers and how many there are, before all are looked for', async () => {
    using folder = new Folder()
    using project = large(folder)
    await project.prepare({}, { rows: 200, least: 1 })
    const { rows, count, complete } = project.page({}, 0, 200)
    expect({ count, complete }).toEqual({ count: ROWS, complete: true })
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 200 }, (_, at) => at + 1))
    expect(rows[199]?.cells).toEqual({ c1: 'question 199', c2: 'answer 199' })

    // Where it is not known yet, that is said.
    const end = project.page({}, LAST, 200)
    expect(end).toMatchObject({ count: ROWS, complete: end.rows.length === 200 })
    await project.prepare({})
    const found = project.page({}, LAST, 200)
    expect(found.complete).toBe(true)
    expect(found.rows.at(-1)).toMatchObject({ number: ROWS, cells: { c1: `question ${ROWS - 1}` } })
  })

  test('has the same rows in the same order whether they are looked for at once or on the way', async () => {
    using folder = new Folder()
    using project = large(folder)
    project.edit([{ type: 'moveRows', rows: [ROWS, 7], after: null }], 'Moved 2 rows')
    const onTheWay = await project.viewIds({})
    project.edit([{ type: 'deleteRows', rows: Array.from({ length: 300 }, (_, at) => at + 100) }], 'Removed 300 rows')
    const atOnce = project.ids({}, 0, ROWS)
    expect([...onTheWay].filter((id) => id < 100 || id >= 400)).toEqual(atOnce)
    expect(new Set(atOnce.slice(0, 2))).toEqual(new Set([ROWS, 7]))
  })

  test('takes in what comes and goes while its rows are looked for', async () => {
    using folder = new Folder()
    using project = large(folder)
    await project.prepare({}, { rows: 1 })
    project.edit([{ type: 'deleteRows', rows: [1, ROWS] }], 'Removed 2 rows')
    project.edit([{ type: 'insertRows', rows: [{ c1: 'new' }], after: null }], 'Added 1 row')
    await project.prepare({})
    const { rows, count } = project.page({}, 0, 2)
    expect(count).toBe(ROWS - 1)
    expect(rows.map(({ number, cells }) => [number, cells['c1']])).toEqual([
      [1, 'new'],
      [2, 'question 1'],
    ])
    expect(project.page({}, ROWS - 2, 1).rows[0]?.cells['c1']).toBe(`question ${ROWS - 2}`)
  })
})
