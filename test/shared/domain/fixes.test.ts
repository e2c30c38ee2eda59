import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ROW_RULES, TEXT_RULES } from '../../../shared/domain/checks/registry.ts'
import type { Column } from '../../../shared/domain/column.ts'
import { differenceOf } from '../../../shared/domain/difference.ts'
import { factsOf } from '../../../shared/domain/facts.ts'
import { fixRow, fixText } from '../../../shared/domain/fixes.ts'
import { repairGarbled } from '../../../shared/domain/reading/mojibake.ts'
import { DEFAULT_SETUP, type Format } from '../../../shared/domain/setup.ts'
import { spokenCell, type Spoken } from '../../../shared/domain/example/spoken.ts'
import { columnOf } from '../../columns.ts'
import { cpuTime } from '../../cpuTime.ts'

const FIXABLE = TEXT_RULES.filter((rule) => rule.fix !== null)
const garble = (text: string): string => new TextDecoder('windows-1252').decode(Buffer.from(text))

function prompt(text: string): Spoken {
  const spoken = spokenCell(text, 'prompt', 'chat')
  if (!spoken) throw new Error('A prompt is plain text.')
  return spoken
}

const issuesIn = (text: string): string[] => TEXT_RULES.filter((rule) => rule.look(prompt(text))).map(({ id }) => id)

/** What faults are made of, so that they meet in one text. */
const FRAGMENTS = [
  ...[' ', '  ', '\n', '\t', '\u00A0', '\u200B', '\u00AD', '\uFEFF', '\u0000', '\u000B', '\u0085', '"', '“', '”', '„'],
  ...[
    'Ã¼',
    'â€™',
    'â€œ',
    'ðŸ˜€',
    'Ã',
    'Â ',
    'Ã\u00AD',
    '\uFFFD',
    '<br>',
    '<br />',
    '</p>',
    '&nbsp;',
    '&amp;',
    '&quot;',
  ],
  ...['nbsp;', 'a@b.de', '@', '+44 7700 900 412', '4111 1111 1111 1111', 'DE89370400440532013000', '0', '1', '-', '+'],
  ...[
    '<|end',
    'oftext|>',
    '<',
    '|',
    'word',
    'für',
    '😀',
    '\uD83D',
    '[',
    'EMAIL',
    'TODO',
    'n/a',
    '.',
    ',',
    'E',
    '#REF!',
  ],
]
const faulty = fc.oneof(
  fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 14 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
)

describe.each(FIXABLE.map((rule) => [rule.id, rule] as const))('the fix of %s', (_, rule) => {
  test('takes its issue away, makes no other, and once is enough', () => {
    fc.assert(
      fc.property(faulty, (text) => {
        const after = fixText(rule, prompt(text))
        expect(fixText(rule, prompt(after))).toBe(after)
        if (after === text) return
        const left = issuesIn(after)
        expect(left).not.toContain(rule.id)
        expect(issuesIn(text)).toEqual(expect.arrayContaining(left))
      }),
      { numRuns: 1500 },
    )
  })
})

/** The columns of rows in which a fix of one cell could make two cells wrong together. */
const ROWS: readonly (readonly [Format, readonly Column['role'][]])[] = [
  ['chat', ['system', 'prompt', 'completion', 'prompt', 'completion']],
  ['completion', ['prompt', 'completion']],
  ['preference', ['prompt', 'preferred', 'rejected']],
]
const phrase = fc
  .array(fc.constantFrom('Where is my parcel now?', 'yes', ...FRAGMENTS), { maxLength: 4 })
  .map((parts) => parts.join(''))

describe.each(ROWS)('fixes of whole %s rows', (format, roles) => {
  const mapping = {
    columns: roles.map((role, at) => columnOf(`c${at + 1}`, role)),
    setup: { ...DEFAULT_SETUP, format },
  }
  const issuesOf = (cells: Record<string, string>): string[] =>
    factsOf({ id: 1, stamp: 1, cells }, mapping, { limit: null, count: () => 1 }).issues.map(
      ({ rule, column: at }) => `${rule} ${at ?? ''}`,
    )

  test('make no issue of any rule, one by one and all safe ones together, and once is enough', () => {
    fc.assert(
      fc.property(fc.tuple(...roles.map(() => phrase)), (texts) => {
        const cells = Object.fromEntries(texts.map((text, at) => [`c${at + 1}`, text]))
        const before = issuesOf(cells)
        for (const rules of [...FIXABLE.map((rule) => [rule]), FIXABLE.filter((rule) => rule.fix?.safe)]) {
          const fixed = fixRow(rules, mapping, cells)
          const after = { ...cells, ...Object.fromEntries(fixed.map((cell) => [cell.column, cell.after])) }
          expect(before).toEqual(expect.arrayContaining(issuesOf(after)))
          expect(fixRow(rules, mapping, after)).toEqual([])
        }
      }),
      { numRuns: 500 },
    )
  })
})

test('of two answers that fixes would make the same, one is left as it is and not called fixable', () => {
  const mapping = {
    columns: [columnOf('c1', 'prompt'), columnOf('c2', 'preferred'), columnOf('c3', 'rejected')],
    setup: { ...DEFAULT_SETUP, format: 'preference' as const },
  }
  const cells = { c1: 'Is it open?', c2: 'Yes, it is. ', c3: ' Yes, it is.' }
  const [edges] = FIXABLE.filter(({ id }) => id === 'edge-spaces')
  expect(fixRow(edges ? [edges] : [], mapping, cells)).toMatchObject([{ column: 'c2', after: 'Yes, it is.' }])
  const { issues } = factsOf({ id: 1, stamp: 1, cells }, mapping, { limit: null, count: () => 1 })
  expect(issues.map(({ rule, column: at, fixable }) => [rule, at, fixable])).toEqual([
    ['edge-spaces', 'c2', true],
    ['edge-spaces', 'c3', false],
  ])
})

test('every garbled text is repaired to what it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from('aäéñçß€’“–ПрЖ中😀 .')) }), (text) => {
      const broken = garble(text)
      expect([text, broken]).toContain(repairGarbled(broken))
    }),
  )
})

test.each([
  ['letters', 'a'],
  ['blanks', ' '],
  ['digits', '7'],
  ['digits in groups', '1234 '],
  ['signs of addresses', 'a@a.'],
  ['at signs', '@'],
  ['plus signs', '+49 1 '],
  ['capitals', 'DE89 '],
  ['marks', '<br '],
  ['entities', '&amp;'],
  ['garbled letters', 'Ã¼'],
  ['first halves of garbled letters', 'Ã'],
  ['hidden characters', '\u200B'],
  ['quotation marks', '"“'],
  ['words that announce a number', 'call me on '],
  ['brackets', '[your '],
  ['brackets and blanks', '{ '],
])('a megabyte of %s is looked at and put right in a moment', (_, unit) => {
  const text = unit.repeat(1_000_000 / unit.length)
  const spoken = prompt(text)
  for (const rule of TEXT_RULES) {
    const spent = cpuTime()
    rule.look(spoken)
    if (rule.fix) rule.fix.apply(text)
    expect(spent(), rule.id).toBeLessThan(1500)
  }
})

const columns = [
  columnOf('c1', 'prompt'),
  columnOf('c2', 'completion'),
  columnOf('c3', 'note'),
  columnOf('c4', 'messages'),
]
const mapping = { columns, setup: { ...DEFAULT_SETUP, instruction: 'Be  kind. ' } }
const issuesOf = (cells: Record<string, string>) =>
  factsOf({ id: 1, stamp: 1, cells }, mapping, { limit: null, count: () => 1 }).issues

describe('in a row', () => {
  test('faults of plain cells are fixable, and notes are not looked at', () => {
    const cells = { c1: 'Where  is it?', c2: 'On  its f\uFFFDr way.', c3: 'seen  twice ' }
    expect(issuesOf(cells).map(({ rule, column: at, fixable }) => [rule, at, fixable])).toEqual([
      ['garbled-characters', 'c2', false],
      ['double-spaces', 'c1', true],
      ['double-spaces', 'c2', true],
    ])
    expect(fixRow(FIXABLE, mapping, cells).map(({ column: at, after, fixed }) => [at, after, fixed])).toEqual([
      ['c1', 'Where is it?', ['double-spaces']],
      ['c2', 'On its f\uFFFDr way.', ['double-spaces']],
    ])
  })

  test('a conversation in JSON is looked at and left to be put right by hand', () => {
    const cells = {
      c1: 'not  sent',
      c4: '[{"role":"user","content":"Hi  you"},{"role":"assistant","content":"Hello"}]',
    }
    expect(issuesOf(cells)).toMatchObject([{ rule: 'double-spaces', column: 'c4', fixable: false }])
    expect(fixRow(FIXABLE, mapping, cells)).toEqual([])
  })
})

describe('the difference of a text and its fix', () => {
  const told = (before: string, after: string) => differenceOf(before, after).map(({ kind, text }) => `${kind} ${text}`)

  test('shows what goes and what comes, with the words around it', () => {
    expect(told('call me on +44 7700 900 412, please', 'call me on [PHONE], please')).toEqual([
      'same call me on ',
      'out +44 7700 900 412',
      'in [PHONE]',
      'same , please',
    ])
  })

  test('shows several places, and gaps between those far apart', () => {
    const far = 'and so on '.repeat(10)
    expect(told(`a  b ${far}c  d`, `a b ${far}c d`).map((piece) => piece.split(' ')[0])).toEqual([
      ...['same', 'out', 'same', 'gap', 'same', 'out', 'same'],
    ])
  })

  test('never takes long, whatever the texts', () => {
    const spent = cpuTime()
    differenceOf('ab'.repeat(500_000), 'ba'.repeat(500_000))
    differenceOf('a'.repeat(1_000_000), '')
    expect(spent()).toBeLessThan(500)
  })
})

test('rules about texts are rules about rows', () => {
  expect(ROW_RULES).toEqual(expect.arrayContaining([...TEXT_RULES]))
})
