import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { RULES } from '../shared/domain/checks/registry.ts'
import type { Rule } from '../shared/domain/checks/rule.ts'
import { RULE_EXAMPLES } from '../shared/domain/ruleExamples.ts'

/** Where `npm run rules` writes the list of all rules; a test says when it is out of date. */
export const RULES_PAGE = new URL('../docs/rules.md', import.meta.url)

const GROUPS = [
  ['error', 'Must fix', 'The provider refuses the file.'],
  ['warning', 'Worth fixing', 'The model would learn the wrong thing, or something would leave the computer.'],
  ['hint', 'Nice to fix', 'Small things that add up.'],
] as const

/** The list of all rules, in Markdown. */
export function rulesPage(): string {
  const groups = GROUPS.map(([severity, title, lead]) => {
    const rules = RULES.filter((rule) => rule.severity === severity)
    return [`## ${title}`, lead, ...rules.map(entry)].join('\n\n')
  })
  const head = [
    '# Rules',
    `Everything that is looked at before a file is sent: ${RULES.length} rules, all of them on your own computer.`,
    'This page is written by `npm run rules`; the rules are in `shared/domain/checks`.',
  ]
  return `${[...head, ...groups].join('\n\n')}\n`
}

function entry(rule: Rule): string {
  const example = RULE_EXAMPLES[rule.id]
  const lines = [
    `**${rule.title}** (\`${rule.id}\`)  `,
    `${rule.why}  `,
    ...(example === undefined ? [] : [`For example: ${asCode(example)}  `]),
    ...(hasFix(rule) ? ['Can be fixed in the app, one row or all of them.  '] : []),
    `From: ${rule.source}`,
  ]
  return lines.join('\n')
}

/** As many marks around it as none in a row within it. */
function asCode(text: string): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([marks]) => marks.length))
  const marks = '`'.repeat(longest + 1)
  return longest > 0 ? `${marks} ${text} ${marks}` : `${marks}${text}${marks}`
}

function hasFix(rule: Rule): boolean {
  if (rule.scope === 'habit') return rule.fixable
  return 'fix' in rule && rule.fix !== null
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(RULES_PAGE, rulesPage())
