import type { TextRule } from '../checks/rule.ts'

/**
 * What the fix of a rule does to one text: a tool that does the same is this one, so that a check never finds again what
 * a tool has put right. Without the rule's own look: who chose the tool wants it done.
 * @throws TypeError for a rule without a fix
 */
export function fixOf(rule: TextRule): (text: string) => string {
  const { fix } = rule
  if (!fix) throw new TypeError(`No fix for ${rule.id}`)
  return fix.apply
}
