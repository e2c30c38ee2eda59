import { Checkbox } from '@mantine/core'

type TickListProps = { label: string; children: React.ReactNode }

/** Rows that are each taken or left, below each other; scrolls by itself. */
export function TickList({ label, children }: TickListProps) {
  return (
    <ul className="ts-ticks ts-scroll" aria-label={label} tabIndex={0}>
      {children}
    </ul>
  )
}

type TickProps = {
  /** For screen readers: what the box takes. */
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  /** Stands beside the box: the row's number. */
  number?: string
  children: React.ReactNode
}

/** One of them: a box, the row's number and what would become of it. */
export function Tick({ label, checked, onChange, number = '', children }: TickProps) {
  return (
    <li>
      <Checkbox
        size="xs"
        aria-label={label}
        checked={checked}
        onChange={(event) => {
          onChange(event.currentTarget.checked)
        }}
      />
      <span className="ts-num ts-3 ts-small">{number}</span>
      <div>{children}</div>
    </li>
  )
}
