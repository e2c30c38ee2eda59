import type { RowPair } from '../../../shared/contract/alike.ts'
import type { PairRuleId } from '../../../shared/domain/checks/rule.ts'
import { formatNumber } from '../../../shared/format/figures.ts'

const PAIR_RULE_IDS: readonly PairRuleId[] = ['contradiction', 'leakage', 'look-alike']

/** The rule's id as one about pairs of rows, or null. */
export function pairRuleOf(rule: string): PairRuleId | null {
  return PAIR_RULE_IDS.find((id) => id === rule) ?? null
}

/** What the button says that leaves both rows as they are. */
export const BOTH: Readonly<Record<PairRuleId, string>> = {
  contradiction: 'Both are right',
  leakage: 'Leave both',
  'look-alike': 'Both are needed',
}

/** What happened to a pair, for the list below it. */
export function outcomeInWords(what: Outcome, { a, b }: RowPair): string {
  switch (what) {
    case 'a':
      return `kept row ${formatNumber(a.number)}`
    case 'b':
      return `kept row ${formatNumber(b.number)}`
    case 'corrected':
      return 'answered alike'
    case 'both':
      return 'both right'
    case 'train':
      return 'both to learn from'
    case 'hold-back':
      return 'both held back'
  }
}

export type Outcome = 'a' | 'b' | 'corrected' | 'both' | 'train' | 'hold-back'
