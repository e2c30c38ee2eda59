import { afterEach, expect, test } from 'vitest'
import { TokenPool } from '../../../electron/tokens/pool.ts'
import { DEFAULT_SETUP } from '../../../shared/domain/setup.ts'
import { setNotation } from '../../../shared/format/notation.ts'
import { columnOf } from '../../columns.ts'

afterEach(() => {
  setNotation('en-US')
})

const mapping = { columns: [columnOf('c1', 'prompt'), columnOf('c2', 'completion')], setup: DEFAULT_SETUP }
const counting = { encoding: 'o200k_base', framing: 'openai', limit: 2000 } as const

test('what a thread finds is told with figures as the window writes them', async () => {
  setNotation('de-DE')
  const pool = new TokenPool({ size: 1 })
  const answer = Array.from({ length: 4000 }, (_, at) => `word ${at}`).join(', ')
  const [facts] = await pool.facts([{ id: 1, stamp: 1, cells: { c1: 'Why?', c2: answer } }], mapping, counting)
  await pool.close()
  const told = facts?.issues.find(({ rule }) => rule === 'over-limit')?.message
  expect(told).toMatch(/^\d{2}\.\d{3} tokens over the limit of 2\.000\./)
})
