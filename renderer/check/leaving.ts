import type { Role } from '../../shared/domain/column.ts'
import type { Leaving } from '../../shared/contract/readiness.ts'
import { formatCount } from '../../shared/format/figures.ts'

/** Roles as the sheet calls them. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  system: 'Instruction',
  prompt: 'Prompt',
  completion: 'Completion',
  preferred: 'Preferred answer',
  rejected: 'Rejected answer',
  messages: 'Conversation',
  tools: 'Tools',
  split: 'Split',
  weight: 'Weight',
  raw: 'Line of a file',
  note: 'Not sent',
}

/** Kinds of private data, one and many; a kind this window does not know yet is called by its own name. */
const KINDS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  email: ['e-mail address', 'e-mail addresses'],
  phone: ['phone number', 'phone numbers'],
  iban: ['bank account number (IBAN)', 'bank account numbers (IBAN)'],
  card: ['payment card', 'payment cards'],
  ip: ['network address (IP)', 'network addresses (IP)'],
  id: ['national id', 'national ids'],
  secret: ['key or password', 'keys or passwords'],
}

/** `214 e-mail addresses` */
export function kindInWords(kind: string, count: number): string {
  const [one, many] = KINDS[kind] ?? [kind, kind]
  return formatCount(count, one, many)
}

/** Where the rows would go. */
export function whereInWords({ provider, host }: Pick<Leaving, 'provider' | 'host'>): string {
  if (host !== '') return `To ${provider}, at ${host}, and only when you press the button under Train.`
  return provider === 'Practice'
    ? 'Nowhere: practice stays on this computer.'
    : `To the address of ${provider} that you enter under Settings, and only when you press the button under Train.`
}
