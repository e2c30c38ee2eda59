import { describe, expect, it } from 'vitest'
import { HOME, homeAddress, isOwnAddress } from '../../../electron/desktop/origin.ts'

describe('own addresses', () => {
  it.each(['app://tunesheet/', 'app://tunesheet/index.html#at=project', 'app://tunesheet/assets/main.js'])(
    '%s is ours',
    (address) => {
      expect(isOwnAddress(address, HOME)).toBe(true)
    },
  )

  it.each([
    undefined,
    '',
    'about:blank',
    'app://elsewhere/',
    'app://tunesheet:1/',
    'appx://tunesheet/',
    'https://tunesheet/',
    'data:text/html,x',
    'file:///tunesheet/',
  ])('%s is not', (address) => {
    expect(isOwnAddress(address, HOME)).toBe(false)
  })

  it('heeds a development server only in an app that is not packaged', () => {
    const env = { ELECTRON_RENDERER_URL: 'http://localhost:5173' }
    expect(homeAddress(true, env)).toBe(HOME)
    expect(homeAddress(false, env)).toBe('http://localhost:5173')
    expect(homeAddress(false, {})).toBe(HOME)
  })
})
