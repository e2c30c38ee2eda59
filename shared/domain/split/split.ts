import type { Split } from '../row.ts'

const HELD_BACK: ReadonlySet<string> = new Set([
  'validation',
  'valid',
  'val',
  'test',
  'testing',
  'eval',
  'evaluation',
  'dev',
  'held back',
  'held-back',
  'heldback',
  'holdout',
  'hold-out',
])

/** What a cell of a split column says: `Val`, `test`, `held back` … hold the row back; every other word trains. */
export function toSplit(text: string): Split {
  return HELD_BACK.has(text.trim().toLowerCase()) ? 'validation' : 'train'
}
