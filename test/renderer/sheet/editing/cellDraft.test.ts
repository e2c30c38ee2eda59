import { describe, expect, it } from 'vitest'
import type { Column } from '../../../../shared/domain/column.ts'
import { DraftKeeper } from '../../../../renderer/sheet/editing/cellDraft.ts'
import { CellEditing, type Edited } from '../../../../renderer/sheet/editing/cellEditing.ts'
import { offerOf } from '../../../../renderer/sheet/editing/draftOffer.ts'

const column: Column = { id: 'c1', name: 'Answer', role: 'completion', width: 200, hidden: false, frozen: false }
const cell: Edited = { row: 7, column, x: 1, y: 0, number: 1, before: 'old', over: false }

function desk() {
  const kept = new Map<string, string>()
  const keeper = new DraftKeeper(
    {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, text) => kept.set(key, text),
      removeItem: (key) => kept.delete(key),
    },
    'a project',
  )
  const editing = new CellEditing(() => undefined, keeper)
  return { kept, keeper, editing }
}

describe('what stands in an open field', () => {
  it('is kept with every letter, until it is in the cell or dropped', () => {
    const { keeper, editing } = desk()
    editing.open(cell)
    expect(keeper.read()).toBeNull()
    editing.type('new')
    expect(keeper.read()).toEqual({ row: 7, column: 'c1', text: 'new', before: 'old' })
    editing.end()
    expect(keeper.read()).toBeNull()
    editing.open(cell)
    editing.type('other')
    editing.drop()
    expect(keeper.read()).toBeNull()
  })

  it('outlives the window when nothing else was done', () => {
    const { kept, keeper, editing } = desk()
    editing.open({ ...cell, row: 'new', before: '' })
    editing.type('half a sent')
    expect(kept.size).toBe(1)
    expect(keeper.read()).toEqual({ row: null, column: 'c1', text: 'half a sent', before: '' })
  })

  it('is nothing when it cannot be read', () => {
    const { kept, keeper } = desk()
    kept.set('tunesheet-draft a project', '{"row":"7"}')
    expect(keeper.read()).toBeNull()
  })
})

describe('the offer after a window broke down', () => {
  const draft = { row: 7, column: 'c1', text: 'half a sent', before: 'old' }

  it('names the cell, and says when it was changed since', () => {
    expect(offerOf(draft, { column, number: 1204, text: 'old' })).toEqual({
      sentence: 'You were typing “half a sent” in Answer, row 1,204, when the window closed.',
      into: 'cell',
      act: 'Put it back',
    })
    expect(offerOf(draft, { column, number: 1204, text: 'other' })).toMatchObject({
      sentence: expect.stringContaining('that cell was changed since') as string,
      act: 'Replace what is there',
    })
  })

  it('is a new row where the cell is gone, and a copy where its column is', () => {
    expect(offerOf(draft, { column, number: null, text: '' })).toMatchObject({ into: 'row' })
    expect(offerOf({ ...draft, row: null }, { column, number: null, text: '' })).toMatchObject({ into: 'row' })
    expect(offerOf(draft, { column: null, number: 3, text: '' })).toMatchObject({ into: null, act: 'Copy it' })
  })

  it('is not made when the text is in the cell, or there is none', () => {
    expect(offerOf(draft, { column, number: 3, text: 'half a sent' })).toBeNull()
    expect(offerOf({ ...draft, text: ' ' }, { column, number: 3, text: 'old' })).toBeNull()
  })
})
