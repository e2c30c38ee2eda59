import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Role } from '../../../../shared/domain/column.ts'
import { compileFind, compileReplacement, type FindQuery } from '../../../../shared/domain/find/find.ts'
import { matchesInCell, previewOf, replaceMatches } from '../../../../shared/domain/find/findInCell.ts'

const QUERY: FindQuery = { text: 'user', kind: 'text', wholeWord: false, matchCase: false }

function act(role: Role, cell: string, text: string, by: string) {
  const query = { ...QUERY, text }
  const finder = compileFind(query)
  if (typeof finder === 'string') throw new Error(finder)
  const replacement = compileReplacement(query, finder, by)
  if (typeof replacement === 'string') throw new Error(replacement)
  const matches = matchesInCell(finder, role, cell)
  return {
    marked: matches.map(({ from, to }) => cell.slice(from, to)),
    after: replaceMatches(cell, matches, replacement, 1000) ?? 'Too long.',
    preview: previewOf(matches, replacement),
  }
}

const CHAT =
  '[{"role":"user", "content":"A user says \\"hi\\"\\nuser\\u0020two"},{"role":"assistant","tool_calls":[{"id":"user","type":"function","function":{"name":"user","arguments":"{\\"user\\":1}"}}]}]'

describe('in a conversation', () => {
  test('only what is said is found; roles, names, ids and arguments stay', () => {
    const { marked, after } = act('messages', CHAT, 'user', 'client')
    expect(marked).toEqual(['user', 'user'])
    expect(after).toBe(CHAT.replace('A user says', 'A client says').replace('nuser\\u0020', 'nclient\\u0020'))
  })

  test('what is sought may be written as an escape, and what comes is escaped', () => {
    expect(act('messages', CHAT, 'user two', 'x').marked).toEqual(['user\\u0020two'])
    const { after } = act('messages', CHAT, '"hi"', 'a\\b\n"c"')
    expect((JSON.parse(after) as [{ content: string }])[0].content).toBe('A user says a\\b\n"c"\nuser two')
  })

  test('parts of a message and lines of other formats are texts, too', () => {
    expect(
      act('messages', '[{"role":"user","content":[{"type":"text","text":"a user"}]}]', 'user', 'x').marked,
    ).toEqual(['user'])
    expect(act('raw', '{"conversations":[{"from":"user","value":"user"}]}', 'user', 'x').marked).toEqual(['user'])
    expect(
      act('tools', '[{"type":"function","function":{"name":"user","description":"of a user"}}]', 'user', 'x').marked,
    ).toEqual(['user'])
  })

  test('a cell that is no JSON is looked through as it is', () => {
    expect(act('messages', '[{"role":"user"', 'user', 'x').after).toBe('[{"role":"x"')
  })

  test('JSON stays JSON with the same values beside the said ones, whatever is put there', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', '\\', 'a', '\n', 'é', '😀', '\u2028', '\u0000') }),
        fc.string(),
        fc.string({ minLength: 1, maxLength: 3 }),
        (said, by, text) => {
          const cell = JSON.stringify([{ role: text, content: said, weight: 1 }])
          const { after } = act('messages', cell, text, by)
          const plain = act('prompt', said, text, by)
          expect(JSON.parse(after)).toEqual([{ role: text, content: plain.after, weight: 1 }])
        },
      ),
    )
  })
})

describe('before and after', () => {
  test('show each place with some words around it', () => {
    expect(act('prompt', 'Hello user, how is the other user today?', 'user', 'Anna').preview).toEqual([
      { kind: 'same', text: 'Hello ' },
      { kind: 'out', text: 'user' },
      { kind: 'in', text: 'Anna' },
      { kind: 'same', text: ', how is the other ' },
      { kind: 'out', text: 'user' },
      { kind: 'in', text: 'Anna' },
      { kind: 'same', text: ' today?' },
    ])
  })

  test('leave out what is far away', () => {
    const far = 'x'.repeat(300)
    const pieces = act('prompt', `${far}user${far}user`, 'user', '').preview
    expect(pieces.map(({ kind }) => kind)).toEqual(['gap', 'same', 'out', 'same', 'gap', 'same', 'out'])
  })
})

describe('what would be too long', () => {
  const replaced = (role: Role, cell: string, by: string, most: number): string | null => {
    const query = { ...QUERY, text: '.+', kind: 'pattern' } as const
    const finder = compileFind(query)
    const replacement = typeof finder === 'string' ? finder : compileReplacement(query, finder, by)
    if (typeof finder === 'string' || typeof replacement === 'string') throw new Error('The pattern cannot be read.')
    return replaceMatches(cell, matchesInCell(finder, role, cell), replacement, most)
  }

  test('is not put together, and to the last sign what is not', () => {
    expect(replaced('prompt', 'abc\ndef', '$0$0', 13)).toBe('abcabc\ndefdef')
    expect(replaced('prompt', 'abc\ndef', '$0$0', 12)).toBeNull()
    expect(replaced('prompt', 'abc\n', '$0$0', 6)).toBeNull()
    expect(replaced('messages', '[{"role":"user","content":"a"}]', '""', 34)).toHaveLength(34)
    expect(replaced('messages', '[{"role":"user","content":"a"}]', '""', 33)).toBeNull()
  })

  test('does no harm where no text could hold it', () => {
    expect(replaced('prompt', 'a'.repeat(2_000_000), '$0'.repeat(500), 3_000_000)).toBeNull()
    expect(act('prompt', 'user', 'user', 'b'.repeat(1000)).preview).toEqual([
      { kind: 'out', text: 'user' },
      { kind: 'in', text: 'b'.repeat(200) },
    ])
  })
})
