import { describe, expect, it } from 'vitest'
import { shownAs, toolsIn, transcriptOf } from '../../../../renderer/sheet/cells/transcript.ts'
import type { Row } from '../../../../shared/domain/row.ts'

const turn = (role: string, content: unknown, more: object = {}) => ({ role, content, ...more })
const written = (...turns: object[]) => JSON.stringify(turns)
const asked = written(
  turn('system', 'Be kind.'),
  turn('user', 'Will it rain\nin Oslo?'),
  turn('assistant', null, {
    tool_calls: [
      { id: 'a', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Oslo","days":3}' } },
    ],
  }),
  turn('tool', '{"rain":true}', { tool_call_id: 'a' }),
  turn('assistant', 'It will.'),
)

describe('a conversation in a cell', () => {
  it('is read turn by turn, with the calls of tools', () => {
    expect(transcriptOf(asked, true)?.text.split('\n')).toEqual([
      'Instruction: Be kind.',
      'Person: Will it rain',
      'in Oslo?',
      'Model calls get_weather(city: Oslo, days: 3)',
      'Tool: {"rain":true}',
      'Model: It will.',
    ])
  })

  it('begins with what the person says where there is little room, unless nobody says anything', () => {
    expect(transcriptOf(asked, false)?.text).toMatch(/^Person: Will it rain/)
    expect(transcriptOf(written(turn('system', 'Be kind.')), false)?.text).toBe('Instruction: Be kind.')
  })

  it('tells where the names stand, and no text that only looks like one', () => {
    const read = transcriptOf(written(turn('user', 'Model: me\nPerson: you'), turn('assistant', 'No.')), true)
    expect([...(read?.names ?? [])].map(([from, length]) => read?.text.slice(from, from + length))).toEqual([
      'Person:',
      'Model:',
    ])
  })

  it('reads whole lines of training files, parts and refusals, and keeps roles it does not know', () => {
    const line = JSON.stringify({
      messages: [turn('narrator', [{ type: 'text', text: 'Once' }, { type: 'image_url' }])],
    })
    expect(transcriptOf(line, false)?.text).toBe('narrator: Once [more than text]')
    expect(transcriptOf(written(turn('assistant', null, { refusal: 'I will not.' })), false)?.text).toBe(
      'Model: I will not.',
    )
  })

  it('is drawn as it is written where it cannot be read, is empty or very long', () => {
    for (const text of ['[{"role":"user"', '[]', '{"a":1}', 'Hello', '[{"content":"no role"}]'])
      expect(transcriptOf(text, true)).toBeNull()
    expect(transcriptOf(written(turn('user', 'x'.repeat(100_001))), true)).toBeNull()
  })

  it('is read once for each text of its row, and only in a column of conversations', () => {
    const row = { id: 1, number: 1, cells: {}, split: 'train', facts: null } as Row
    const column = { id: 'c1', role: 'messages' } as const
    const first = shownAs({ row, column, text: asked }, true)
    expect(shownAs({ row, column, text: asked }, true)).toBe(first)
    expect(shownAs({ row, column, text: written(turn('user', 'Hi')) }, true)?.text).toBe('Person: Hi')
    expect(shownAs({ row, column: { id: 'c2', role: 'prompt' }, text: asked }, true)).toBeNull()
  })
})

describe('tools in a cell', () => {
  it('are named, and drawn as they are written where they cannot be read', () => {
    const tool = (name: string) => ({ type: 'function', function: { name, parameters: {} } })
    expect(toolsIn(JSON.stringify([tool('find_order'), tool('cancel_order')]))?.text).toBe('find_order, cancel_order')
    expect(toolsIn('[{"name":"old_form"}]')?.text).toBe('old_form')
    for (const text of ['[', '[]', '{}', '[{"type":"function"}]']) expect(toolsIn(text)).toBeNull()
  })
})
