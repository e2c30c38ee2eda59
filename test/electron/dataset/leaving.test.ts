import { afterAll, expect, test } from 'vitest'
import { leavingOf } from '../../../electron/dataset/leaving.ts'
import { Recount } from '../../../electron/dataset/recount.ts'
import { TokenPool } from '../../../electron/tokens/pool.ts'
import { sheetOf } from './sheet.ts'

const pool = new TokenPool({ size: 1 })
afterAll(() => pool.close())

test('what would leave this computer: columns with their sizes, what stays, and private data by kind', async () => {
  const rows = [
    ['Is it für me?', 'Write to ann.lee@acme.org or bob.ray@acme.org', 'secret note'],
    ['Hello', 'Ask ann.lee@acme.org', 'x'],
    ['', 'Pay to GB82 WEST 1234 5698 7654 32', ''],
  ]
  using sheet = sheetOf(['prompt', 'completion', 'note'], rows, {
    instruction: 'Be kind',
    model: 'gpt-4o-mini-2024-07-18',
  })
  const { project } = sheet
  project.edit([{ type: 'setSplit', rows: [3], split: 'validation' }], 'Held back')
  const recount = new Recount(project, pool, () => undefined)
  recount.start()
  await recount.idle()
  expect(await leavingOf(project)).toEqual({
    revision: project.state().revision,
    provider: 'OpenAI',
    host: 'api.openai.com',
    columns: [
      { name: 'prompt 1', role: 'prompt', rows: 2, bytes: 19 },
      {
        name: 'completion 2',
        role: 'completion',
        rows: 3,
        bytes: rows.reduce((sum, row) => sum + (row[1] ?? '').length, 0),
      },
    ],
    stays: ['note 3'],
    instruction: 7,
    trainRows: 2,
    heldBackRows: 1,
    found: [
      { kind: 'email', count: 3, cells: 2 },
      { kind: 'iban', count: 1, cells: 1 },
    ],
    allLooked: true,
  })
})
