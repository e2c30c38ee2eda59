import { describe, expect, test } from 'vitest'
import { SketchTable } from '../../../electron/dataset/sketchTable.ts'
import { SKETCH } from '../../../shared/domain/alike/sketch.ts'
import { randomFrom } from '../../../shared/domain/random.ts'

const batch = (rows: ReadonlyMap<number, number>) => {
  const ids = Uint32Array.from([...rows.keys()].sort((a, b) => a - b))
  const bytes = new Uint8Array(ids.length * SKETCH)
  ids.forEach((id, at) => bytes.fill(rows.get(id) ?? 0, at * SKETCH, (at + 1) * SKETCH))
  return { ids, bytes }
}

describe('a table of sketches', () => {
  test('holds after any changes what a list of them would', () => {
    const random = randomFrom(11)
    const table = new SketchTable(10)
    const expected = new Map<number, number>()
    for (let act = 0; act < 300; act++) {
      const rows = new Map(
        Array.from({ length: Math.floor(random() * 9) }, () => [1 + Math.floor(random() * 80), act % 256]),
      )
      if (random() < 0.6) {
        table.put(batch(rows))
        for (const [id, value] of rows) expected.set(id, value)
      } else {
        table.drop(new Set(rows.keys()))
        for (const id of rows.keys()) expected.delete(id)
      }
      expect(table.rows).toEqual(batch(expected))
    }
  })
})
