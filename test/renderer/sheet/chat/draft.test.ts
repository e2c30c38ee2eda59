import { describe, expect, it } from 'vitest'
import { type Draft, type DraftAct, draftOf, reduceDraft, resultOf } from '../../../../renderer/sheet/chat/draft.ts'

const CELL = '[ {"role":"user","content":"Hi"}, {"role":"assistant","content":"Hello","id":12345678901234567890} ]'

function after(cell: string, ...acts: DraftAct[]): Draft {
  return acts.reduce(reduceDraft, draftOf(cell))
}

const contents = (draft: Draft) => draft.turns.map(({ message }) => message.content)
const type = (key: number, content: string): DraftAct => ({
  type: 'change',
  key,
  to: { role: 'user', content },
  label: 'typed',
  of: 'text',
})

describe('a draft of a conversation', () => {
  it('saves nothing where nothing was changed, however the cell is laid out', () => {
    expect(resultOf(draftOf(CELL), CELL)).toEqual({ text: CELL, changed: false })
    expect(resultOf(after(CELL, { type: 'show', view: 'text' }), CELL)).toEqual({ text: CELL, changed: false })
    expect(resultOf(draftOf(''), '')).toEqual({ text: '', changed: false })
  })

  it('saves what was changed, with everything else as it was', () => {
    const draft = after(CELL, type(1, 'Good morning'))
    expect(resultOf(draft, CELL)).toEqual({
      changed: true,
      text: '[{"role":"user","content":"Good morning"},{"role":"assistant","content":"Hello","id":12345678901234567890}]',
    })
    expect(resultOf(after(CELL, type(1, 'x'), type(1, 'Hi')), CELL).changed).toBe(false)
  })

  it('adds, moves and removes turns, and goes back step by step', () => {
    const draft = after(CELL, { type: 'add', at: 2 }, { type: 'move', key: 3, to: 0 }, { type: 'remove', key: 1 })
    expect(contents(draft)).toEqual(['', 'Hello'])
    expect(draft.past.map(({ label }) => label)).toEqual(['added turn 3', 'moved turn 3 to 1', 'removed turn 2'])
    const back = [draft, draft, draft].reduce((one) => reduceDraft(one, { type: 'undo' }), draft)
    expect(resultOf(back, CELL).changed).toBe(false)
    expect(reduceDraft(back, { type: 'undo' })).toBe(back)
  })

  it('takes typing in one place back as one step', () => {
    const draft = after(CELL, type(1, 'a'), type(1, 'ab'), type(1, 'abc'))
    expect(contents(reduceDraft(draft, { type: 'undo' }))).toEqual(['Hi', 'Hello'])
  })

  it('does not move past the ends', () => {
    const draft = draftOf(CELL)
    expect(reduceDraft(draft, { type: 'move', key: 1, to: -1 })).toBe(draft)
    expect(reduceDraft(draft, { type: 'move', key: 2, to: 9 })).toBe(draft)
  })
})

describe('the text of a conversation', () => {
  it('is laid out to be read', () => {
    expect(after(CELL, { type: 'show', view: 'text' }).text).toContain('\n    "content": "Hi"')
  })

  it('becomes the chat again when it is one', () => {
    const text = '[{"role":"user","content":"Who is there?"}]'
    const draft = after(CELL, { type: 'show', view: 'text' }, { type: 'type', text }, { type: 'show', view: 'chat' })
    expect(contents(draft)).toEqual(['Who is there?'])
    expect(resultOf(draft, CELL).text).toBe(text)
  })

  it('stays in front with the reason, and with every letter, while it is none', () => {
    const text = '[{"role":"user","content":"Who'
    const draft = after(CELL, { type: 'show', view: 'text' }, { type: 'type', text }, { type: 'show', view: 'chat' })
    expect(draft).toMatchObject({ view: 'text', text })
    expect(draft.trouble).toMatch(/closing quotation mark .* is missing. Line 1, character 27\./)
    expect(resultOf(draft, CELL)).toEqual({ text, changed: true })
  })

  it('is where a cell opens that holds no conversation', () => {
    const draft = draftOf('{"question":"Why?"}')
    expect(draft).toMatchObject({ view: 'text', trouble: 'This is neither a list of turns nor a line with them.' })
    expect(resultOf(draft, '{"question":"Why?"}').changed).toBe(false)
  })
})
