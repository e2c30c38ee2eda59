import { afterAll, describe, expect, test } from 'vitest'
import { rowDetail, tokenPieces } from '../../../electron/dataset/detail.ts'
import { Recount } from '../../../electron/dataset/recount.ts'
import { TokenPool } from '../../../electron/tokens/pool.ts'
import { sheetOf } from './sheet.ts'

const pool = new TokenPool({ size: 1 })
afterAll(() => pool.close())

describe('a row', () => {
  test('is shown as chat, as the exact line and with its tokens', async () => {
    using sheet = sheetOf(['prompt', 'completion'], [['Where is it?', 'On its way. 👍']], { instruction: 'Be kind.' })
    const detail = await rowDetail(sheet.project, pool, 1)
    expect(detail.turns.map(({ role, text, column }) => [role, text, column])).toEqual([
      ['system', 'Be kind.', null],
      ['user', 'Where is it?', 'c1'],
      ['assistant', 'On its way. 👍', 'c2'],
    ])
    expect(detail.line).toBe(
      '{"messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"Where is it?"},{"role":"assistant","content":"On its way. 👍"}]}',
    )
    expect(detail.bytes).toBe(Buffer.byteLength(detail.line))
    expect(detail.turns.reduce((sum, turn) => sum + turn.tokens, 3)).toBe(detail.tokens)
    expect(detail).toMatchObject({ row: 1, number: 1, limit: 65_536, rejected: [], issues: [] })
  })

  test('counts here what is counted for the sheet', async () => {
    using sheet = sheetOf(['prompt', 'completion'], [['Where is it?', 'On its way.']])
    const recount = new Recount(sheet.project, pool, () => undefined)
    recount.start()
    await recount.idle()
    expect((await rowDetail(sheet.project, pool, 1)).tokens).toBe(sheet.project.rows([1])[0]?.facts?.tokens)
  })

  test('says its issues before and after it was counted', async () => {
    using sheet = sheetOf(['prompt', 'completion'], [['Where is it?', '']])
    const before = await rowDetail(sheet.project, pool, 1)
    expect(before.issues).toMatchObject([{ rule: 'empty-completion', column: 'c2' }])
    const recount = new Recount(sheet.project, pool, () => undefined)
    recount.start()
    await recount.idle()
    expect((await rowDetail(sheet.project, pool, 1)).issues).toEqual(before.issues)
  })

  test('shows both answers of a preference apart', async () => {
    using sheet = sheetOf(['prompt', 'preferred', 'rejected'], [['Hi', 'Hello', 'What?']], { format: 'preference' })
    const detail = await rowDetail(sheet.project, pool, 1)
    expect(detail.turns.map((turn) => turn.text)).toEqual(['Hi', 'Hello'])
    expect(detail.rejected.map((turn) => turn.text)).toEqual(['What?'])
  })

  test('shows prompt and completion as question and answer', async () => {
    using sheet = sheetOf(['prompt', 'completion'], [['Hi', 'Hello']], { format: 'completion' })
    const detail = await rowDetail(sheet.project, pool, 1)
    expect(detail.turns.map(({ role, text }) => [role, text])).toEqual([
      ['user', 'Hi'],
      ['assistant', 'Hello'],
    ])
  })

  test('shows tool calls in words, images by name and roles it does not know', async () => {
    const messages = [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'Cancel this' },
          { type: 'image_url', image_url: { url: 'https://example.com/a.png' } },
        ],
      },
      {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: 'a', type: 'function', function: { name: 'cancel', arguments: '{"id":7}' } }],
      },
      { role: 'robot', content: 'Done' },
    ]
    using sheet = sheetOf(['messages'], [[JSON.stringify(messages)]])
    const { turns } = await rowDetail(sheet.project, pool, 1)
    expect(turns.map(({ role, text, calls }) => ({ role, text, calls }))).toEqual([
      { role: 'user', text: 'Cancel this\n[image]', calls: [] },
      { role: 'assistant', text: '', calls: ['cancel({"id":7})'] },
      { role: 'unknown', text: 'Done', calls: [] },
    ])
  })

  test('shows a line that cannot be read as it stands', async () => {
    using sheet = sheetOf(['raw'], [['{"messages": oops']])
    const detail = await rowDetail(sheet.project, pool, 1)
    expect(detail.turns).toMatchObject([{ role: 'unknown', text: '{"messages": oops', column: 'c1' }])
    expect(detail.issues).toMatchObject([{ rule: 'unknown-structure' }])
  })

  test('that is gone is a failure', async () => {
    using sheet = sheetOf(['prompt'], [])
    await expect(rowDetail(sheet.project, pool, 5)).rejects.toMatchObject({ data: { code: 'not-found' } })
  })
})

describe('the tokens of a cell', () => {
  test('are pieces that joined are the text', async () => {
    using sheet = sheetOf(['prompt'], [['Größenänderung 👍🏽 done']])
    const { pieces, count, shown } = await tokenPieces(sheet.project, pool, 1, 'c1')
    expect(pieces.join('')).toBe('Größenänderung 👍🏽 done')
    expect([count, shown]).toEqual([pieces.length, pieces.length])
  })

  test('are shown up to 5,000 and counted in full', async () => {
    using sheet = sheetOf(['prompt'], [['word '.repeat(60_000)]])
    const { pieces, count, shown } = await tokenPieces(sheet.project, pool, 1, 'c1')
    expect(pieces).toHaveLength(5000)
    expect(shown).toBe(5000)
    expect(count).toBe(60_001)
  })

  test('of an empty cell are none', async () => {
    using sheet = sheetOf(['prompt'], [['']])
    expect(await tokenPieces(sheet.project, pool, 1, 'c1')).toEqual({ pieces: [], count: 0, shown: 0 })
  })
})
