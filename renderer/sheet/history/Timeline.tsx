import { useEffect, useRef, useState } from 'react'
import type { HistoryActs } from './useHistoryActs.ts'
import { timelineOf, type Told, versionsOf } from './timeline.ts'
import { TimelinePoint } from './TimelinePoint.tsx'

type TimelineProps = {
  told: Told
  /** Leaves the acts out. */
  only: 'versions' | null
  acts: HistoryActs
  isFetching: boolean
  onMore: () => void
}

/** Acts and versions below each other, newest first; older ones come as one scrolls. */
export function Timeline({ told, only, acts, isFetching, onMore }: TimelineProps) {
  const [open, setOpen] = useState<string | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const end = useRef<HTMLLIElement>(null)
  const [now] = useState(Date.now)
  const items = only === 'versions' ? versionsOf(told, now) : timelineOf(told, now)
  const wantsMore = only === null && told.more && !isFetching
  useEffect(() => {
    const mark = end.current
    if (!wantsMore || !mark) return
    const seen = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) onMore()
    })
    seen.observe(mark)
    return () => {
      seen.disconnect()
    }
  }, [wantsMore, onMore])
  const move = (event: React.KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    const points = [...(list.current?.querySelectorAll<HTMLElement>('.history-point') ?? [])]
    const next = points[points.findIndex((point) => point === document.activeElement) + step]
    next?.focus()
    event.preventDefault()
  }
  if (items.length === 0)
    return <p className="history-none ts-3">No version is saved yet. Name the data as it is now to come back to it.</p>
  return (
    <ol ref={list} className="history-list ts-scroll" aria-label={only ? 'Versions' : 'Steps'} onKeyDown={move}>
      {items.map((item) => {
        switch (item.kind) {
          case 'day':
            return (
              <li key={item.key} className="history-day ts-label">
                {item.label}
              </li>
            )
          case 'here':
            return (
              <li key={item.key} className="history-item" data-here aria-current="step">
                <span className="history-sign" aria-hidden="true" />
                <b>You are here</b>
              </li>
            )
          case 'act':
          case 'version':
          case 'beginning':
            return (
              <TimelinePoint
                key={item.key}
                item={item}
                at={told.at}
                acts={acts}
                open={open === item.key}
                onOpen={(opened) => {
                  setOpen(opened ? item.key : null)
                }}
              />
            )
        }
      })}
      {only === null && told.more && (
        <li ref={end} className="history-day ts-small ts-3">
          Looking further back…
        </li>
      )}
    </ol>
  )
}
