import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardsIn, ibansIn } from '../../../../shared/domain/private/bank.ts'
import { nationalIdsIn } from '../../../../shared/domain/private/nationalId.ts'
import { addressesIn } from '../../../../shared/domain/private/network.ts'
import { phonesIn } from '../../../../shared/domain/private/phone.ts'
import { isDigit, type Places, placesIn } from '../../../../shared/domain/private/places.ts'
import { privateDataIn } from '../../../../shared/domain/private/privateData.ts'
import { signsOf } from '../../../../shared/domain/signs.ts'

/** Every place, as if each had all that is asked for: what is found there is found without any condition. */
function everywhere(text: string): Places {
  const all = Array.from({ length: text.length }, (_, at) => at)
  const digits = all.filter((at) => isDigit(text.charCodeAt(at)))
  const numbers = digits.map((at) => ({ at, digits: text.length + 99, leads: true, end: text.length }))
  return { numbers, quads: all, codes: all, groups: all }
}

const PARTS = [
  ...['+44 7700 900 412', '+49 (0)170 1234567', '0049 170 1234567', '(555) 123-4567', '555-123-4567', '07700 900 412'],
  ...['0171 1234567', 'tel ', 'call me on ', 'phone number: ', '(0171) 1234567', '+1 202 555 0143'],
  ...['DE89370400440532013000', 'GB29 NWBK 6016 1331 9268 19', '4111 1111 1111 1111', '378282246310005'],
  ...['RSSMRA85T10A562S', '1 85 12 75 123 456 78', '2 85 12 2A 123 456 78', 'DNI ', '12345678Z', 'NIE X1234567L'],
  ...['SSN 123-45-6789', 'NINO AB123456C', 'ab 12 34 56 c', 'national insurance no. ', '81.2.69.142', '1.2.3.4.5'],
  ...['2a02:2c3d::1', '2a02:26f7:c9c8:4000:0:1234:5678:9abc', '2001:', '12:30', ':', '2026-11-22', '18/06/2026'],
  ...['HB-', 'INV', 'Order ', ' ', '.', '-', '/', '(', ')', '+', '0', '00', '7', '12', '4', 'A', 'B', 'X', 'ABCDEF'],
  ...[', ', 'ß', '\n', '  -  ', '😀'],
]
const texts = fc.array(fc.constantFrom(...PARTS), { maxLength: 9 }).map((parts) => parts.join(''))

describe('looking only where something could begin finds the same as looking everywhere', () => {
  test.each([
    ['bank accounts', ibansIn],
    ['cards', cardsIn],
    ['phone numbers', phonesIn],
    ['national ids', nationalIdsIn],
    ['IP addresses', addressesIn],
  ])('%s', (_, find) => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(find(text, placesIn(text, signsOf(text)))).toEqual(find(text, everywhere(text)))
      }),
      { numRuns: 4000 },
    )
  })
})

test.each([
  'Guten Tag, wie lange dauert die Lieferung des Sattels?',
  'Order HB-2026 of 24 May costs 59.90 EUR',
  'In 2019 and in 2024, at 12:30, for 14 days',
])('there is no place to look at in %j', (text) => {
  expect(placesIn(text, signsOf(text))).toEqual({ numbers: [], quads: [], codes: [], groups: [] })
})

test.each([
  ['+44 7700 900 412', 'phone'],
  ['+49 (0)170 1234567', 'phone'],
  ['+374 77 123456', 'phone'],
  ['national insurance no. ab 12 34 56 c', 'id'],
  ['2 85 12 2A 123 456 95', 'id'],
  ['2a00::dead:beef:1001', 'ip'],
])('%j is found where nothing else stands', (text, kind) => {
  expect(privateDataIn(text).map((found) => found.kind)).toEqual([kind])
})
