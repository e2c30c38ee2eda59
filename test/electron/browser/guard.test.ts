import { describe, expect, it } from 'vitest'
import { bearer, isOurs, newToken, sameToken } from '../../../electron/browser/guard.ts'

describe('the token', () => {
  it('has 256 bits and is another every time', () => {
    expect(Buffer.from(newToken(), 'base64url')).toHaveLength(32)
    expect(newToken()).not.toBe(newToken())
  })

  it('is the same only as itself', () => {
    const token = newToken()
    expect(sameToken(token, token)).toBe(true)
    for (const other of [null, undefined, '', token.slice(1), `${token} `]) expect(sameToken(other, token)).toBe(false)
    expect(sameToken('', '')).toBe(false)
  })

  it('is read from a bearer header and nothing else', () => {
    expect(bearer({ authorization: 'Bearer abc-1_' })).toBe('abc-1_')
    for (const authorization of ['Basic abc', 'Bearer', 'bearer abc', 'Bearer a b'])
      expect(bearer({ authorization })).toBeNull()
    expect(bearer({})).toBeNull()
  })
})

describe('whether a request is ours', () => {
  it.each([
    ['no host', {}],
    ['a rebound name', { host: 'evil.example:7000' }],
    ['another port', { host: '127.0.0.1:7001' }],
    ['all addresses', { host: '0.0.0.0:7000' }],
    ['a foreign page', { host: '127.0.0.1:7000', origin: 'https://evil.example' }],
    ['another local page', { host: '127.0.0.1:7000', origin: 'http://127.0.0.1:9' }],
    ['a page without origin', { host: '127.0.0.1:7000', origin: 'null' }],
  ])('refuses %s', (_what, headers) => {
    expect(isOurs(headers, 7000, false)).toBe(false)
  })

  it('takes both of its own names', () => {
    for (const host of ['127.0.0.1:7000', 'localhost:7000']) {
      expect(isOurs({ host }, 7000, false)).toBe(true)
      expect(isOurs({ host, origin: `http://${host}` }, 7000, true)).toBe(true)
    }
  })

  it('wants to know the page where only pages call', () => {
    expect(isOurs({ host: 'localhost:7000' }, 7000, true)).toBe(false)
  })
})
