import { Button, Checkbox } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReviewChoices, ReviewItem, ReviewKind, ReviewSummary } from '../../../shared/contract/review.ts'
import { formatCount, formatNumber } from '../../../shared/format/figures.ts'
import { failureOf, orpc } from '../../api.ts'
import { useProject } from '../../project.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Difference } from '../../ui/Difference.tsx'
import { Tick, TickList } from '../../ui/TickList.tsx'
import { isTaken, REVIEW_WORDS, takeAll, takenOf, takeOne } from './choices.ts'

const PAGE = 100

type Props = {
  summary: ReviewSummary
  kind: ReviewKind
  choices: ReviewChoices
  onChange: (choices: ReviewChoices) => void
}

/** All things of one kind, each with its box, and one box for all of them. */
export function ReviewItems({ summary, kind, choices, onChange }: Props) {
  const { id, state } = useProject()
  const nameOf = (wanted: string): string => state.columns.find((column) => column.id === wanted)?.name ?? ''
  const count = summary.counts[kind]
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    orpc.review.page.infiniteOptions({
      input: (offset: number) => ({ project: id, review: summary.review, kind, offset, limit: PAGE }),
      initialPageParam: 0,
      getNextPageParam: (_last, pages) => (pages.length * PAGE < count ? pages.length * PAGE : undefined),
    }),
  )
  const items = data?.pages.flat() ?? []
  const taken = takenOf(choices, summary.counts, kind)
  return (
    <>
      <div className="ts-between" style={{ margin: '14px 0 6px' }}>
        <Checkbox
          size="xs"
          label={REVIEW_WORDS[kind].all(count)}
          checked={taken === count}
          indeterminate={taken > 0 && taken < count}
          onChange={(event) => {
            onChange(takeAll(choices, kind, event.currentTarget.checked))
          }}
        />
        <span className="ts-num ts-micro ts-3">
          {formatNumber(items.length)} of {formatNumber(count)} shown
        </span>
      </div>
      {error && <Banner tone="must">{failureOf(error).message}</Banner>}
      <TickList label={REVIEW_WORDS[kind].title}>
        {items.map((item) => (
          <Tick
            key={item.index}
            label={labelOf(item, nameOf)}
            number={'number' in item ? formatNumber(item.number) : ''}
            checked={isTaken(choices, kind, item.index)}
            onChange={(on) => {
              onChange(takeOne(choices, item, on))
            }}
          >
            <Shown item={item} />
          </Tick>
        ))}
        {hasNextPage && (
          <li style={{ display: 'block' }}>
            <Button size="xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              Show {formatNumber(Math.min(PAGE, count - items.length))} more
            </Button>
          </li>
        )}
      </TickList>
    </>
  )
}

function labelOf(item: ReviewItem, nameOf: (column: string) => string): string {
  switch (item.kind) {
    case 'change':
    case 'conflict':
      return `Take over the change of ${nameOf(item.column)} in row ${formatNumber(item.number)}`
    case 'added':
      return `Add new row ${formatNumber(item.index + 1)}`
    case 'removed':
      return `Remove row ${formatNumber(item.number)}`
    case 'column':
      return `Bring in the column ${item.name}`
    case 'note':
      return `Keep the remark on row ${formatNumber(item.number)}`
  }
}

function Shown({ item }: { item: ReviewItem }) {
  switch (item.kind) {
    case 'change':
      return (
        <>
          <ColumnName column={item.column} />
          <Difference pieces={item.pieces} />
        </>
      )
    case 'conflict':
      return (
        <>
          <ColumnName column={item.column} />
          <dl className="ts-review-ways ts-small" dir="auto">
            <dt>As sent</dt>
            <dd className="ts-2">{item.sent ?? 'The file does not tell any more.'}</dd>
            <dt>Here</dt>
            <dd>{item.here === '' ? <Empty /> : item.here}</dd>
            <dt>Colleague</dt>
            <dd>{item.theirs === '' ? <Empty /> : item.theirs}</dd>
          </dl>
        </>
      )
    case 'added':
      return (
        <>
          {item.cells.map(({ column, text }) => (
            <div key={column} className="ts-review-text">
              <ColumnName column={column} />
              <ins>{text}</ins>
            </div>
          ))}
          {item.more.map(({ name, text }) => (
            <div key={name} className="ts-review-text">
              <div className="ts-micro ts-3">{name}</div>
              <ins>{text}</ins>
            </div>
          ))}
          {item.note !== '' && <div className="ts-small ts-2">Remark: {item.note}</div>}
        </>
      )
    case 'removed':
      return <del className="ts-review-text">{item.text}</del>
    case 'column':
      return (
        <>
          <div className="ts-medium" dir="auto">
            {item.name}
          </div>
          <div className="ts-small ts-3">{formatCount(item.filled, 'cell')} with text</div>
          {item.texts.map((text, at) => (
            // Texts of one column may be the same; their place is all that tells them apart.
            <div key={at} className="ts-small ts-2 ts-ell" dir="auto">
              {text}
            </div>
          ))}
        </>
      )
    case 'note':
      return (
        <>
          <div className="ts-small ts-3 ts-ell">{item.about}</div>
          <span className="ts-review-text">{item.text}</span>
        </>
      )
  }
}

function Empty() {
  return <i className="ts-3">empty</i>
}

function ColumnName({ column }: { column: string }) {
  const { state } = useProject()
  return <div className="ts-micro ts-3">{state.columns.find(({ id }) => id === column)?.name ?? ''}</div>
}
