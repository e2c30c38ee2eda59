import './history.css'
import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { IconTag, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { Version } from '../../../shared/contract/versions.ts'
import { runAction } from '../../actions.ts'
import { failureOf } from '../../api.ts'
import { showHistory } from '../../historyShown.ts'
import { VersionDialog } from '../../frame/VersionDialog.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { ResizeEdge } from '../inspector/ResizeEdge.tsx'
import type { SheetSession } from '../session.ts'
import { useSheetPreferences } from '../useSheetPreferences.ts'
import { CompareDialog } from './CompareDialog.tsx'
import type { Pair } from './points.ts'
import { Timeline } from './Timeline.tsx'
import { useHistoryActs } from './useHistoryActs.ts'
import { useTimeline } from './useTimeline.ts'

const SHOWN = [
  { value: 'acts', label: 'Every step' },
  { value: 'versions', label: 'Versions' },
] as const
type Shown = (typeof SHOWN)[number]['value']

const LEAST = 300
const MOST = 520

type HistoryPanelProps = {
  ref: React.RefObject<HTMLElement | null>
  session: SheetSession
  /** Lies over the grid where there is no room beside it. */
  over: boolean
  onLeave: () => void
}

/** Everything that was done to the data, and the way back to any point of it. Takes the place of the row's panel. */
export function HistoryPanel({ ref, session, over, onLeave }: HistoryPanelProps) {
  const { width, setWidth } = useSheetPreferences()
  const [shown, setShown] = useState<Shown>('acts')
  const [pair, setPair] = useState<Pair | null>(null)
  const [renamed, setRenamed] = useState<Version | null>(null)
  const { told, failure, isFetching, fetchMore } = useTimeline()
  const acts = useHistoryActs(session, { onCompare: setPair, onRename: setRenamed })
  const leaving = useRef(onLeave)
  useEffect(() => {
    leaving.current = onLeave
  })
  useEffect(() => {
    const panel = ref.current
    panel?.focus()
    return () => {
      // Whoever closes it with the keyboard stands on nothing afterwards.
      if (document.activeElement === document.body) leaving.current()
    }
  }, [ref])
  const close = () => {
    showHistory(false)
    onLeave()
  }
  return (
    <aside
      ref={ref}
      className="sheet-inspector"
      data-over={over}
      style={{ width }}
      aria-label="History"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      <ResizeEdge width={width} least={LEAST} most={MOST} onWidth={setWidth} />
      <header className="sheet-inspector-head">
        <h2 className="ts-section ts-grow">History</h2>
        <Button size="xs" leftSection={<IconTag size={14} />} onClick={() => runAction('save-version')}>
          Save a version…
        </Button>
        <ActionIcon aria-label="Close the history" onClick={close}>
          <IconX size={14} />
        </ActionIcon>
      </header>
      <div className="history-choice">
        <SegmentedControl
          fullWidth
          aria-label="What to show"
          data={[...SHOWN]}
          value={shown}
          onChange={(value) => {
            setShown(value)
          }}
        />
      </div>
      {failure && <Banner tone="must">{failureOf(failure).message}</Banner>}
      {told && (
        <Timeline
          key={shown}
          told={told}
          only={shown === 'versions' ? 'versions' : null}
          acts={acts}
          isFetching={isFetching}
          onMore={() => void fetchMore()}
        />
      )}
      <p className="history-foot ts-small ts-2">
        Every step is kept in the project file, also after you close it. Go back here and work on, and what you went
        back from is kept as a version. Only what you take back with Undo is given up once you do something else.
      </p>
      {pair && told && (
        <CompareDialog
          first={pair}
          versions={told.versions}
          at={told.at}
          acts={acts}
          onClose={() => {
            setPair(null)
          }}
        />
      )}
      {renamed && (
        <VersionDialog
          version={renamed}
          onClose={() => {
            setRenamed(null)
          }}
        />
      )}
    </aside>
  )
}
