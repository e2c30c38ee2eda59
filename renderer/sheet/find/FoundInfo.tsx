import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { formatCount, formatNumber, formatPercent } from '../../../shared/format/figures.ts'
import { orpc } from '../../api.ts'
import { useProject } from '../../project.tsx'
import { useAfter } from '../../ui/ProgressBar.tsx'
import type { Find } from './useFind.ts'

/** How much was found and where one is among it, or why there is nothing. */
export function FoundInfo({ find }: { find: Find }) {
  const { query, look, event, done, trouble } = find
  const problem = trouble.find ?? look.failure?.message
  if (problem !== undefined)
    return (
      <span className="ts-small find-trouble" role="alert">
        {problem}
      </span>
    )
  if (!query || !event) return null
  return (
    <span className="find-info">
      <span className="ts-num ts-2" role="status">
        {done && event.found.matches === 0 ? <NoHits find={find} /> : <Count find={find} />}
      </span>
      {!done && <Progress look={look} event={event} />}
    </span>
  )
}

/** How far the look is, when it takes a while, and the ways to end it and to go on. */
function Progress({ look, event }: { look: Find['look']; event: NonNullable<Find['event']> }) {
  const slow = useAfter(!look.stopped, 1000)
  const { looked, total } = event
  if (look.stopped)
    return (
      <>
        <span className="ts-small ts-3 ts-num">stopped after {formatCount(looked, 'row')}</span>
        <Button size="xs" onClick={look.again}>
          Look through all
        </Button>
      </>
    )
  if (!slow) return null
  return (
    <>
      <span className="ts-small ts-3 ts-num">{formatPercent(total > 0 ? looked / total : 0)} of the rows</span>
      <Button size="xs" onClick={look.stop}>
        Cancel
      </Button>
    </>
  )
}

function Count({ find: { event, done, current } }: { find: Find }) {
  if (!event) return null
  const { matches, rows } = event.found
  const inRows = `in ${formatCount(rows, 'row')}`
  if (!done) return <>{`${formatCount(matches, 'match', 'matches')} so far, ${inRows}`}</>
  if (!current) return <>{`${formatCount(matches, 'match', 'matches')}, ${inRows}`}</>
  return (
    <>
      <b className="ts-ink">{formatNumber(current.nth)}</b> of {formatCount(matches, 'match', 'matches')}, {inRows}
    </>
  )
}

function NoHits({ find }: { find: Find }) {
  const { query, event, replace } = find
  const { id } = useProject()
  const { data } = useQuery({
    ...orpc.find.suggest.queryOptions({ input: { project: id, find: event?.found.find ?? '' } }),
    enabled: event !== null && !replace.emptied,
    retry: false,
    staleTime: Infinity,
  })
  if (replace.emptied) return <>All replaced. No match is left.</>
  const what = query?.kind === 'pattern' ? 'No row fits this pattern.' : `No row has “${shortened(query?.text ?? '')}”.`
  if (!data) return <>{what}</>
  return (
    <>
      {what} Did you mean{' '}
      <button
        type="button"
        className="ts-link"
        onClick={() => {
          find.want({ text: data.text })
        }}
      >
        “{data.text}”
      </button>{' '}
      ({formatNumber(data.matches)})?
    </>
  )
}

function shortened(text: string): string {
  return text.length <= 30 ? text : `${text.slice(0, 29).toWellFormed()}…`
}
