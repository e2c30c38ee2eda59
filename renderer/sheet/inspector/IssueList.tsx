import { useQuery } from '@tanstack/react-query'
import type { Issue } from '../../../shared/domain/issue.ts'
import type { Column } from '../../../shared/domain/column.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import type { RuleSummary } from '../../../shared/contract/facts.ts'
import { formatCount, formatNumber } from '../../../shared/format/figures.ts'
import { orpc } from '../../api.ts'
import { useProject } from '../../project.tsx'
import { Link } from '../../ui/Link.tsx'
import { SeverityMark } from '../../ui/SeverityMark.tsx'
import { IssueFix } from './IssueFix.tsx'
import { nameOf } from './parts.ts'

type IssueListProps = { row: RowId; issues: readonly Issue[]; columns: readonly Column[] }

/** What is wrong with this row, why it matters, what can be done about it, and how many rows have the same. */
export function IssueList({ row, issues, columns }: IssueListProps) {
  const { id } = useProject()
  const verdict = useQuery(orpc.facts.verdict.queryOptions({ input: { project: id } }))
  if (issues.length === 0) return <p className="ts-small ts-3">Nothing to look at in this row.</p>
  return (
    <>
      <h3 className="ts-section" style={{ marginBottom: 10 }}>
        {formatCount(issues.length, 'thing')} to look at
      </h3>
      <ul className="ts-col" style={{ gap: 6 }}>
        {issues.map((issue, index) => (
          <li key={index} className="sheet-issue">
            <IssueItem
              issue={issue}
              row={row}
              rule={verdict.data?.rules.find((one) => one.rule === issue.rule)}
              where={nameOf(columns, issue.column)}
            />
          </li>
        ))}
      </ul>
    </>
  )
}

type IssueItemProps = { issue: Issue; row: RowId; rule: RuleSummary | undefined; where: string | null }

function IssueItem({ issue, row, rule, where }: IssueItemProps) {
  const { view, setView } = useProject()
  const title = rule?.title ?? issue.message
  return (
    <>
      <div className="sheet-issue-title">
        <SeverityMark kind={issue.severity} />
        <span className="ts-grow">{title}</span>
      </div>
      <div className="ts-small ts-2 sheet-issue-text">
        {rule && <p>{issue.message}</p>}
        {rule && rule.why !== issue.message && <p className="ts-3">{rule.why}</p>}
        {where !== null && <p className="ts-3">In {where}</p>}
        {issue.fixable && <IssueFix issue={issue} row={row} title={title} />}
        {rule && rule.rows > 1 && view.rule !== issue.rule && (
          <Link
            small
            onClick={() => {
              setView({ rule: issue.rule })
            }}
          >
            Show all {formatNumber(rule.rows)} like this
          </Link>
        )}
      </div>
    </>
  )
}
