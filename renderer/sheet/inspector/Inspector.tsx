import { ActionIcon, SegmentedControl } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { RowDetail } from '../../../shared/contract/facts.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { formatNumber } from '../../../shared/format/figures.ts'
import { failureOf, orpc } from '../../api.ts'
import { useProject } from '../../project.tsx'
import { EditConversation } from '../chat/EditConversation.tsx'
import { useSheetPreferences } from '../useSheetPreferences.ts'
import { ChatView } from './ChatView.tsx'
import { IssueList } from './IssueList.tsx'
import { LengthBar } from './LengthBar.tsx'
import { LineView } from './LineView.tsx'
import { ResizeEdge } from './ResizeEdge.tsx'
import { TokensView } from './TokensView.tsx'

const VIEWS = [
  { value: 'chat', label: 'As chat' },
  { value: 'line', label: 'File line' },
  { value: 'tokens', label: 'Tokens' },
] as const
const LEAST = 300
const MOST = 520

type InspectorProps = {
  ref: React.Ref<HTMLElement>
  row: RowId | null
  /** Lies over the grid where there is no room beside it. */
  over: boolean
  onMove: (step: -1 | 1) => void
  onClose: () => void
}

/** One row the way a model will read it. It follows the selection and never takes the focus. */
export function Inspector({ ref, row, over, onMove, onClose }: InspectorProps) {
  const { id } = useProject()
  const { width, setWidth } = useSheetPreferences()
  const [settled] = useDebouncedValue(row, 120)
  const query = useQuery({
    ...orpc.facts.row.queryOptions({ input: { project: id, row: settled ?? 1 } }),
    enabled: settled !== null,
    placeholderData: keepPreviousData,
  })
  const detail = row === null ? undefined : query.data
  return (
    <aside
      ref={ref}
      className="sheet-inspector"
      data-over={over}
      style={{ width }}
      aria-label={detail ? `Example ${formatNumber(detail.number)}` : 'Example'}
      tabIndex={-1}
    >
      <ResizeEdge width={width} least={LEAST} most={MOST} onWidth={setWidth} />
      <header className="sheet-inspector-head">
        <h2 className="ts-section ts-grow ts-num">{detail ? `Example ${formatNumber(detail.number)}` : 'Example'}</h2>
        {detail && (
          <>
            <ActionIcon
              aria-label="Previous row"
              onClick={() => {
                onMove(-1)
              }}
            >
              <IconArrowUp size={14} />
            </ActionIcon>
            <ActionIcon
              aria-label="Next row"
              onClick={() => {
                onMove(1)
              }}
            >
              <IconArrowDown size={14} />
            </ActionIcon>
          </>
        )}
        <ActionIcon aria-label="Close panel" onClick={onClose}>
          <IconX size={14} />
        </ActionIcon>
      </header>
      {detail ? (
        <Body detail={detail} />
      ) : (
        <Nothing failure={row !== null && query.error ? failureOf(query.error).message : null} />
      )}
    </aside>
  )
}

function Nothing({ failure }: { failure: string | null }) {
  return (
    <div className="sheet-inspector-empty ts-3">
      {failure ?? (
        <>
          Pick a row and see it here
          <br />
          the way a model will read it.
        </>
      )}
    </div>
  )
}

function Body({ detail }: { detail: RowDetail }) {
  const { id, state } = useProject()
  const { panelView: view, setPanelView } = useSheetPreferences()
  return (
    <>
      <div className="sheet-inspector-body ts-scroll">
        <section className="sheet-part">
          <SegmentedControl
            size="xs"
            aria-label="How to show the example"
            data={[...VIEWS]}
            value={view}
            onChange={(next) => {
              setPanelView(VIEWS.find(({ value }) => value === next)?.value ?? 'chat')
            }}
            mb={12}
          />
          {view === 'chat' && <ChatView detail={detail} columns={state.columns} />}
          {view === 'line' && <LineView detail={detail} />}
          {view !== 'tokens' && <EditConversation detail={detail} />}
          {view === 'tokens' && (
            <TokensView project={id} row={detail.row} columns={state.columns} sure={detail.textLength} />
          )}
        </section>
        <section className="sheet-part">
          <IssueList row={detail.row} issues={detail.issues} columns={state.columns} />
        </section>
      </div>
      <LengthBar detail={detail} />
    </>
  )
}
