import { Button, Progress } from '@mantine/core'
import { useEffect, useState } from 'react'
import { formatPercent } from '../../shared/format/figures.ts'

type ProgressBarProps = {
  /** What is going on: "Reading answered-tickets-2026.csv". */
  label: string
  /** The figure at the right: "412,000 rows". */
  figure?: string
  done: number
  /** Null: not known; the bar then only shows that something goes on. */
  total: number | null
  note?: string
  onCancel?: () => void
}

/** For all that takes longer than a second. */
export function ProgressBar({ label, figure, done, total, note, onCancel }: ProgressBarProps) {
  const share = total === null || total <= 0 ? null : Math.min(1, done / total)
  return (
    <div>
      <div className="ts-between">
        <span className="ts-medium ts-ell">{label}</span>
        {figure && <span className="ts-small ts-2 ts-num ts-nowrap">{figure}</span>}
      </div>
      <Progress
        value={share === null ? 100 : share * 100}
        animated={share === null}
        my={8}
        aria-label={label}
        aria-valuetext={share === null ? label : formatPercent(share)}
      />
      <div className="ts-between ts-small">
        <span className="ts-3 ts-num">
          {[share === null ? null : formatPercent(share), note].filter(Boolean).join(', ')}
        </span>
        {onCancel && (
          <Button size="xs" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </div>
  )
}

/** True once `millis` have passed since `active` became true: nothing turns before 400 ms, nothing is measured before a second. */
export function useAfter(active: boolean, millis: number): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!active) return
    const timer = setTimeout(() => {
      setLate(true)
    }, millis)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [active, millis])
  return active && late
}
