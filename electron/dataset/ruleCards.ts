import type { RuleCard } from '../../shared/contract/facts.ts'
import { PAIR_RULES, RULES } from '../../shared/domain/checks/registry.ts'
import type { Rule } from '../../shared/domain/checks/rule.ts'
import { RULE_EXAMPLES } from '../../shared/domain/ruleExamples.ts'

const RANK: Readonly<Record<Rule['severity'], number>> = { error: 0, warning: 1, hint: 2 }

/** Every rule there is with what it looks for, worst first and otherwise in the order of the registry. */
export function ruleCards(): RuleCard[] {
  return RULES.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]).map((rule) => ({
    rule: rule.id,
    severity: rule.severity,
    title: rule.title,
    why: rule.why,
    source: rule.source,
    example: RULE_EXAMPLES[rule.id] ?? null,
    fix: fixOf(rule),
  }))
}

function fixOf(rule: Rule): RuleCard['fix'] {
  if (PAIR_RULES.some(({ id }) => id === rule.id)) return 'pairs'
  if ('fix' in rule && rule.fix && typeof rule.fix === 'object') {
    return 'safe' in rule.fix && rule.fix.safe ? 'safe' : 'look'
  }
  return 'fixable' in rule && rule.fixable ? 'look' : 'none'
}
