import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useRef } from 'react'
import type { Version } from '../../../shared/contract/versions.ts'
import { formatTime } from '../../ui/format.ts'
import { ActSign } from './actIcons.tsx'
import { changeOf, detailOf, type TimelineItem } from './timeline.ts'
import type { HistoryActs } from './useHistoryActs.ts'

type Point = Extract<TimelineItem, { kind: 'act' | 'version' | 'beginning' }>

type TimelinePointProps = {
  item: Point
  /** The newest act that is not undone. */
  at: number
  acts: HistoryActs
  open: boolean
  onOpen: (open: boolean) => void
}

/** One act or version; opened, it offers the ways from here. A double click goes there at once. */
export function TimelinePoint({ item, at, acts, open, onOpen }: TimelinePointProps) {
  const { title, detail } = wordsOf(item)
  const point = useRef<HTMLButtonElement>(null)
  const undone = item.kind !== 'beginning' && item.undone
  return (
    <li className="history-item" data-open={open} data-undone={undone} data-version={item.kind === 'version'}>
      <ActSign of={item.kind === 'act' ? item.entry : item.kind} />
      <div className="ts-grow">
        <button
          ref={point}
          type="button"
          className="history-point"
          aria-expanded={open}
          onClick={() => {
            onOpen(!open)
          }}
          onDoubleClick={() => {
            go(item, at, acts)
          }}
        >
          <span className="history-title">{title}</span>
          <span className="ts-small ts-3 ts-num">{undone ? `${detail}, undone` : detail}</span>
        </button>
        {open && (
          <div className="history-ways">
            <Ways
              {...{ item, at, acts }}
              onGo={() => {
                // The button that was pressed goes with the place it led to.
                point.current?.focus()
              }}
            />
          </div>
        )}
      </div>
    </li>
  )
}

function wordsOf(item: Point): { title: string; detail: string } {
  switch (item.kind) {
    case 'act':
      return { title: item.entry.label, detail: detailOf(item.entry.at, item.entry.rows) }
    case 'version':
      return { title: `Version “${item.version.name}”`, detail: detailOf(item.version.at, item.version.rows) }
    case 'beginning':
      return { title: 'The data as it came in', detail: formatTime(item.at) }
  }
}

function go(item: Point, at: number, acts: HistoryActs): void {
  if (item.kind === 'version') acts.goBack(item.version)
  else if (changeOf(item) !== at) {
    acts.goTo(changeOf(item), `Going to “${item.kind === 'act' ? item.entry.label : 'The data as it came in'}”`)
  }
}

function Ways({ item, at, acts, onGo }: Pick<TimelinePointProps, 'item' | 'at' | 'acts'> & { onGo: () => void }) {
  if (item.kind === 'version') return <VersionWays version={item.version} at={at} acts={acts} />
  const change = changeOf(item)
  const isPresent = change === at
  return (
    <>
      {!isPresent && (
        <Button
          size="xs"
          variant="light"
          onClick={() => {
            onGo()
            go(item, at, acts)
          }}
        >
          {change > at ? 'Do again up to here' : 'Go back to here'}
        </Button>
      )}
      {item.kind === 'act' && isPresent && (
        <Button
          size="xs"
          variant="light"
          onClick={() => {
            onGo()
            acts.goTo(change - 1, `Going back to before “${item.entry.label}”`)
          }}
        >
          Go back to before this
        </Button>
      )}
      {item.kind === 'beginning' && isPresent && <span className="ts-small ts-2">You are here.</span>}
      {item.kind === 'act' && (
        <Button
          size="xs"
          variant="subtle"
          onClick={() => {
            acts.changesOf(item.entry)
          }}
        >
          Show what changed
        </Button>
      )}
    </>
  )
}

function VersionWays({ version, at, acts }: { version: Version; at: number; acts: HistoryActs }) {
  return (
    <>
      <Button
        size="xs"
        variant="light"
        onClick={() => {
          acts.goBack(version)
        }}
      >
        Go back to this version
      </Button>
      <Button
        size="xs"
        variant="subtle"
        onClick={() => {
          acts.compareWithNow(version, at)
        }}
      >
        Compare
      </Button>
      <Menu withinPortal position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={`More for version “${version.name}”`}>
            <IconDots size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            onClick={() => {
              acts.rename(version)
            }}
          >
            Rename…
          </Menu.Item>
          <Menu.Item
            onClick={() => {
              acts.remove(version)
            }}
          >
            Remove the name
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
