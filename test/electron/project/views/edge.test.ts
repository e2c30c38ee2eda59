import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Folder, made } from '../places.ts'

/** What a spreadsheet does, cell by cell. */
function expected(cells: readonly string[], from: number, way: 1 | -1): number {
  const last = way > 0 ? cells.length - 1 : 0
  if (from === last) return from
  const filled = (at: number): boolean => cells[at] !== ''
  const run = filled(from) && filled(from + way)
  for (let at = from + way; ; at += way) {
    if (run && !filled(at)) return at - way
    if (!run && filled(at)) return at
    if (at === last) return at
  }
}

test('Ctrl with an arrow leads to the edge of the filled cells, from every cell', async () => {
  using folder = new Folder()
  let nth = 0
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('', 'x'), { minLength: 1, maxLength: 14 }), async (cells) => {
      using project = made(
        folder.file(`${nth++}.tunesheet`),
        cells.map((cell) => [cell, 'a']),
      )
      for (let from = 0; from < cells.length; from++)
        for (const way of [1, -1] as const)
          expect([from, way, await project.edge({}, { column: 'c1', from, way })]).toEqual([
            ...[from, way, expected(cells, from, way)],
          ])
    }),
    { numRuns: 40 },
  )
})

test('far away, in a view in another order', async () => {
  using folder = new Folder()
  const cells = Array.from({ length: 12_000 }, (_, at) => [at === 11_000 || at === 500 ? '' : 'x', `${at}`])
  using project = made(folder.file('far.tunesheet'), cells)
  const view = { sort: { by: 'c2', order: 'descending' } } as const
  expect(await project.edge({}, { column: 'c1', from: 600, way: 1 })).toBe(10_999)
  expect(await project.edge({}, { column: 'c1', from: 10_999, way: -1 })).toBe(501)
  expect(await project.edge(view, { column: 'c1', from: 0, way: 1 })).toBe(998)
  expect(await project.edge(view, { column: 'c9', from: 0, way: 1 })).toBe(11_999)
})
