import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textChange, type TextTool } from '../../../../shared/domain/tools/textTools.ts'
import { unescaped } from '../../../../shared/domain/tools/splitColumn.ts'
import { TEXT_RULES } from '../../../../shared/domain/checks/registry.ts'

const change = (tool: TextTool, text: string): string => textChange(tool)(text)
const QUOTES = { tool: 'quotes', quotes: true, dashes: true, dots: true } as const
const ONE_LINE = { tool: 'line-breaks', by: ' ', keepParagraphs: false } as const

/** Texts in which there is something to do. */
const text = fc
  .array(
    fc.constantFrom(
      ' ',
      '  ',
      '\n',
      '\t',
      'a',
      'Zug',
      '“',
      '”',
      "'",
      '’',
      '—',
      '–',
      '…',
      '"',
      'Ã¼',
      'â€™',
      '\u200B',
      '.',
    ),
    {
      maxLength: 30,
    },
  )
  .map((parts) => parts.join(''))

describe('tools for single texts', () => {
  test.each([
    { tool: 'trim' } as const,
    { tool: 'spaces' } as const,
    { tool: 'garbled' } as const,
    { tool: 'hidden' } as const,
    QUOTES,
    ONE_LINE,
    { tool: 'case', to: 'lower' } as const,
    { tool: 'case', to: 'upper' } as const,
    { tool: 'case', to: 'sentence' } as const,
    { tool: 'case', to: 'title' } as const,
  ] satisfies TextTool[])('%j has nothing left to do after once', (tool) => {
    fc.assert(
      fc.property(text, (one) => {
        const once = change(tool, one)
        expect(change(tool, once)).toBe(once)
      }),
    )
  })

  test('blanks in a last line that holds nothing else are no reason to keep those before the text', () => {
    expect(change({ tool: 'trim' }, ' Yes.\n ')).toBe('Yes.')
    expect(change({ tool: 'trim' }, '  if x:\n    y \n')).toBe('  if x:\n    y')
  })

  test('garbled letters are repaired whatever they were', () => {
    const misread = (one: string): string => new TextDecoder('windows-1252').decode(new TextEncoder().encode(one))
    fc.assert(
      fc.property(fc.constantFrom('für', 'déjà vu', '“ja”', 'naïve – ok', '😀 gut', 'Привет'), (one) => {
        expect(change({ tool: 'garbled' }, misread(one))).toBe(one)
      }),
    )
  })

  test('do what the fixes of the checks do', () => {
    const fixes = { 'edge-spaces': 'trim', 'double-spaces': 'spaces', 'garbled-characters': 'garbled' } as const
    for (const [id, tool] of Object.entries(fixes)) {
      const fix = TEXT_RULES.find((rule) => rule.id === id)?.fix
      fc.assert(
        fc.property(text, (one) => {
          expect(change({ tool }, one)).toBe(fix?.apply(one))
        }),
      )
    }
  })

  test('quotes and dashes become those of the keyboard, and only the wanted ones', () => {
    expect(change(QUOTES, '“It’s 10–20 %” — she said…')).toBe('"It\'s 10-20 %" - she said...')
    expect(change(QUOTES, 'yes—no')).toBe('yes - no')
    expect(change({ ...QUOTES, dashes: false, dots: false }, '‚a’ – b…')).toBe("'a' – b…")
  })

  test('an answer that is JSON stays as it is where signs and letters mean something', () => {
    const json = '{"say": "“Hi” &amp; true", "ok": true}'
    expect(change(QUOTES, json)).toBe(json)
    expect(change({ tool: 'case', to: 'upper' }, json)).toBe(json)
    expect(change({ tool: 'html', what: 'all' }, json)).toBe(json)
    expect(change({ tool: 'case', to: 'upper' }, '[not json')).toBe('[NOT JSON')
  })

  test('cases follow Unicode', () => {
    expect(change({ tool: 'case', to: 'upper' }, 'straße ﬁn ñ')).toBe('STRASSE FIN Ñ')
    expect(change({ tool: 'case', to: 'lower' }, 'ΟΔΥΣΣΕΥΣ ÄÖ')).toBe('οδυσσευς äö')
    expect(change({ tool: 'case', to: 'title' }, "l’ÉTÉ d’un don't-stop ßa")).toBe("L’été D’un Don't-Stop Ssa")
    // Signs of two code units, marks and numbers within words, apostrophes at their end.
    expect(change({ tool: 'case', to: 'title' }, "𐐨𐐨 😀a e\u0301a\u{1E023}b a1b o'b1c the dogs' IT")).toBe(
      "𐐀𐐨 😀A E\u0301a\u{1E023}b A1b O'b1C The Dogs' It",
    )
    expect(change({ tool: 'case', to: 'sentence' }, 'HELLO THERE. “HOW ARE YOU?” fine!\n- ÉTÉ')).toBe(
      'Hello there. “How are you?” Fine!\n- Été',
    )
  })

  test('line breaks of every kind go, with the blanks around them', () => {
    expect(change(ONE_LINE, ' a \r\n  b\u2028c\r\n\r\nd\n')).toBe(' a b c d')
    expect(change({ ...ONE_LINE, by: ' / ' }, 'a\nb')).toBe('a / b')
    expect(change({ ...ONE_LINE, keepParagraphs: true }, 'a\nb\n\nc')).toBe('a b\n\nc')
  })

  test('HTML becomes the text of the page', () => {
    const page =
      '<!-- x --><div class="a"><p>Fish &amp; chips</p><p>5&nbsp;&lt;&#8364;&#x20AC;</p></div><script>x()</script>'
    expect(change({ tool: 'html', what: 'all' }, page)).toBe('Fish & chips\n\n5 <€€')
    expect(change({ tool: 'html', what: 'all' }, 'a < b and c > d; &unknown; <3')).toBe('a < b and c > d; &unknown; <3')
    expect(change({ tool: 'html', what: 'remains' }, 'Fish &amp; chips <b>now</b>')).toBe('Fish & chips <b>now</b>')
  })

  test('a text before and after leaves empty cells alone unless they are wanted', () => {
    const add = { tool: 'add', before: 'Q: ', after: '?', alsoEmpty: false } as const
    expect(change(add, 'Why')).toBe('Q: Why?')
    expect(change(add, '')).toBe('')
    expect(change({ ...add, alsoEmpty: true }, '')).toBe('Q: ?')
  })

  test('signs that cannot be typed into a field are written with a backslash', () => {
    expect(unescaped('\\n|\\t|\\\\n')).toBe('\n|\t|\\n')
  })
})
