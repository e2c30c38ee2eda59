import { afterEach, describe, expect, it } from 'vitest'
import { formatUsd, readUsd } from '../../../../shared/domain/cost/money.ts'
import { setNotation } from '../../../../shared/format/notation.ts'

/** Intl parts a figure from its sign by a space that does not break. */
const usd = (...args: Parameters<typeof formatUsd>): string => formatUsd(...args).replaceAll(/\s/g, ' ')

afterEach(() => {
  setNotation('en-US')
})

describe('dollars', () => {
  it('have two decimals, and more below a cent, so that no price is nothing', () => {
    expect(usd(12_340_000)).toBe('$12.34')
    expect(usd(4000)).toBe('$0.0040')
    expect(usd(0)).toBe('$0.00')
  })

  it.each([
    ['de-DE', '1.204,50 $'],
    ['fr-FR', '1 204,50 $US'],
    ['en-GB', 'US$1,204.50'],
    ['pl-PL', '1204,50 USD'],
  ])('are written as people of %s write them', (tag, text) => {
    setNotation(tag)
    expect(usd(1_204_500_000)).toBe(text)
    expect(readUsd(usd(1_204_500_000))).toBe(1204.5)
  })

  it('go without decimals at the marks of an axis, where they have none', () => {
    expect([usd(0, { round: true }), usd(20_000_000, { round: true })]).toEqual(['$0', '$20'])
    expect(usd(500_000, { round: true })).toBe('$0.50')
    setNotation('de-DE')
    expect(usd(20_000_000, { round: true })).toBe('20 $')
    expect(usd(200_000_000_000_000, { round: true })).toBe('200 Mio. $')
  })

  it.each(['50.12', '$50.12', '50,12', '50,12 $', 'US$ 50.12', '50.12 USD', ' 50.12 '])('are read from %j', (text) => {
    expect(readUsd(text)).toBe(50.12)
  })

  it.each(['', '$', '50.12 please', '50,12 €', '1e3'])('are not read from %j', (text) => {
    expect(readUsd(text)).toBeNull()
  })
})
