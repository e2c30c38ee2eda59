import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HABIT_RULES, SET_RULES, textRulesAmong } from '../../../../shared/domain/checks/registry.ts'
import { toExample } from '../../../../shared/domain/example/example.ts'
import { factsOf } from '../../../../shared/domain/facts.ts'
import { fixRow, fixText } from '../../../../shared/domain/fixes.ts'
import { ownSystem } from '../../../../shared/domain/habits/parts.ts'
import { type Profile, Profiler } from '../../../../shared/domain/habits/profile.ts'
import { DEFAULT_SETUP, type Format } from '../../../../shared/domain/setup.ts'
import { spokenCell, spokenTexts } from '../../../../shared/domain/example/spoken.ts'
import { columnOf } from '../../../columns.ts'

const mappingOf = (format: Format) => ({
  columns: [columnOf('s', 'system'), columnOf('p', 'prompt'), columnOf('a', 'completion')],
  setup: { ...DEFAULT_SETUP, format },
})
type Row = { readonly s?: string; readonly p?: string; readonly a: string }

/** What is usual in some rows. */
function profileOf(rows: readonly Row[], format: Format = 'chat'): Profile {
  const profiler = new Profiler()
  rows.forEach((row, at) => {
    const cells = { p: `Question number ${at}`, ...row }
    const { traits } = factsOf({ id: at + 1, stamp: 1, cells }, mappingOf(format), { limit: null, count: () => 1 })
    if (traits) profiler.add(at + 1, traits)
  })
  const profile = profiler.profile()
  const textOf = (row: number) =>
    ownSystem(spokenTexts(toExample(mappingOf(format), { p: 'x', ...rows[row - 1] })))?.text
  return { ...profile, systems: profile.systems.map((one) => ({ ...one, text: textOf(one.row) ?? '' })) }
}

/** `row: rule` of what differs from what is usual, and the cells as the fixes leave them. */
function differences(rows: readonly Row[], format: Format = 'chat'): { found: string[]; fixed: string[] } {
  const profile = profileOf(rows, format)
  const mapping = mappingOf(format)
  const found: string[] = []
  const fixed: string[] = []
  rows.forEach((row, at) => {
    const cells = { p: `Question number ${at}`, ...row }
    const { traits } = factsOf({ id: 1, stamp: 1, cells }, mapping, { limit: null, count: () => 1 })
    const example = toExample(mapping, cells)
    const subject = { example, texts: spokenTexts(example), format, tokens: 0, limit: null }
    for (const habit of HABIT_RULES) {
      if (!traits || !habit.suspects(traits, profile)) continue
      const rule = habit.among(profile)
      if (!rule) continue
      for (const { message } of rule.check(subject)) found.push(`${at}: ${habit.id}: ${message}`)
      for (const { after } of fixRow([rule], mapping, cells)) fixed.push(after)
    }
  })
  return { found, fixed }
}

const times = (count: number, a: string, more: Omit<Row, 'a'> = {}): Row[] =>
  Array.from({ length: count }, () => ({ ...more, a }))
const set = (rows: readonly Row[]): string[] => {
  const subject = {
    ...{ trainRows: 100, format: 'chat' as const, profile: profileOf(rows) },
    model: { name: 'm', providerName: 'p', formats: ['chat' as const] },
  }
  return SET_RULES.flatMap((rule) => (rule.check(subject) === null ? [] : [rule.id]))
}

describe('a mistyped answer', () => {
  test('is found among few frequent ones, and put right', () => {
    const rows = [...times(30, 'Positive'), ...times(20, 'Negative'), ...times(3, 'Postive'), ...times(1, 'negative ')]
    expect(differences(rows).found).toEqual([
      ...[50, 51, 52].map((at) => `${at}: label-typo: "Postive" is probably "Positive", as in 30 rows.`),
      '53: label-typo: "negative" is probably "Negative", as in 20 rows.',
    ])
    expect(differences(rows).fixed).toEqual(['Positive', 'Positive', 'Positive', 'Negative '])
  })

  test.each<[string, Row[]]>([
    ['is as frequent as the other', [...times(20, 'Positive'), ...times(10, 'Postive')]],
    ['differs in a number', [...times(30, 'Fjord 2'), ...times(30, 'Tide 1'), ...times(2, 'Fjord 3')]],
    ['is the opposite', [...times(30, 'complete'), ...times(30, 'open'), ...times(2, 'incomplete')]],
    ['is short', [...times(30, 'yes'), ...times(30, 'no'), ...times(2, 'yew')]],
    ['is one of many', Array.from({ length: 60 }, (_, at) => ({ a: `Answer ${'abcdefgh'.charAt(at % 8)}${at}` }))],
    ['is another word', [...times(30, 'Delivery'), ...times(30, 'Payment'), ...times(2, 'Return')]],
  ])('is not one that %s', (_, rows) => {
    expect(differences(rows).found).toEqual([])
  })
})

test('instructions that differ in blanks alone are made the common one', () => {
  const rows = [...times(5, 'ok', { s: 'Be kind.\nBe brief.' }), ...times(2, 'ok', { s: 'Be kind. Be  brief.' })]
  expect(differences([...rows, ...times(3, 'ok', { s: 'Be brief.' })])).toEqual({
    found: [5, 6].map(
      (at) => `${at}: uneven-system: The instruction is that of other rows, but for blanks or line breaks.`,
    ),
    fixed: ['Be kind.\nBe brief.', 'Be kind.\nBe brief.'],
  })
})

describe('an answer in another language', () => {
  const english = (at: number) => ({
    a: `Thank you for your mail number ${at}, it is on the way and you have to wait for it.`,
  })
  const rows = Array.from({ length: 40 }, (_, at) => english(at))

  test('is found among many in one', () => {
    const german = { a: 'Vielen Dank für die Nachricht, das Paket ist auf dem Weg und wird bald bei Ihnen sein.' }
    expect(differences([...rows, german]).found).toEqual([
      '40: other-language: The answer seems to be in German, nearly all others in English.',
    ])
  })

  test('is not found where there are many of them', () => {
    const french = {
      a: 'Merci pour votre message, le colis est dans la rue et vous pouvez être sûr que nous le savons.',
    }
    expect(differences([...rows, ...times(20, french.a)]).found).toEqual([])
  })
})

test('answers many times longer or shorter than the others are found', () => {
  const rows = Array.from({ length: 40 }, (_, at) => ({
    a: `The answer to ${at} ${'has some words '.repeat(18 + (at % 5))}`,
  }))
  const { found } = differences([...rows, { a: 'ok' }, { a: 'word '.repeat(900) }])
  expect(found.map((one) => one.split('; ')[0])).toEqual([
    '40: unusual-length: The answer has 2 characters',
    '41: unusual-length: The answer has 4,500 characters',
  ])
})

describe('an answer that is nearly JSON', () => {
  const rows = Array.from({ length: 20 }, (_, at) => ({ a: `{"order": ${at}, "open": true}` }))

  test('is found where the others are, and put right where that is certain', () => {
    const { found, fixed } = differences([
      ...rows,
      { a: '{"order": 7, "open": true,}' },
      { a: "{'order': 7, 'open': True}" },
      { a: '{"order": 7' },
    ])
    expect(found).toHaveLength(3)
    expect(fixed).toEqual(['{"order": 7, "open": true}', '{"order": 7, "open": true}'])
  })

  test('is no matter where the others are text', () => {
    expect(differences([...times(20, 'On its way.'), { a: '{"order": 7,}' }]).found).toEqual([])
  })
})

describe('prompt and completion rows', () => {
  const pair = (at: number, p: string, a: string): Row => ({
    p: `${'abcdefghijklmnop'.charAt(at % 16)}${at} is where${p}`,
    a,
  })
  const rows = (p: string, a: string, count = 20) =>
    Array.from({ length: count }, (_, at) => pair(at, p, a.replace('%', String(at * 7))))

  test('want the separator and the ending of the others', () => {
    const { found, fixed } = differences([...rows(' ->', ' In %. END'), pair(20, '?', ' In Leeds.')], 'completion')
    expect(found).toEqual([
      '20: prompt-ending: The prompt does not end with " ->", as most others do.',
      '20: answer-ending: The answer does not end with " END", as most others do.',
    ])
    expect(fixed).toEqual(['e20 is where? ->', ' In Leeds. END'])
  })

  test('are offered one where there is none', () => {
    const { found, fixed } = differences(rows('', ' In %.', 10), 'completion')
    expect(found).toHaveLength(20)
    expect(found[0]).toBe('0: prompt-ending: The prompt does not end with "⏎⏎###⏎⏎", as prompts of such files should.')
    expect(fixed[0]).toBe('a0 is where\n\n###\n\n')
  })

  test('lose the words that all of them begin with', () => {
    const many = Array.from({ length: 12 }, (_, at) => ({
      p: `Answer this question: ${at} ->`,
      a: ` Our answer: ${at * 7} END`,
    }))
    const { found, fixed } = differences(many, 'completion')
    expect(found.slice(0, 2)).toEqual([
      '0: same-start: "Answer this question:" stands at the beginning of all prompts.',
      '0: same-start: "Our answer:" stands at the beginning of all answers.',
    ])
    expect(fixed.slice(0, 2)).toEqual(['0 ->', ' 0 END'])
  })

  test('of good form have nothing to fix, and chats are not looked at', () => {
    expect(differences(rows('\n\n###\n\n', ' In %.\n'), 'completion').found).toEqual([])
    expect(differences(rows('', 'In %.'), 'chat').found).toEqual([])
  })
})

test('the set is told where one answer is nearly all of them', () => {
  expect(set([...times(90, 'Positive'), ...times(10, 'Negative')])).toEqual(['uneven-groups'])
  expect(set(times(40, 'Thank you for your mail.'))).toEqual(['same-answers'])
  expect(set([...times(60, 'Positive'), ...times(40, 'Negative')])).toEqual([])
})

describe.each(HABIT_RULES.filter((rule) => rule.fixable).map((rule) => [rule.id, rule] as const))(
  'the fix of %s',
  (_, habit) => {
    const profiles: [Profile, Format][] = [
      [profileOf([...times(30, 'Positive'), ...times(3, 'Postive')]), 'chat'],
      [profileOf([...times(9, '{"a": 1}'), { a: '{"b": 2}' }]), 'chat'],
      [profileOf([...times(9, 'x', { s: 'Be kind. ' }), { s: 'Be  kind.', a: 'x' }]), 'chat'],
      [
        profileOf(
          Array.from({ length: 12 }, (_, at) => ({ p: `Answer this question: ${at} ->`, a: ` Our answer: ${at} END` })),
          'completion',
        ),
        'completion',
      ],
      [
        profileOf(
          Array.from({ length: 12 }, (_, at) => ({ p: `${at}`, a: `${at}` })),
          'completion',
        ),
        'completion',
      ],
    ]
    const parts = [
      'Postive',
      'Be',
      ' kind.',
      ' ',
      '\n',
      '{',
      '}',
      "'a'",
      '"a"',
      ':',
      '1',
      ',',
      'Answer this question: ',
      'Our answer: ',
      ' ->',
      '###',
      '\n\n',
      ' END',
      '.',
    ]
    const text = fc.array(fc.constantFrom(...parts), { maxLength: 10 }).map((some) => some.join(''))

    test('takes its issue away, makes no other, and once is enough', () => {
      fc.assert(
        fc.property(
          text,
          fc.constantFrom(...profiles),
          fc.constantFrom('system' as const, 'prompt' as const, 'completion' as const),
          (given, [profile, format], role) => {
            const rule = habit.among(profile)
            const spoken = spokenCell(given, role, format)
            if (!rule || !spoken) return
            const after = fixText(rule, spoken)
            const again = spokenCell(after, role, format)
            if (after === given || !again) return
            expect(fixText(rule, again)).toBe(after)
            const left = textRulesAmong(null).filter((one) => one.look(again) !== null)
            expect(rule.look(again)).toBeNull()
            expect(textRulesAmong(null).filter((one) => one.look(spoken) !== null)).toEqual(
              expect.arrayContaining([...left]),
            )
          },
        ),
        { numRuns: 500 },
      )
    })
  },
)
