import { useQuery } from '@tanstack/react-query'
import type { Severity } from '../../shared/domain/issue.ts'
import { orpc } from '../api.ts'
import { useProject } from '../project.tsx'
import { Chip } from '../ui/Chip.tsx'
import { MARK_WORDS } from '../ui/SeverityMark.tsx'

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'hint']

/** One click on a severity filters; a second chip narrows. Chips of things that do not occur are not there. */
export function FilterChips() {
  const { id, state, filter, setFilter } = useProject()
  const { totals } = state
  const verdict = useQuery({
    ...orpc.facts.verdict.queryOptions({ input: { project: id } }),
    enabled: filter.rule !== undefined,
  })
  const rule = verdict.data?.rules.find((one) => one.rule === filter.rule)
  const whole = !filter.severity && !filter.rule && !filter.split
  return (
    <div className="ts-row sheet-chips" role="group" aria-label="Filters" style={{ gap: 6 }}>
      <Chip
        label="All"
        count={totals.rows}
        on={whole}
        onClick={() => {
          setFilter({ search: filter.search })
        }}
      />
      {SEVERITIES.filter((severity) => totals.rowsWith[severity] > 0 || filter.severity === severity).map(
        (severity) => (
          <Chip
            key={severity}
            label={MARK_WORDS[severity]}
            mark={severity}
            count={totals.rowsWith[severity]}
            on={filter.severity === severity}
            onClick={() => {
              setFilter({ ...filter, severity: filter.severity === severity ? undefined : severity })
            }}
          />
        ),
      )}
      {(totals.validationRows > 0 || filter.split === 'validation') && (
        <Chip
          label="Held back"
          count={totals.validationRows}
          on={filter.split === 'validation'}
          onClick={() => {
            setFilter({ ...filter, split: filter.split === 'validation' ? undefined : 'validation' })
          }}
        />
      )}
      {filter.rule !== undefined && (
        <Chip
          label={rule?.title ?? 'One kind of issue'}
          {...(rule ? { mark: rule.severity, count: rule.rows } : {})}
          on
          removable
          onClick={() => {
            setFilter({ ...filter, rule: undefined })
          }}
        />
      )}
    </div>
  )
}
