import { IconX } from '@tabler/icons-react'
import { formatNumber } from '../../shared/format/figures.ts'
import { type MarkKind, SeverityMark } from './SeverityMark.tsx'

type ChipProps = {
  label: string
  count?: number
  mark?: MarkKind
  on?: boolean
  /** A dashed chip that offers to add one. */
  add?: boolean
  icon?: React.ReactNode
  onClick: () => void
  /** The chip ends with a cross; a click anywhere on it takes it away. */
  removable?: boolean
  /** What the cross does, in words; absent: it takes a filter away. */
  removing?: string
  /** What there is to know about it, for who rests on it. */
  hint?: string
}

/** A filter as a sentence: "Garbled characters 29 ×". */
export function Chip({
  label,
  count,
  mark,
  on = false,
  add = false,
  icon,
  onClick,
  removable = false,
  ...words
}: ChipProps) {
  const { removing = 'Remove this filter', hint = label } = words
  return (
    <button
      type="button"
      className="ts-chip"
      data-on={on}
      data-add={add}
      aria-pressed={add ? undefined : on}
      title={hint}
      onClick={onClick}
    >
      {mark && <SeverityMark kind={mark} size={10} silent />}
      {icon}
      <span>{label}</span>
      {count !== undefined && <span className="ts-chip-count">{formatNumber(count)}</span>}
      {removable && <IconX size={14} aria-label={removing} />}
    </button>
  )
}
