import type { Issue, Severity } from '../../shared/domain/issue.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { issuesOfRule, verdictOf } from '../dataset/verdict.ts'
import type { Project } from '../project/project.ts'
import { withCompared } from './compare.ts'
import { withInput } from './input.ts'
import type { Wanted } from './wanted.ts'
import { EXIT, type Output } from './output.ts'

type Found = Pick<Issue, 'rule' | 'severity' | 'message' | 'fixable'> & { row: number | null; column?: string }

const WORDS: Record<Severity, string> = { error: 'Must fix', warning: 'Worth fixing', hint: 'Nice to fix' }
const PAGE = 200
/** Lines for people per rule; the rest is counted. */
const SHOWN = 10

/** `check IN --model M`: every issue; exit 1 when the file would be refused. */
export function checkCommand(input: string, options: Wanted, output: Output): Promise<number> {
  return withInput(input, options, output, async ({ project }) => {
    await withCompared(project, output, () => Promise.resolve())
    const verdict = verdictOf(project, Date.now())
    const issues = allIssues(project, verdict)
    const of = (severity: Severity): number => issues.filter((issue) => issue.severity === severity).length
    const [errors, warnings, hints] = [of('error'), of('warning'), of('hint')]
    const answer = { examples: verdict.examples, errors, warnings, hints, issues, verdict: verdict.verdict }
    output.answer(answer, () => lines(verdict, issues))
    return errors > 0 ? EXIT.dataHasErrors : EXIT.done
  })
}

function allIssues(project: Project, verdict: ReturnType<typeof verdictOf>): Found[] {
  const names = new Map(project.columns().map((column) => [column.id, column.name]))
  return verdict.rules.flatMap((rule): Found[] => {
    // A rule about the set as a whole has no rows.
    if (rule.rows === 0)
      return [{ rule: rule.rule, severity: rule.severity, row: null, message: rule.why, fixable: false }]
    const found: Found[] = []
    for (let offset = 0; ; offset += PAGE) {
      const page = issuesOfRule(project, { rule: rule.rule, offset, limit: PAGE })
      for (const { severity, number, column, message, fixable } of page) {
        const name = column === null ? undefined : names.get(column)
        found.push({
          rule: rule.rule,
          severity,
          row: number,
          ...(name === undefined ? {} : { column: name }),
          message,
          fixable,
        })
      }
      if (page.length < PAGE) return found
    }
  })
}

function lines(verdict: ReturnType<typeof verdictOf>, issues: readonly Found[]): string[] {
  const head = verdict.verdict === 'ready' ? 'Ready' : 'Not ready yet'
  const about = `${head}: ${formatCount(verdict.examples, 'example')}, ${formatCount(issues.length, 'thing')} to look at`
  const byRule = verdict.rules.flatMap((rule) => {
    const found = issues.filter((issue) => issue.rule === rule.rule)
    const rest = found.length - SHOWN
    return [
      `${WORDS[rule.severity]}: ${rule.title}, ${formatNumber(rule.count)} ×`,
      ...found
        .slice(0, SHOWN)
        .map((issue) => `  ${issue.row === null ? '' : `row ${formatNumber(issue.row)}: `}${issue.message}`),
      ...(rest > 0 ? [`  and ${formatNumber(rest)} more`] : []),
    ]
  })
  return [about, ...byRule]
}
