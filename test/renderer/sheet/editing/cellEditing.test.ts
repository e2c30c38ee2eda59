import { describe, expect, it } from 'vitest'
import type { Column } from '../../../../shared/domain/column.ts'
import { CellEditing, type Edited } from '../../../../renderer/sheet/editing/cellEditing.ts'

const column: Column = { id: 'c1', name: 'Prompt', role: 'prompt', width: 200, hidden: false, frozen: false }
const cell: Edited = { row: 7, column, x: 1, y: 0, number: 1, before: 'old', over: false }

function begin(edited: Edited = cell): { editing: CellEditing; kept: string[] } {
  const kept: string[] = []
  const editing = new CellEditing((_, text) => kept.push(text))
  editing.open(edited)
  return { editing, kept }
}

describe('editing a cell', () => {
  it('begins with the text of the cell, or empty when it is typed over', () => {
    expect(begin().editing.text).toBe('old')
    expect(begin({ ...cell, over: true }).editing.text).toBe('')
  })

  it('keeps what was typed, once', () => {
    const { editing, kept } = begin()
    editing.type('new')
    editing.end()
    editing.end()
    expect(kept).toEqual(['new'])
    expect(editing.edited()).toBeNull()
  })

  it('keeps nothing that is as before, dropped, or only opened', () => {
    const same = begin()
    same.editing.type('old')
    same.editing.end()
    const dropped = begin()
    dropped.editing.type('new')
    dropped.editing.drop()
    const over = begin({ ...cell, over: true })
    over.editing.end()
    expect([...same.kept, ...dropped.kept, ...over.kept]).toEqual([])
  })

  it('empties a cell that was typed over and emptied again', () => {
    const { editing, kept } = begin({ ...cell, over: true })
    editing.type('x')
    editing.type('')
    editing.end()
    expect(kept).toEqual([''])
  })

  it('keeps the text when another cell is opened', () => {
    const { editing, kept } = begin()
    editing.type('new')
    editing.open({ ...cell, row: 8, y: 1, before: '' })
    expect(kept).toEqual(['new'])
    expect(editing.edited()?.row).toBe(8)
  })

  it('keeps what is there by now before the window closes, and goes on when it stays', () => {
    const { editing, kept } = begin()
    editing.type('half')
    expect(editing.unsaved).toBe(true)
    editing.keep()
    expect(editing.unsaved).toBe(false)
    editing.keep()
    expect(kept).toEqual(['half'])
    editing.type('old')
    editing.end()
    expect(kept).toEqual(['half', 'old'])
  })

  it('counts anything typed as a change while the text of the cell is not known', () => {
    const { editing, kept } = begin({ ...cell, row: Promise.resolve(9), before: null, over: true })
    editing.type('x')
    editing.end()
    expect(kept).toEqual(['x'])
  })
})
