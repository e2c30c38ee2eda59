import { describe, expect, it } from 'vitest'
import { looksGarbled } from '../../../../shared/domain/reading/mojibake.ts'

/** UTF-8 read as Windows-1252, which is how texts get garbled. */
const garble = (text: string): string => new TextDecoder('windows-1252').decode(Buffer.from(text))

describe('garbled letters', () => {
  it.each(['für', 'señor', 'ça coûte 5 €', 'naïve', 'it’s', '“quoted”', 'a – b', 'Привет', '😀', 'Ärger'])(
    'are seen in %s read wrongly',
    (text) => {
      expect(looksGarbled(text)).toBe(false)
      expect(looksGarbled(garble(text))).toBe(true)
    },
  )

  it.each(['NÃO', 'a IRMÃ” disse', 'Âge', 'daß“', 'São Paulo', 'ПРИВЕТ', 'â', 'plain'])(
    'are not seen in %s',
    (text) => {
      expect(looksGarbled(text)).toBe(false)
    },
  )

  it('include those that are lost for good', () => {
    expect(looksGarbled('f\uFFFDr')).toBe(true)
  })
})
