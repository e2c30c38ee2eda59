import { useQuery } from '@tanstack/react-query'
import type { Issue } from '../../../shared/domain/issue.ts'
import type { Column } from '../../../shared/domain/column.ts'
import { formatCount, formatNumber } from '../../../shared/format/figures.ts'
import { orpc } from '../../api.ts'
import { useProject } from '../../project.tsx'
import { Link } from '../../ui/Link.tsx'
import { SeverityMark } from '../../ui/SeverityMark.tsx'
import { nameOf } from './parts.ts'

/** What is wrong with this row, why it matters, and how many rows have the same. */
export function IssueList({ issues, columns }: { issues: readonly Issue[]; columns: readonly Column[] }) {
  const { id, filter, setFilter } = useProject()
  const verdict = useQuery(orpc.facts.verdict.queryOptions({ input: { project: id } }))
  if (issues.length === 0) return <p className="ts-small ts-3">Nothing to look at in this row.</p>
  return (
    <>
      <h3 className="ts-section" style={{ marginBottom: 10 }}>
        {formatCount(issues.length, 'thing')} to look at
      </h3>
      <ul className="ts-col" style={{ gap: 6 }}>
        {issues.map((issue, index) => {
          const rule = verdict.data?.rules.find((one) => one.rule === issue.rule)
          const where = nameOf(columns, issue.column)
          return (
            <li key={index} className="sheet-issue">
              <div className="sheet-issue-title">
                <SeverityMark kind={issue.severity} />
                <span className="ts-grow">{rule?.title ?? issue.message}</span>
              </div>
              <div className="ts-small ts-2 sheet-issue-text">
                {rule && <p>{issue.message}</p>}
                {rule && rule.why !== issue.message && <p className="ts-3">{rule.why}</p>}
                {where !== null && <p className="ts-3">In {where}</p>}
                {rule && rule.rows > 1 && filter.rule !== issue.rule && (
                  <Link
                    small
                    onClick={() => {
                      setFilter({ rule: issue.rule })
                    }}
                  >
                    Show all {formatNumber(rule.rows)} like this
                  </Link>
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </>
  )
}
