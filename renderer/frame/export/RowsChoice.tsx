import { SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { ExportRows } from '../../../shared/contract/exports.ts'
import { leavesRowsOut } from '../../../shared/domain/view.ts'
import { formatNumber } from '../../../shared/format/figures.ts'
import { useProject } from '../../project.tsx'
import { attempt } from '../trouble.ts'
import { selectedRows } from './selectedRows.ts'

type Which = ExportRows['which']

/** Which rows leave, and the means to choose: all, those a filter shows, those that are selected. */
export function useRowsChoice(): {
  rows: ExportRows | null
  which: Which
  choose: (which: Which) => void
  selected: number
} {
  const { view } = useProject()
  const [which, setWhich] = useState<Which>('all')
  // What was selected when the dialog was opened; it covers the sheet.
  const [selected] = useState(selectedRows)
  const [ids, setIds] = useState<ExportRows | null>(null)
  const choose = (next: Which) => {
    setWhich(next)
    if (next !== 'rows' || !selected || ids) return
    void attempt(async () => {
      setIds({ which: 'rows', rows: await selected.ids() })
    })
  }
  const others = useMemo<ExportRows>(() => (which === 'view' ? { which, view } : { which: 'all' }), [which, view])
  return { rows: which === 'rows' ? ids : others, which, choose, selected: selected?.count ?? 0 }
}

type RowsChoiceProps = { which: Which; selected: number; onChange: (which: Which) => void }

/** Nothing where there is nothing to choose between. */
export function RowsChoice({ which, selected, onChange }: RowsChoiceProps) {
  const { state, view } = useProject()
  const data = [
    { value: 'all', label: `All ${formatNumber(state.totals.rows)}` },
    ...(leavesRowsOut(view) || view.sort ? [{ value: 'view', label: 'As shown in the sheet' }] : []),
    ...(selected > 1 ? [{ value: 'rows', label: `Selected ${formatNumber(selected)}` }] : []),
  ]
  if (data.length === 1) return null
  return (
    <div className="ts-row" style={{ marginBottom: 16 }}>
      <span className="ts-label" id="ts-export-rows">
        Rows
      </span>
      <SegmentedControl
        aria-labelledby="ts-export-rows"
        data={data}
        value={which}
        onChange={(value) => {
          onChange(value as Which)
        }}
      />
    </div>
  )
}
