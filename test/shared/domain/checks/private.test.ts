import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { secretsIn } from '../../../../shared/domain/private/secret.ts'
import { maskPrivateData, maskSecrets, privateDataIn } from '../../../../shared/domain/private/privateData.ts'

const LETTERS = 'aB3dE6gH1jK4mN7pQ0sT2vW5yZ8cF9'
/** Put together here, so that no scanner takes this file for a leak. */
const long = (length: number, letters = LETTERS): string => letters.repeat(9).slice(0, length)
const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

describe('a key is masked', () => {
  test.each([
    ['of OpenAI', `sk-proj-${long(60)}`],
    ['of OpenAI, the older form', `sk-${long(48)}`],
    ['of Anthropic', `sk-ant-api03-${long(93)}`],
    ['of AWS', `AKIA${upper.slice(3, 19)}`],
    ['of GitHub', `ghp_${long(36)}`],
    ['of GitHub, fine-grained', `github_pat_${long(82)}`],
    ['of GitLab', `glpat-${long(20)}`],
    ['of Slack', `xoxb-2154836997-4410773915-${long(24)}`],
    ['of Stripe', `sk_live_${long(24)}`],
    ['of Google', `AIza${long(35)}`],
    ['of SendGrid', `SG.${long(22)}.${long(43)}`],
    ['of Hugging Face', `hf_${long(34)}`],
    ['of npm', `npm_${long(36)}`],
    ['of a session (JWT)', `eyJ${long(30)}.eyJ${long(60)}.${long(43)}`],
    ['of a server', `-----BEGIN RSA PRIVATE KEY-----\n${long(64)}\n${long(64)}\n-----END RSA PRIVATE KEY-----`],
  ])('%s', (_, key) => {
    expect(maskSecrets(`Use ${key}, or "${key}".`)).toBe('Use [SECRET], or "[SECRET]".')
  })

  test('and the password in an address, and nothing else of it', () => {
    expect(maskSecrets('postgres://mara:hunt3r2!x@db.halden.no/shop')).toBe(
      'postgres://mara:[SECRET]@db.halden.no/shop',
    )
  })
})

test.each([
  'Your key begins with sk- and has 48 characters: sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
  'AKIAIOSFODNN7EXAMPLE is the one of the handbook',
  'sk-your-key-goes-here-and-nowhere-else',
  'The file begins with -----BEGIN PRIVATE KEY----- and ends with -----END PRIVATE KEY-----.',
  'Donaudampfschifffahrtsgesellschaftskapitän und sk-donaudampfschifffahrtsgesellschaft',
  'https://halden-bikes.no/orders/20714?token=no&page=2#eyJ',
  'commit 9fceb02d0ae598e95dc970b74767f19372d61af8, e4d909c290d0fb1ca068ffaddf22cbd0',
  'id 123e4567-e89b-12d3-a456-426614174000',
  'risk-management-and-compliance-officer_of_the_year',
])('there is no key in %j', (text) => {
  expect(secretsIn(text)).toEqual([])
})

test.each([
  'Driver version 31.0.15.4601, firmware 21.16.4.2, build 22.11.30.1',
  'Our router is 192.168.0.1, ping 8.8.8.8 or 127.0.0.1',
  '2001:db8::1 is for examples, 12:30:45 is a time, 00:1A:2B:3C:4D:5E a card',
  'See section 12.14.13.15 and page 300.400.500.600',
  'EAN 4006381333931, ISBN 978-3-16-148410-0, GTIN 04006381333931',
  'UPS 1Z999AA10123456784, DHL 00340434161094042557, JJD000390012345678901, RR123456785DE',
  'Order 123-4567890-1234567, order no. 555-123-4567, Bestellnummer 07123 456789',
  'Order 4539 1488 0343 6467 was sent',
  'Rechnung Nr. 5105105105105100 vom 03.04.2026',
  '2026-11-22T16:10:24.123Z, 20261122161024, 1700000000000',
  'Coordinates 59.913868, 10.752245 and 1.234.567,89 kr or 12.345.678.901',
  'IBAN DE00 1234 5678 9012 3456 78 has wrong check digits, GB29NWBK60161331926818 too',
  'SSN 000-12-3456, DNI 12345678A, part AB 12 34 56 C',
  'The codice RSSMRA85T10A562T has a wrong letter',
])('there is nothing private in %j', (text) => {
  expect(privateDataIn(text)).toEqual([])
})

describe('numbers of orders are not taken for private data', () => {
  const digits = (least: number, most = least) =>
    fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: least, maxLength: most })
  const joined = (sign: string, ...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(sign))
  const capitals = fc.string({
    unit: fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')),
    minLength: 2,
    maxLength: 4,
  })
  const numbers = fc.oneof(
    ...[digits(4, 12), joined('-', capitals, digits(4, 9)), joined('-', capitals, fc.constant('2026'), digits(3, 7))],
    ...[
      joined('-', digits(3), digits(7), digits(7)),
      joined('-', digits(4), digits(4)),
      joined('/', digits(4), digits(5)),
    ],
    ...[joined('.', digits(3), digits(3), digits(3)), joined(' ', digits(3), digits(3), digits(3))],
    joined('-', digits(8), digits(4)),
  )

  test.each(['Where is %?', 'Order %', 'Bestellung % fehlt noch', 'I bought % and % on 03/04/2026.'])(
    'in %j',
    (sentence) => {
      fc.assert(
        fc.property(numbers, (number) => {
          expect(privateDataIn(sentence.replaceAll('%', number))).toEqual([])
        }),
        { numRuns: 2000 },
      )
    },
  )

  test('not even where one has the form of a card and its check digit', () => {
    fc.assert(
      fc.property(
        digits(14, 16),
        fc.constantFrom('Order ', 'order no. ', 'Bestellnummer: ', 'tracking number is '),
        (number, word) => {
          expect(privateDataIn(word + number)).toEqual([])
        },
      ),
      { numRuns: 2000 },
    )
  })
})

test('what is masked once stays as it is', () => {
  const parts = [
    '+44 7700 900 412',
    'a@b.de',
    '81.2.69.142',
    ' ',
    ', ',
    'DE89370400440532013000',
    '7',
    '4111 1111 1111 1111',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 8 }), (some) => {
      const once = maskPrivateData(some.join(''))
      expect(maskPrivateData(once)).toBe(once)
    }),
  )
})
