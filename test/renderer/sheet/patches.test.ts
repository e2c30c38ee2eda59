import { describe, expect, it } from 'vitest'
import { layOut } from '../../../renderer/sheet/columns/columnLayout.ts'
import { fillPatches, newColumns, oneText, pastePatches, tiled } from '../../../renderer/sheet/patches.ts'

describe('pasting', () => {
  it('changes cells that exist, in one list of patches with a label for the history', () => {
    const cells = [
      ['a', 'b'],
      ['c', 'd'],
    ]
    const paste = pastePatches(cells, [7, 9], ['c1', 'c2'])
    expect(paste.label).toBe('Pasted 2 × 2 cells')
    expect(paste.patches).toEqual([
      {
        type: 'setCells',
        cells: [
          { row: 7, column: 'c1', text: 'a' },
          { row: 7, column: 'c2', text: 'b' },
          { row: 9, column: 'c1', text: 'c' },
          { row: 9, column: 'c2', text: 'd' },
        ],
      },
    ])
  })

  it('makes the rows that are missing', () => {
    const { patches } = pastePatches([['a', 'b'], ['c', 'd'], ['']], [7], ['c1', 'c2'])
    expect(patches).toEqual([
      {
        type: 'setCells',
        cells: [
          { row: 7, column: 'c1', text: 'a' },
          { row: 7, column: 'c2', text: 'b' },
        ],
      },
      { type: 'insertRows', rows: [{ c1: 'c', c2: 'd' }, {}] },
    ])
  })

  it('names the columns that are missing by names nobody has', () => {
    expect(newColumns(2, [{ name: 'Prompt' }, { name: 'Column 3' }])).toEqual({
      patches: [
        { type: 'addColumn', name: 'Column 4', role: 'note', key: '+1' },
        { type: 'addColumn', name: 'Column 5', role: 'note', key: '+2' },
      ],
      keys: ['+1', '+2'],
    })
    expect(newColumns(-1, [])).toEqual({ patches: [], keys: [] })
  })

  it('writes into columns of the same list by their names in it', () => {
    const { patches } = pastePatches(
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      [7],
      ['c1', '+1'],
    )
    expect(patches).toEqual([
      {
        type: 'setCells',
        cells: [
          { row: 7, column: 'c1', text: 'a' },
          { row: 7, column: '+1', text: 'b' },
        ],
      },
      { type: 'insertRows', rows: [{ c1: 'c', '+1': 'd' }] },
    ])
  })

  it('repeats one cell over the whole selection, and a rectangle where it fits evenly', () => {
    expect(tiled([['x']], 2, 2)).toEqual([
      ['x', 'x'],
      ['x', 'x'],
    ])
    expect(tiled([['a'], ['b']], 4, 1)).toEqual([['a'], ['b'], ['a'], ['b']])
    expect(tiled([['a'], ['b']], 3, 1)).toEqual([['a'], ['b']])
  })
})

describe('filling', () => {
  it('repeats the source downwards and leaves it alone itself', () => {
    const patches = fillPatches(
      [['a'], ['b']],
      { x: 1, y: 0, width: 1, height: 2 },
      { x: 1, y: 0, width: 1, height: 5 },
      { rows: [1, 2, 3, 4, 5], columns: ['c1'] },
    )
    expect(patches).toEqual([
      { row: 3, column: 'c1', text: 'a' },
      { row: 4, column: 'c1', text: 'b' },
      { row: 5, column: 'c1', text: 'a' },
    ])
  })

  it('counts backwards when filling upwards', () => {
    const patches = fillPatches(
      [['a'], ['b']],
      { x: 1, y: 3, width: 1, height: 2 },
      { x: 1, y: 2, width: 1, height: 3 },
      { rows: [3, 4, 5], columns: ['c1'] },
    )
    expect(patches).toEqual([{ row: 3, column: 'c1', text: 'b' }])
  })

  it('never writes into computed columns', () => {
    expect(
      fillPatches(
        [['a']],
        { x: 1, y: 0, width: 1, height: 1 },
        { x: 1, y: 0, width: 2, height: 1 },
        { rows: [1], columns: ['c1', null] },
      ),
    ).toEqual([])
  })
})

it('writes one text into every chosen cell, once', () => {
  expect(
    oneText(
      new Map([
        [1, new Set(['c1'])],
        [2, new Set(['c1', 'c2'])],
      ]),
      '',
    ),
  ).toEqual({
    type: 'setCells',
    cells: [
      { row: 1, column: 'c1', text: '' },
      { row: 2, column: 'c1', text: '' },
      { row: 2, column: 'c2', text: '' },
    ],
  })
  expect(oneText(new Map(), 'x')).toBeNull()
})

describe('column widths', () => {
  const columns = [
    { id: 'c1', width: 300, flexible: true },
    { id: 'c2', width: 400, flexible: true },
    { id: 'c3', width: 100, flexible: false },
  ]
  it('shares what is left over among the text columns', () => {
    expect([...layOut(columns, 1500).values()]).toEqual([600, 800, 100])
  })
  it('makes text columns narrower before the sheet scrolls sideways', () => {
    expect([...layOut(columns, 660).values()]).toEqual([240, 320, 100])
    expect([...layOut(columns, 600).values()]).toEqual([220, 280, 100])
    expect([...layOut(columns, 200).values()]).toEqual([220, 220, 100])
  })
})
