import { Button, Modal } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FixedCell } from '../../shared/contract/fixes.ts'
import type { RuleSummary } from '../../shared/contract/facts.ts'
import { failureOf, orpc } from '../api.ts'
import { runFixes } from '../frame/fixing.ts'
import { useProject } from '../project.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Difference } from '../ui/Difference.tsx'
import { Tick, TickList } from '../ui/TickList.tsx'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { fixVerb } from './fixable.ts'

/** Rows shown before they are changed; the others are changed alike. */
const SHOWN = 100

type Rows = readonly { readonly row: number; readonly number: number; readonly cells: readonly FixedCell[] }[]

function byRow(cells: readonly FixedCell[]): Rows {
  const rows = new Map<number, FixedCell[]>()
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell])
  return [...rows].map(([row, own]) => ({ row, number: own[0]?.number ?? 0, cells: own }))
}

/** Before and after on real rows, each of which can be left out, and then one step for all of them. */
export function FixDialog({ rule, onClose }: { rule: RuleSummary; onClose: () => void }) {
  const project = useProject()
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const [busy, setBusy] = useState(false)
  const { data, error } = useQuery({
    ...orpc.fixes.preview.queryOptions({ input: { project: project.id, rule: rule.rule, offset: 0, limit: SHOWN } }),
    placeholderData: keepPreviousData,
  })
  const rows = byRow(data?.cells ?? [])
  const total = (data?.rows ?? 0) - left.size
  const apply = async () => {
    setBusy(true)
    const done = await runFixes(project, { rules: [rule.rule], except: left.size > 0 ? [...left] : undefined })
    setBusy(false)
    if (done) onClose()
  }
  const leave = (row: number, out: boolean) => {
    setLeft((before) => new Set(out ? [...before, row] : [...before].filter((one) => one !== row)))
  }
  return (
    <Modal opened onClose={onClose} title={rule.title} size={680} closeButtonProps={{ 'aria-label': 'Close' }}>
      <p className="ts-small ts-2">
        {rule.why} {rule.fix?.safe ? 'Safe to fix: nothing else changes.' : 'Look before you fix: text is replaced.'}
      </p>
      {error && <Banner tone="must">{failureOf(error).message}</Banner>}
      <div className="ts-between ts-micro ts-3" style={{ margin: '14px 0 6px' }}>
        <span>Before and after</span>
        <span className="ts-num">
          {formatNumber(rows.length)} of {formatCount(data?.rows ?? 0, 'row')} shown
        </span>
      </div>
      <TickList label="Rows to fix">
        {rows.map(({ row, number, cells }) => (
          <Tick
            key={row}
            label={`Fix row ${formatNumber(number)}`}
            number={formatNumber(number)}
            checked={!left.has(row)}
            onChange={(taken) => {
              leave(row, !taken)
            }}
          >
            {cells.map((cell) => (
              <Difference key={cell.column} pieces={cell.pieces} />
            ))}
          </Tick>
        ))}
      </TickList>
      <div className="ts-row" style={{ justifyContent: 'flex-end', marginTop: 16 }}>
        <span className="ts-small ts-3 ts-grow">One step in the history, which can be undone.</span>
        <Button variant="subtle" onClick={onClose}>
          Leave as they are
        </Button>
        <Button variant="filled" data-autofocus disabled={total <= 0} loading={busy} onClick={() => void apply()}>
          {fixVerb(rule)} {formatCount(Math.max(0, total), 'row')}
        </Button>
      </div>
    </Modal>
  )
}
