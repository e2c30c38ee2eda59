import { cardsIn, ibansIn } from './bank.ts'
import { apart, findAll, type Found, type PrivateKind } from './found.ts'
import { nationalIdsIn } from './nationalId.ts'
import { addressesIn } from './network.ts'
import { phonesIn } from './phone.ts'
import { placesIn } from './places.ts'
import { secretsIn } from './secret.ts'
import { SIGN, signsOf } from '../signs.ts'

/** Every quantifier is bounded, and a match starts only where a word does: the time is linear in the text. */
const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}-])/gu

/** Addresses of a role and not of a person, and those that the standards keep for examples. */
const OF_NOBODY =
  /^(?:info|support|service|help|helpdesk|hello|contact|kontakt|sales|office|team|mail|admin|post|press|jobs|billing|noreply|no-reply|git)@|[@.](?:example\.(?:com|org|net)|example|test|invalid|localhost)$/i

const MASKS: Record<PrivateKind | 'secret', string> = {
  email: '[EMAIL]',
  phone: '[PHONE]',
  iban: '[IBAN]',
  card: '[CARD]',
  ip: '[IP]',
  id: '[ID]',
  secret: '[SECRET]',
}

/**
 * E-mail addresses, phone numbers, IBANs, payment cards, IP addresses and national ids in a text, in its order. Rather
 * misses one than takes an order number or a date for one: what has check digits must have the right ones, the rest a
 * form or a word that nothing else has.
 */
export function privateDataIn(text: string, signs = signsOf(text)): Found[] {
  const found = (signs & SIGN.at) === 0 ? [] : emailsIn(text)
  const places = placesIn(text, signs)
  if (places.codes.length > 0) found.push(...ibansIn(text, places))
  if (places.codes.length + places.numbers.length > 0) found.push(...nationalIdsIn(text, places))
  if (places.numbers.length > 0) found.push(...cardsIn(text, places), ...phonesIn(text, places))
  if (places.quads.length + places.groups.length > 0) found.push(...addressesIn(text, places))
  return apart<PrivateKind>(found)
}

function emailsIn(text: string): Found[] {
  return findAll(text, 'email', EMAIL, (match, at) => (OF_NOBODY.test(match) || isLogin(text, at) ? 0 : match.length))
}

/** The password and the server of an address, `https://mara:secret@shop.no`, look like a mailbox. */
function isLogin(text: string, at: number): boolean {
  return /:\/\/[^\s/@]{0,64}$/.test(text.slice(Math.max(0, at - 68), at))
}

/** The text with a word in place of each of them: `call me on [PHONE]`. */
export function maskPrivateData(text: string): string {
  return maskAll(text, privateDataIn)
}

/** The text with `[SECRET]` in place of each key, token and password. */
export function maskSecrets(text: string): string {
  return maskAll(text, secretsIn)
}

/** What touches another is seen only when that one is gone. */
const ROUNDS = 8

function maskAll(text: string, find: (text: string) => readonly Found<PrivateKind | 'secret'>[]): string {
  let masked = text
  for (let round = 0; round < ROUNDS; round++) {
    const found = find(masked)
    if (found.length === 0) break
    masked = mask(masked, found)
  }
  return masked
}

function mask(text: string, found: readonly Found<PrivateKind | 'secret'>[]): string {
  const parts: string[] = []
  let from = 0
  for (const { kind, start, end } of found) {
    parts.push(text.slice(from, start), MASKS[kind])
    from = end
  }
  return parts.join('') + text.slice(from)
}
