import type { Severity } from '../../../shared/domain/issue.ts'
import { isFiltered } from '../../../shared/domain/view.ts'
import { useProject } from '../../project.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { MARK_WORDS } from '../../ui/SeverityMark.tsx'

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'hint']

/** One click on a severity filters; a second chip narrows. Chips of things that do not occur are not there. */
export function FilterChips() {
  const { state, view, setView } = useProject()
  const { totals } = state
  const whole = !view.severity && !view.rule && !view.split && !view.conditions?.length
  return (
    <div
      className="ts-row sheet-chips"
      role="group"
      aria-label="Filters"
      data-tight={isFiltered(view)}
      style={{ gap: 6 }}
    >
      <Chip
        label="All"
        count={totals.rows}
        on={whole}
        onClick={() => {
          setView({ search: view.search, sort: view.sort })
        }}
      />
      {SEVERITIES.filter((severity) => totals.rowsWith[severity] > 0 || view.severity === severity).map((severity) => (
        <Chip
          key={severity}
          label={MARK_WORDS[severity]}
          mark={severity}
          count={totals.rowsWith[severity]}
          on={view.severity === severity}
          onClick={() => {
            setView({ ...view, severity: view.severity === severity ? undefined : severity })
          }}
        />
      ))}
      {(totals.validationRows > 0 || view.split === 'validation') && (
        <Chip
          label="Held back"
          count={totals.validationRows}
          on={view.split === 'validation'}
          onClick={() => {
            setView({ ...view, split: view.split === 'validation' ? undefined : 'validation' })
          }}
        />
      )}
    </div>
  )
}
