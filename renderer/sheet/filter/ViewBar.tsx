import { Button, Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import type { Progress as ViewProgress } from '../../../shared/contract/base.ts'
import type { ProjectState } from '../../../shared/contract/project.ts'
import type { RuleId } from '../../../shared/domain/issue.ts'
import { isFiltered, type View } from '../../../shared/domain/view.ts'
import { formatCount, formatPercent } from '../../../shared/format/figures.ts'
import { orpc } from '../../api.ts'
import { useProject } from '../../project.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Link } from '../../ui/Link.tsx'
import { useAfter } from '../../ui/ProgressBar.tsx'
import type { SheetSession } from '../session.ts'
import { HiddenChip } from './HiddenChip.tsx'
import { sortKind } from './sorting.ts'
import type { Looking } from './showing.ts'
import { useCount } from './useCount.ts'
import { conditionWords, sortWords } from './words.ts'

/** Whether a view says more than the chips of the toolbar do, or some rows are hidden. */
export function hasBar({ rule, sort, conditions = [] }: View, { hidden }: Pick<ProjectState, 'hidden'>): boolean {
  return rule !== undefined || sort !== undefined || conditions.length > 0 || hidden.rows > 0
}

/** Below the toolbar: how the rows are sorted and by what they were chosen, and how far that is. */
export function ViewBar({ session }: { session: SheetSession }) {
  const { view, state } = useProject()
  const underWay = useUnderWay(session)
  const late = useAfter(underWay !== null, 400)
  const count = useCount(session)
  const some = hasBar(view, state)
  if (!some && !late) return null
  return (
    <div className="view-bar">
      {some && <ViewChips session={session} />}
      {some && !late && count !== null && (
        <span className="ts-small ts-3 ts-num ts-nowrap" role="status">
          {count}
        </span>
      )}
      {some && !late && <Refresh session={session} />}
      {late && underWay && <UnderWay {...underWay} />}
    </div>
  )
}

/** Rows that were edited stay where they are, until this is pressed. */
export function Refresh({ session }: { session: SheetSession }) {
  const { showing } = session
  const edited = useSyncExternalStore(showing.subscribe, showing.edited)
  if (!edited) return null
  return (
    <span className="ts-small ts-3 ts-nowrap">
      Edited since ·{' '}
      <Link small label="Refresh: sort and filter again" onClick={() => void showing.refresh()}>
        Refresh
      </Link>
    </span>
  )
}

function ViewChips({ session }: { session: SheetSession }) {
  const { state, view, setView } = useProject()
  const { rule, sort, conditions = [] } = view
  return (
    <div className="ts-row view-chips" role="group" aria-label="Sorting and filters">
      {sort && (
        <Chip
          label={sortWords(sort, sortKind(session, sort.by), state.columns)}
          icon={
            sort.order === 'ascending' ? <IconArrowUp size={13} aria-hidden /> : <IconArrowDown size={13} aria-hidden />
          }
          on
          removable
          onClick={() => {
            setView({ ...view, sort: undefined })
          }}
        />
      )}
      {rule !== undefined && (
        <RuleChip
          rule={rule}
          onRemove={() => {
            setView({ ...view, rule: undefined })
          }}
        />
      )}
      {conditions.map((condition, at) => (
        <Chip
          key={JSON.stringify(condition)}
          label={conditionWords(condition, state.columns)}
          on
          removable
          onClick={() => {
            setView({ ...view, conditions: conditions.filter((_, nth) => nth !== at) })
          }}
        />
      ))}
      <HiddenChip session={session} />
      {conditions.length + (rule ? 1 : 0) + (sort ? 1 : 0) > 1 && (
        <Link
          small
          onClick={() => {
            setView({})
          }}
        >
          Clear all
        </Link>
      )}
    </div>
  )
}

/** One kind of issue, by its name also when the last of its kind is gone while its rows are still looked at. */
function RuleChip({ rule, onRemove }: { rule: RuleId; onRemove: () => void }) {
  const { id } = useProject()
  const { data } = useQuery(orpc.facts.verdict.queryOptions({ input: { project: id } }))
  const found = data?.rules.find((one) => one.rule === rule)
  const { data: cards } = useQuery({
    ...orpc.facts.rules.queryOptions({ input: {} }),
    enabled: data !== undefined && !found,
  })
  const gone = data && cards?.find((one) => one.rule === rule)
  const known = found ? { mark: found.severity, count: found.rows } : gone && { mark: gone.severity, count: 0 }
  return <Chip label={(found ?? gone)?.title ?? 'One kind of issue'} {...known} on removable onClick={onRemove} />
}

/** What takes a while now: a view that is made, or a search in it; null: nothing. */
function useUnderWay({ showing, seeking }: SheetSession): UnderWayProps | null {
  const { rows } = useProject().state.totals
  const looking = useSyncExternalStore(showing.subscribe, showing.looking)
  const search = useSyncExternalStore(seeking.subscribe, seeking.search)
  if (looking) return { words: wordsOf(looking, rows), share: shareOf(looking.progress), cancel: looking.cancel }
  return search && { words: search.words, share: shareOf(search.progress), cancel: search.cancel }
}

function wordsOf({ view, progress }: Looking, rows: number): string {
  const sorts = view.sort !== undefined && (!isFiltered(view) || progress?.done === progress?.total)
  return sorts ? 'Sorting' : `Looking through ${formatCount(rows, 'row')}`
}

/** Null: not known. All was looked through: how long the sorting itself takes is not known either. */
function shareOf(progress: ViewProgress | null): number | null {
  return progress?.total && progress.done < progress.total ? progress.done / progress.total : null
}

type UnderWayProps = { words: string; share: number | null; cancel: () => void }

function UnderWay({ words, share, cancel }: UnderWayProps) {
  return (
    <div className="ts-row view-looking">
      <span className="ts-small ts-2 ts-num ts-nowrap" role="status">
        {words}…
      </span>
      <Progress
        value={share === null ? 100 : share * 100}
        animated={share === null}
        size={4}
        w={120}
        aria-label={words}
        aria-valuetext={share === null ? words : formatPercent(share)}
      />
      <span className="ts-small ts-2 ts-num view-share">{share !== null && formatPercent(share)}</span>
      <Button size="xs" onClick={cancel}>
        Cancel
      </Button>
    </div>
  )
}
