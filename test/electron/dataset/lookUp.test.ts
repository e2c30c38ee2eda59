import { describe, expect, test } from 'vitest'
import { lookedUp, lookUp, taskFound } from '../../../electron/dataset/lookUp.ts'
import { goodRows, sheetOf } from './sheet.ts'

const TOPICS = [
  'refund',
  'parcel',
  'battery',
  'password',
  'invoice',
  'saddle',
  'helmet',
  'guarantee',
  'address',
  'voucher',
]

/** Every topic is asked about in several ways and always answered the same, but for the last `odd` topics. */
function topicRows(odd = 0): string[][] {
  const ways = ['Question about my', 'I need help with the', 'Something is wrong with this']
  return TOPICS.flatMap((topic, at) =>
    ways.map((way, nth) => [`${way} ${topic}`, at < TOPICS.length - odd ? `To ${topic}` : `${topic} case ${nth}`]),
  )
}

describe('looking it up', () => {
  test('finds for held-back rows how often the most similar example was answered right', async () => {
    using sheet = sheetOf(['prompt', 'completion'], topicRows(4))
    const { project } = sheet
    const heldBack = TOPICS.map((_, at) => at * 3 + 1)
    project.edit([{ type: 'setSplit', rows: heldBack, split: 'validation' }], 'Held back')
    const result = await lookUp(project)
    expect(result).toEqual({ revision: project.state().revision, of: 'held-back', asked: 10, right: 6, searched: 20 })
  })

  test('takes rows that train where none is held back, and never a row for its own answer', async () => {
    using sheet = sheetOf(['prompt', 'completion'], topicRows(5))
    expect(await lookUp(sheet.project)).toMatchObject({ of: 'sample', asked: 30, right: 15, searched: 30 })
  })

  test('finds the same every time, and is known until something changes', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(900))
    const { project } = sheet
    expect(lookedUp(project)).toBeNull()
    const first = await lookUp(project)
    expect(lookedUp(project)).toEqual(first)
    expect(first).toMatchObject({ asked: 500, searched: 900 })
    project.edit([{ type: 'setCells', cells: [{ row: 1, column: 'c2', text: 'New' }] }], 'Typed')
    expect(lookedUp(project)?.revision).toBeLessThan(project.state().revision)
    expect((await lookUp(project)).revision).toBe(project.state().revision)
  })

  test('leaves out rows without an answer, and copes with an empty sheet', async () => {
    using sheet = sheetOf(
      ['prompt', 'completion'],
      [
        ['Hello', ''],
        ['???', 'Yes'],
        ['', ''],
      ],
    )
    expect(await lookUp(sheet.project)).toMatchObject({ asked: 1, right: 0, searched: 1 })
    using none = sheetOf(['prompt', 'completion'], [])
    expect(await lookUp(none.project)).toMatchObject({ asked: 0, right: 0 })
  })

  test('tells how far it is, and stops at once when it is cancelled', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(4000))
    const told: number[] = []
    const stop = new AbortController()
    const onProgress = (done: number, total?: number): void => {
      told.push(total ?? 0)
      if (done > 500) stop.abort(new Error('enough'))
    }
    await expect(lookUp(sheet.project, { signal: stop.signal, onProgress })).rejects.toThrow('enough')
    expect(told[0]).toBe(4500)
    expect(lookedUp(sheet.project)).toBeNull()
  })
})

test('what is to be learned is told from the answers of the rows that train', async () => {
  using sheet = sheetOf(['prompt', 'completion'], topicRows())
  expect(await taskFound(sheet.project)).toMatchObject({ looked: 30, task: { kind: 'labels', labels: 10 } })
})
