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

  it('leaves to a Mac the keys that hide the app', () => {
    expect(matches('Mod+Alt+F Mod+H', press('h', { meta: true }), true)).toBe(false)
    expect(matches('Mod+Alt+F Mod+H', press('h', { ctrl: true }), false)).toBe(true)
  })

  it('finds a sign wherever the keyboard has it', () => {
    expect(matches('?', press('?', { shift: true }), false)).toBe(true)
    expect(matches('?', press('?'), false)).toBe(true)
  })

  it('goes by the place of the key where Alt types another letter', () => {
    expect(matches('Mod+Alt+H', press('˙', { meta: true, alt: true }, 'KeyH'), true)).toBe(true)
  })

  it.each([
    ['Y and Z of a German keyboard', 'Mod+Z', press('y', { ctrl: true }, 'KeyZ')],
    ['W of a French keyboard, where Z is elsewhere', 'Mod+Z', press('w', { ctrl: true }, 'KeyZ')],
    ['ö of a German keyboard, where ; is elsewhere', 'Mod+;', press('ö', { ctrl: true }, 'Semicolon')],
    ['AltGr, which types a sign', 'Mod+Alt+9', press(']', { ctrl: true, alt: true }, 'Digit9')],
    ['the underscore above the minus', 'Mod+-', press('_', { ctrl: true, shift: true }, 'Minus')],
    ['the = above the nought of a German keyboard', 'Mod+Shift+=', press('=', { ctrl: true, shift: true }, 'Digit0')],
    ['the colon above the semicolon', 'Mod+;', press(':', { ctrl: true, shift: true }, 'Semicolon')],
  ])('is not met by %s', (_, shortcut, keys) => {
    expect(matches(shortcut, keys, false)).toBe(false)
  })

  it.each([
    ['a Russian letter at the place of Z', 'Mod+Z', press('я', { ctrl: true }, 'KeyZ')],
    ['the digits of a French keyboard, which need Shift', 'Mod+1', press('&', { ctrl: true }, 'Digit1')],
    ['a semicolon that needs Shift', 'Mod+;', press(';', { ctrl: true, shift: true }, 'Comma')],
    ['a colon that needs Shift, or is above the semicolon', 'Mod+Shift+;', press(':', { ctrl: true, shift: true })],
    ['the plus of a German keyboard, which needs none', 'Mod+Shift+=', press('+', { ctrl: true }, 'BracketRight')],
    ['the plus of the number block', 'Mod+Shift+=', press('+', { ctrl: true }, 'NumpadAdd')],
    ['the bracket above the nought', 'Ctrl+Shift+0', press(')', { ctrl: true, shift: true }, 'Digit0')],
  ])('is met by %s', (_, shortcut, keys) => {
    expect(matches(shortcut, keys, false)).toBe(true)
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
