import { describe, expect, it } from 'vitest'
import { headingsOf, namesFrom } from '../../../../renderer/sheet/headings/headings.ts'
import { columnOf } from '../../../columns.ts'

const blank = [
  columnOf('c1', 'note', 'Prompt'),
  columnOf('c2', 'note', 'Completion'),
  columnOf('c3', 'note', 'Column 3'),
]
const rows = [
  ['Where is my order? It was due on Friday.', 'Hello, it left our warehouse this morning.'],
  ['Can I send it back?', 'Yes, within 30 days.'],
]

describe('headings of a pasted table', () => {
  it('are recognised by the names that columns usually have', () => {
    for (const names of [
      ['prompt', 'completion'],
      ['Ticket', 'Reply'],
      ['Frage', 'Antwort'],
    ])
      expect(headingsOf([names, ...rows])?.names).toEqual(names)
  })

  it('are none where the first row is a row like the others, or the only one', () => {
    expect(headingsOf(rows)).toBeNull()
    expect(headingsOf([['prompt', 'completion']])).toBeNull()
    expect(headingsOf([])).toBeNull()
  })

  it('name the columns, say what they are for and leave the rows, as one list of patches', () => {
    const headings = headingsOf([
      ['No', 'Reply', 'Question'],
      ...rows.map((row, at) => [String(at), ...row.toReversed()]),
    ])
    expect(headings && namesFrom(headings, blank, 7)).toEqual([
      { type: 'updateColumn', column: 'c1', name: 'No', role: 'note' },
      { type: 'updateColumn', column: 'c2', name: 'Reply', role: 'completion' },
      { type: 'updateColumn', column: 'c3', name: 'Question', role: 'prompt' },
      { type: 'deleteRows', rows: [7] },
    ])
  })

  it('keep names apart from each other and from columns beside them, and names where there are none', () => {
    const headings = { names: ['column 3', 'Column 3'], rows }
    expect(namesFrom(headings, blank, 1).flatMap((patch) => ('name' in patch ? [patch.name] : []))).toEqual([
      'column 3',
      'Column 3 (2)',
    ])
    expect(namesFrom({ names: [' ', 'Reply  to\nit'], rows }, blank, 1)).toMatchObject([
      { name: 'Prompt' },
      { name: 'Reply to it' },
      {},
    ])
  })

  it('turn the sheet to preferences where two answers stand side by side', () => {
    const three = { names: ['Prompt', 'Chosen', 'Rejected'], rows: rows.map((row) => [...row, 'No.']) }
    expect(namesFrom(three, blank, 1)).toContainEqual({ type: 'setSetup', setup: { format: 'preference' } })
  })
})
