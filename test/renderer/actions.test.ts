import { describe, expect, it } from 'vitest'
import { matches, printShortcut } from '../../renderer/actions.ts'

const press = (key: string, also: Partial<Record<'meta' | 'ctrl' | 'shift' | 'alt', boolean>> = {}, code = '') => ({
  key,
  code,
  metaKey: also.meta ?? false,
  ctrlKey: also.ctrl ?? false,
  shiftKey: also.shift ?? false,
  altKey: also.alt ?? false,
})

describe('a shortcut', () => {
  it('means ⌘ on a Mac and Ctrl elsewhere', () => {
    expect(matches('Mod+K', press('k', { meta: true }), true)).toBe(true)
    expect(matches('Mod+K', press('k', { ctrl: true }), true)).toBe(false)
    expect(matches('Mod+K', press('k', { ctrl: true }), false)).toBe(true)
    expect(matches('Mod+K', press('k', { meta: true }), false)).toBe(false)
  })

  it('tells undo from redo by Shift', () => {
    expect(matches('Mod+Z', press('Z', { ctrl: true, shift: true }), false)).toBe(false)
    expect(matches('Mod+Shift+Z', press('Z', { ctrl: true, shift: true }), false)).toBe(true)
  })

  it('may be one of several', () => {
    expect(matches('Mod+Shift+Z Mod+Y', press('y', { ctrl: true }), false)).toBe(true)
  })

  it('finds a sign wherever the keyboard has it', () => {
    expect(matches('?', press('?', { shift: true }), false)).toBe(true)
    expect(matches('?', press('?'), false)).toBe(true)
  })

  it('goes by the place of the key where Alt types another letter', () => {
    expect(matches('Mod+Alt+H', press('˙', { meta: true, alt: true }, 'KeyH'), true)).toBe(true)
  })

  it('is not met by the bare letter', () => {
    expect(matches('Mod+K', press('k'), false)).toBe(false)
  })
})

describe('a printed shortcut', () => {
  it.each([
    ['Mod+K', '⌘K', 'Ctrl K'],
    ['Mod+Alt+H', '⌥⌘H', 'Ctrl Alt H'],
    ['Mod+Shift+Z Mod+Y', '⇧⌘Z', 'Ctrl Y'],
    ['F8', 'F8', 'F8'],
    ['?', '?', '?'],
  ])('%s is %s on a Mac and %s elsewhere', (shortcut, mac, other) => {
    expect(printShortcut(shortcut, true)).toBe(mac)
    expect(printShortcut(shortcut, false)).toBe(other)
  })
})
