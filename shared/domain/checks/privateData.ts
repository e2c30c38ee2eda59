import { formatNumber } from '../../format/figures.ts'
import type { PrivateKind } from '../private/found.ts'
import { maskPrivateData, privateDataIn } from '../private/privateData.ts'
import { SIGN } from '../signs.ts'
import { textRule } from './textRule.ts'

const NAMES: Record<PrivateKind, readonly [one: string, many: string]> = {
  email: ['An e-mail address', 'e-mail addresses'],
  phone: ['A phone number', 'phone numbers'],
  iban: ['A bank account number (IBAN)', 'bank account numbers (IBAN)'],
  card: ['The number of a payment card', 'numbers of payment cards'],
  ip: ['An IP address', 'IP addresses'],
  id: ['A national identity number', 'national identity numbers'],
}

/** What tells who somebody is, or how to reach or charge them. */
export const privateData = textRule({
  id: 'private-data',
  severity: 'warning',
  title: 'Private data would leave this computer',
  why: 'A tuned model can repeat what it has read.',
  source: 'RFC 5322, ITU-T E.164, ISO 13616 (IBAN), ISO/IEC 7812 (payment cards), RFC 791 and 4291 (IP)',
  signs: SIGN.at | SIGN.fewDigits,
  tools: true,
  look: ({ text, signs }) => {
    const found = privateDataIn(text, signs)
    const [first] = found
    if (!first) return null
    if (found.length === 1) return `${NAMES[first.kind][0]} would leave this computer.`
    const kinds = [...new Set(found.map(({ kind }) => NAMES[kind][1]))]
    const list = kinds.length === 1 ? kinds[0] : `${kinds.slice(0, -1).join(', ')} and ${kinds.at(-1) ?? ''}`
    return `${formatNumber(found.length)} ${list} would leave this computer.`
  },
  fix: { safe: false, apply: maskPrivateData },
})
