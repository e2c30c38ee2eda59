import { describe, expect, test } from 'vitest'
import { TEXT_RULES } from '../../../../shared/domain/checks/registry.ts'
import { fixText } from '../../../../shared/domain/fixes.ts'
import { spokenCell, type Spoken } from '../../../../shared/domain/example/spoken.ts'
import { assistant, found, rulesIn, system, user } from './checking.ts'

const garble = (text: string): string => new TextDecoder('windows-1252').decode(Buffer.from(text))

function answer(text: string): Spoken {
  const spoken = spokenCell(text, 'completion', 'chat')
  if (!spoken) throw new Error('A completion is plain text.')
  return spoken
}

/** An answer after the fix of a rule. */
function fixed(id: string, text: string): string {
  const rule = TEXT_RULES.find((one) => one.id === id)
  if (!rule?.fix) throw new Error(`${id} has no fix.`)
  return fixText(rule, answer(text))
}

const inAnswer = (text: string): string[] => rulesIn([user('Where is my parcel?'), assistant(text)])

describe.each<[rule: string, faulty: string, repaired: string]>([
  ['edge-spaces', ' On its way.', 'On its way.'],
  ['edge-spaces', '\n\nOn its way. \n', 'On its way.'],
  ['edge-spaces', 'def f():\n    return 1\n', 'def f():\n    return 1'],
  ['double-spaces', 'On  its   way.', 'On its way.'],
  ['double-spaces', 'It left.  It is on its way.', 'It left. It is on its way.'],
  ['hidden-characters', 'On its\u200B way.', 'On its way.'],
  ['hidden-characters', '\uFEFFOn its way.', 'On its way.'],
  ['hidden-characters', 'On its \u0000 way.', 'On its way.'],
  ['hidden-characters', 'De\u00ADliv\u00ADery', 'Delivery'],
  ['hidden-characters', 'First\u000Bsecond', 'First\nsecond'],
  [
    'garbled-characters',
    garble('Wo finde ich die Rahmennummer für die Versicherung?'),
    'Wo finde ich die Rahmennummer für die Versicherung?',
  ],
  [
    'garbled-characters',
    garble('My husband’s Fjord 2 — “Night Ride” — costs €52.'),
    'My husband’s Fjord 2 — “Night Ride” — costs €52.',
  ],
  ['garbled-characters', garble(garble('Grün')), 'Grün'],
  ['garbled-characters', garble('Podría cambiar à Café Привет 😀'), 'Podría cambiar à Café Привет 😀'],
  ['garbled-characters', `Größe: ${garble('Größe')}`, 'Größe: Größe'],
  ['mixed-quotes', 'Choose "locker" and not “door”.', 'Choose "locker" and not "door".'],
  ['html-remains', 'On its way.<br>Tomorrow at noon.<br />', 'On its way.\nTomorrow at noon.'],
  ['html-remains', 'Fish &amp; chips&nbsp;&nbsp;to go', 'Fish & chips to go'],
  ['html-remains', 'Fish &amp;amp; chips', 'Fish & chips'],
  [
    'private-data',
    'Please call me on +44 7700 900 412, I cannot log in.',
    'Please call me on [PHONE], I cannot log in.',
  ],
  ['private-data', 'Mail to mara.holm@halden-bikes.no.', 'Mail to [EMAIL].'],
  ['private-data', 'DE89 3704 0044 0532 0130 00 is my IBAN', '[IBAN] is my IBAN'],
  ['private-data', 'Pay from GB29NWBK60161331926819 BANK', 'Pay from [IBAN] BANK'],
  ['private-data', 'My card 4111 1111 1111 1111 does not work', 'My card [CARD] does not work'],
  ['private-data', 'Rückruf unter +49 (0)170 1234567, danke', 'Rückruf unter [PHONE], danke'],
  ['private-data', 'Telefon: 030 1234567', 'Telefon: [PHONE]'],
  ['private-data', 'Praxis, Tel. 0221 / 47100-0', 'Praxis, Tel. [PHONE]'],
  ['private-data', 'Ring me on 07700 900412', 'Ring me on [PHONE]'],
  ['private-data', '(555) 123-4567 or 555-987-6543', '[PHONE] or [PHONE]'],
  ['private-data', 'Il mio numero: +33 6 12 34 56 78', 'Il mio numero: [PHONE]'],
  ['private-data', 'Call 0049 170 1234567 please', 'Call [PHONE] please'],
  ['private-data', 'Hong Kong: +852 2123 4567', 'Hong Kong: [PHONE]'],
  ['private-data', 'I log in from 81.2.69.142 at home', 'I log in from [IP] at home'],
  ['private-data', 'Blocked: 2a02:8109:9c40:1b2c::1.', 'Blocked: [IP].'],
  ['private-data', 'NL91ABNA0417164300 and MT84MALT011000012345MTLCAST001S', '[IBAN] and [IBAN]'],
  ['private-data', 'Amex 3782 822463 10005', 'Amex [CARD]'],
  ['private-data', 'Il codice fiscale RSSMRA85T10A562S', 'Il codice fiscale [ID]'],
  ['private-data', 'NIR 2 69 05 49 588 157 80', 'NIR [ID]'],
  ['private-data', 'Mi DNI es 12345678Z', 'Mi DNI es [ID]'],
  ['private-data', 'My SSN is 219-09-9998', 'My SSN is [ID]'],
  ['private-data', 'national insurance number: AB 12 34 56 C', 'national insurance number: [ID]'],
])('%s in %j', (rule, faulty, repaired) => {
  test('is found', () => {
    expect(inAnswer(faulty)).toContain(rule)
  })

  test('is put right, and nothing is left', () => {
    expect(fixed(rule, faulty)).toBe(repaired)
    expect(inAnswer(repaired)).toEqual([])
  })
})

describe.each<[rule: string, faulty: string]>([
  ['garbled-characters', 'f\uFFFDr'],
  ['placeholder-text', 'TODO'],
  ['placeholder-text', 'n/a'],
  ['placeholder-text', '#REF!'],
  ['placeholder-text', 'Lorem ipsum dolor sit amet'],
  ['placeholder-text', 'Kind regards, [Your Name]'],
  ['refusal-answer', 'As an AI language model, I cannot look into your account.'],
  ['refusal-answer', 'I’m sorry, but I can’t assist with that request.'],
  ['refusal-answer', 'Als KI-Sprachmodell kann ich das nicht beurteilen.'],
  ['cut-off-answer', 'Hello Mara, the parcel left us on Monday and it will be with you because'],
  ['cut-off-answer', 'a'.repeat(32_767)],
  ['cut-off-answer', 'a'.repeat(32_766)],
  ['cut-off-answer', 'ein Wort, '.repeat(3_276).trimEnd()],
  ['cut-off-answer', 'Hello Mara, the parcel left us on Monday, together with the invoice,'],
])('%s', (rule, faulty) => {
  test(`is found in ${faulty.slice(0, 40)}`, () => {
    expect(inAnswer(faulty)).toContain(rule)
  })
})

test.each([
  'On its way.',
  `${'a'.repeat(32_765)}.`,
  'Hello Mara,\nit is on its way.\n\nKind regards,',
  'Order HB-20714 of 03/04/2026 left on 2026-04-05 at 15:20, invoice 2026-000123, parcel 00340434161094042557.',
  'It costs 1 299,00 € or 12,345,678.90 in all; call us between 08:00 and 17:30.',
  'Call on 03/04/2026 or 04.05.2026.',
  'Serial 4111111111111112, article 1234567890123, version 10.20.30.40.',
  'Add +10 20 30 40 50 to the total, then 5 + 12345678.',
  'Write to support@halden-bikes.no or name@example.com.',
  'He said "the sign reads “closed” today".',
  'The 27" wheel is what we call “large”.',
  '{"name": "Mara", "note": "she said “yes”"}',
  '```\nx  =  1\n```',
  '| a  | b |\n|----|---|',
  'First\n  second  \nthird',
  '    return 1\n    return 2',
  '<ul>\n<li>One<br></li>\n</ul>',
  'Use &nbsp; in HTML for a blank that does not break.',
  'if a < b && c > d',
  '👨‍👩‍👧 नमस्ते क्‍ष می‌خواهم สวัสดี\u200Bครับ',
  'São Paulo, NÃO, Âge, Привет, “ok” – 5 €',
  'An AI wrote this? As an AI engineer, people ask me that a lot.',
  'Kind regards,\nMara',
  'Just tell us what size of a bike you and your partner are looking for',
  'What are the TODO lists for?',
  'Excel shows #REF! when the cell is gone.',
  'Write [your] order number.',
])('finds nothing in %j', (text) => {
  expect(inAnswer(text)).toEqual([])
  expect(rulesIn([user(text), assistant('Thank you, we look into it.')])).toEqual([])
})

describe('answer repeats the question', () => {
  const question = 'Where is my parcel number 7?'

  test('is found where the answer begins with all of it', () => {
    expect(rulesIn([user(question), assistant(`${question} It is on its way.`)])).toEqual(['repeated-prompt'])
    expect(rulesIn([user('Hello'), assistant('Hi.'), user(question), assistant(question)])).toEqual(['repeated-prompt'])
  })

  test('is not found where the question is short, or another one', () => {
    expect(rulesIn([user('Hello'), assistant('Hello, how can we help?')])).toEqual([])
    expect(
      rulesIn([user(question), assistant('Hi.'), user('And the other?'), assistant(`${question} You asked.`)]),
    ).toEqual([])
  })
})

test('the sentence says what would leave this computer', () => {
  const sentence = (text: string) => found({ messages: [user(text), assistant('We call you.')] })
  expect(sentence('Call +44 7700 900 412')).toEqual(['private-data: A phone number would leave this computer.'])
  expect(sentence('+44 7700 900 412, +44 7700 900 413 or a@b.de')).toEqual([
    'private-data: 3 phone numbers and e-mail addresses would leave this computer.',
  ])
})

test('private data is found in what tools are told and answer, too; other faults there are left alone', () => {
  const call = { id: 'c1', type: 'function', function: { name: 'mail', arguments: '{"to":  "mara@halden-bikes.no"}' } }
  const messages = [
    user('Mail her'),
    assistant(null, { tool_calls: [call] }),
    { role: 'tool', tool_call_id: 'c1', content: 'ok  ok ' },
  ]
  expect(rulesIn([...messages, assistant('Done.')])).toEqual(['private-data'])
})

test('the blanks around prompts and completions have a meaning in files of such pairs', () => {
  expect(found({ prompt: 'Where is it? ->', completion: ' On its way. END\n' }, 'completion')).toEqual([])
})

test('a cell with several messages is told of once', () => {
  expect(found({ messages: [system(' Be kind.'), user(' Hi'), assistant('Hello. ')] })).toEqual([
    'edge-spaces: There are blanks at the start.',
  ])
})

test('a fix that would uncover a signal to the model is not done', () => {
  expect(fixed('hidden-characters', 'End <|endof\u200Btext|>')).toBe('End <|endof\u200Btext|>')
})
