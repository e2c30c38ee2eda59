import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'

type PagerProps = {
  /** Where one is, counted from 0, of how many, and how many are shown at once. */
  at: number
  total: number
  step: number
  /** What is gone through, for the labels of the buttons: `rows`. */
  noun: string
  onGo: (at: number) => void
  /** Where one is, in words: `3 and 4 of 120`. */
  children: React.ReactNode
}

/** Goes through what a rule found, one or two at a time. */
export function Pager({ at, total, step, noun, onGo, children }: PagerProps) {
  return (
    <div className="ts-row ts-nowrap">
      <span className="ts-small ts-2 ts-num" role="status">
        {children}
      </span>
      <ActionIcon
        aria-label={`Previous ${noun}`}
        disabled={at === 0}
        onClick={() => {
          onGo(at - step)
        }}
      >
        <IconChevronLeft size={16} />
      </ActionIcon>
      <ActionIcon
        aria-label={`Next ${noun}`}
        disabled={at + step >= total}
        onClick={() => {
          onGo(at + step)
        }}
      >
        <IconChevronRight size={16} />
      </ActionIcon>
    </div>
  )
}
