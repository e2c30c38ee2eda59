import { describe, expect, it } from 'vitest'
import { Cutting } from '../../../../renderer/sheet/clipboard/cutting.ts'
import { leftBehind } from '../../../../renderer/sheet/patches.ts'

const area = { stretches: [[0, 2]], fields: [1], whole: null } as const
const cut = { how: 'cut', area, cells: [['a\r\nb'], ['c']], rows: Promise.resolve([1, 2]), columns: ['c1'] } as const

describe('cells that are cut', () => {
  it('are taken away by a paste of what they hold, whatever line ends the clipboard has', () => {
    const cutting = new Cutting()
    cutting.begin(cut)
    expect(cutting.pasted([['a\nb'], ['c']])).toBe(cut)
    expect(cutting.pasted([['a\nb'], ['d']])).toBeNull()
    expect(cutting.pasted([['a\nb']])).toBeNull()
  })

  it('are cut no more after anything else was done', () => {
    const cutting = new Cutting()
    const heard: boolean[] = []
    cutting.subscribe(() => heard.push(cutting.now() !== null))
    cutting.begin(cut)
    expect(cutting.end()).toBe(true)
    expect(cutting.end()).toBe(false)
    expect(cutting.pasted(cut.cells)).toBeNull()
    expect(heard).toEqual([true, false])
  })

  it('are not taken away where they were only copied', () => {
    const cutting = new Cutting()
    cutting.begin({ ...cut, how: 'copy' })
    expect(cutting.now()).not.toBeNull()
    expect(cutting.pasted(cut.cells)).toBeNull()
  })

  it('are emptied where nothing is moved to', () => {
    const to = { rows: [2, 3, 9], columns: ['c1', 'c2'], grid: [['a'], ['c']] }
    expect(leftBehind({ rows: [1, 2], columns: ['c1'] }, to)).toEqual([
      { type: 'setCells', cells: [{ row: 1, column: 'c1', text: '' }] },
    ])
    expect(leftBehind({ rows: [2, 3], columns: ['c1'] }, to)).toEqual([])
    expect(leftBehind({ rows: [9], columns: ['c1'] }, to)).toHaveLength(1)
  })
})
