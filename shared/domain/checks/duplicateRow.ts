import type { StoreRule } from './rule.ts'

/** The same example more than once. The project's store finds it by fingerprint while it writes facts. */
export const duplicateRow: StoreRule = {
  id: 'duplicate-row',
  scope: 'store',
  severity: 'warning',
  title: 'The same row twice',
  why: 'Repeats count double.',
  source: 'Retired prepare_data command: duplicate rows',
}
