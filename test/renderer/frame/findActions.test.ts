import { describe, expect, it } from 'vitest'
import { findActions, grouped } from '../../../renderer/frame/findActions.ts'

const run = () => undefined
const ACTIONS = [
  { id: 'redo', title: 'Redo', group: 'Edit', enabled: false, run },
  { id: 'undo', title: 'Undo: Typed in Our answer', group: 'Edit', run },
  { id: 'export', title: 'Save the training file…', group: 'Project', run },
  { id: 'go-train', title: 'Go to Train', group: 'View', run },
]
const found = (query: string) => findActions(ACTIONS, query).map((one) => one.action.id)

describe('finding an action', () => {
  it('lists everything while nothing is typed, what cannot be done now last', () => {
    expect(found('')).toEqual(['undo', 'export', 'go-train', 'redo'])
  })

  it('goes by the beginnings of words, in any order', () => {
    expect(found('train')).toEqual(['export', 'go-train'])
    expect(found('file sav')).toEqual(['export'])
    expect(found('rain')).toEqual([])
  })

  it('knows the group of an action', () => {
    expect(found('view')).toEqual(['go-train'])
  })

  it('knows what things are called in a spreadsheet', () => {
    expect(found('export')).toEqual(['export'])
    expect(found('download train')).toEqual(['export'])
    const spoken = { id: 'column-freeze', title: 'Keep Our answer in sight', group: 'Columns', run }
    expect(findActions([...ACTIONS, spoken], 'freeze').map((one) => one.action.id)).toEqual(['column-freeze'])
  })

  it('lists what is called that before what others call that', () => {
    const spoken = { id: 'column-delete', title: 'Delete column Notes', group: 'Columns', run }
    const remove = { id: 'clean-up-remove-empty', title: 'Remove empty rows', group: 'Clean up', run }
    expect(findActions([spoken, remove], 'remove').map((one) => one.action.id)).toEqual([remove.id, spoken.id])
    expect(findActions([remove, spoken], 'delete').map((one) => one.action.id)).toEqual([spoken.id, remove.id])
  })

  it('prints what was typed bold', () => {
    expect(findActions(ACTIONS, 'file sav')[0]?.bold).toEqual([
      [0, 3],
      [18, 22],
    ])
  })

  it('puts actions of a group together', () => {
    expect(grouped(findActions(ACTIONS, '')).map((one) => [one.group, one.items.length])).toEqual([
      ['Edit', 2],
      ['Project', 1],
      ['View', 1],
    ])
  })
})
