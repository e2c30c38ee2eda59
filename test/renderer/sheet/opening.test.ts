import { describe, expect, it } from 'vitest'
import { Opening } from '../../../renderer/sheet/opening.ts'

const key = (name: string, more: Partial<{ ctrlKey: boolean; metaKey: boolean; altKey: boolean }> = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
})

const CELL = { row: 1, column: { id: 'c1', name: 'Prompt' }, before: 'old', start: 'n' }

describe('typing faster than the editor opens', () => {
  it('keeps every key for the editor', () => {
    const opening = new Opening(() => 0)
    expect(opening.catches(key('x'))).toBe(false)
    opening.begin(CELL)
    for (const name of ['e', 'l', 'k', 'Backspace', 'l', 'o']) expect(opening.catches(key(name))).toBe(true)
    expect(opening.typed('H')).toEqual({ text: 'Hello', end: null })
  })

  it('ends the editing when Enter, Tab or Esc was among them', () => {
    const opening = new Opening(() => 0)
    opening.begin(CELL)
    for (const name of ['1', 'Enter', '2']) opening.catches(key(name))
    expect(opening.typed('')).toEqual({ text: '1', end: 'Enter' })
  })

  it('lets shortcuts through, and everything once the editor is there or never came', () => {
    let now = 0
    const opening = new Opening(() => now)
    opening.begin(CELL)
    expect(opening.catches(key('z', { ctrlKey: true }))).toBe(false)
    now = 5000
    expect(opening.catches(key('a'))).toBe(false)
    opening.begin(CELL)
    opening.end()
    expect(opening.catches(key('a'))).toBe(false)
  })

  it('hands over what was typed when the sheet goes away before the editor came', () => {
    const opening = new Opening(() => 0)
    expect(opening.leave()).toBeNull()
    opening.begin(CELL)
    for (const name of ['e', 'w']) opening.catches(key(name))
    expect(opening.leave()).toEqual({ opened: CELL, text: 'new' })
    expect(opening.leave()).toBeNull()
    opening.begin(CELL)
    opening.catches(key('Escape'))
    expect(opening.leave()).toBeNull()
    opening.begin({ ...CELL, start: 'old' })
    expect(opening.leave()).toBeNull()
  })
})
