import type { Histogram, RuleSummary, Verdict } from '../../shared/contract/facts.ts'
import { findModel } from '../catalog/current.ts'
import { PROVIDERS } from '../../shared/catalog/providers.ts'
import { isSent, type Column } from '../../shared/domain/column.ts'
import type { Issue, RuleId } from '../../shared/domain/issue.ts'
import type { Row, RowId } from '../../shared/domain/row.ts'
import { textRulesAmong } from '../../shared/domain/checks/registry.ts'
import { barsOf, judge } from '../../shared/domain/verdict.ts'
import type { Project } from '../project/project.ts'
import { countingOf } from './counting.ts'

/** Whether a provider would take the sheet as it is, and every rule that found something. `now`: milliseconds since 1970. */
export function verdictOf(project: Project, now: number): Verdict {
  const totals = project.facts.totals()
  const setup = project.setup()
  const model = findModel(setup.model)
  const { verdict, rules } = judge(project.facts.ruleCounts(), {
    trainRows: totals.rows - totals.validationRows,
    format: setup.format,
    profile: project.facts.habits.profile(),
    model: { name: model.name, providerName: PROVIDERS[model.provider].name, formats: model.formats },
  })
  const { complete } = project.facts
  const withFixes = rules.map((rule) => withFix(project, rule))
  const { rows, rowsWith } = totals
  return { verdict, examples: rows, rowsWith, rules: withFixes, complete, checkedAt: complete ? now : null }
}

/** Beyond this nobody reads the number, and counting on takes time whenever the page is drawn. */
const MOST_COUNTED = 10_000

function withFix(project: Project, rule: RuleSummary): RuleSummary {
  const fix = textRulesAmong(project.facts.habits.profile()).find(({ id }) => id === rule.rule)?.fix
  const cells = fix ? project.facts.fixableCount(rule.rule, MOST_COUNTED) : 0
  return fix && cells > 0 ? { ...rule, fix: { safe: fix.safe, cells } } : rule
}

export type RowIssue = Issue & { readonly row: RowId; readonly number: number; readonly excerpt: string }

/** What one rule found, row by row, with a line of text to recognise the row by. */
export function issuesOfRule(
  project: Project,
  wanted: { readonly rule: RuleId; readonly offset: number; readonly limit: number },
): RowIssue[] {
  const issues = project.facts.issuesOfRule(wanted.rule, wanted.offset, wanted.limit)
  const rows = new Map(project.rows([...new Set(issues.map((issue) => issue.row))]).map((row) => [row.id, row]))
  const columns = project.columns()
  return issues.flatMap((issue) => {
    const row = rows.get(issue.row)
    return row ? [{ ...issue, number: row.number, excerpt: excerptOf(row, issue.column, columns) }] : []
  })
}

const EXCERPT = 160

/** The cell that the issue is in, or the first one that is sent and not blank; on one line. */
function excerptOf(row: Row, column: string | null, columns: readonly Column[]): string {
  const own = column === null ? '' : (row.cells[column] ?? '')
  const sent = columns.filter(isSent).map(({ id }) => row.cells[id] ?? '')
  const text = [own, ...sent].find((cell) => cell.trim() !== '') ?? ''
  const line = text
    .slice(0, 4 * EXCERPT)
    .replaceAll(/\s+/g, ' ')
    .trim()
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT).toWellFormed()}…` : line
}

/** Tokens per row in doubling steps, and how far the longest is from the model's limit. */
export function histogramOf(project: Project): Histogram {
  const { p50, p95, max } = project.facts.percentiles()
  return {
    bars: barsOf(project.facts.lengths()),
    median: p50,
    p95,
    longest: max,
    limit: countingOf(project.setup()).limit,
    overLimit: project.facts.totals().overLimit,
  }
}
