import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { DecidedPair } from '../../../shared/contract/alike.ts'
import { formatNumber } from '../../../shared/format/figures.ts'
import { client, failureOf, orpc, queryClient } from '../../api.ts'
import { report } from '../../frame/trouble.ts'
import { useProject } from '../../project.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageFrame } from '../PageFrame.tsx'
import { gist, marksOf } from './marks.ts'

/** Pairs listed at once; nobody decides about more by hand and then looks for one. */
const MOST_LISTED = 100

/** The pairs that were found right both, and how many there are. */
export function useDecided() {
  const { id } = useProject()
  return useQuery({
    ...orpc.alike.decided.queryOptions({ input: { project: id, offset: 0, limit: MOST_LISTED } }),
    placeholderData: keepPreviousData,
  })
}

function Decided({ decided, busy, onTakeBack }: { decided: DecidedPair; busy: boolean; onTakeBack: () => void }) {
  const { a, b } = decided.pair
  const rows = `${formatNumber(a.number)} and ${formatNumber(b.number)}`
  const [one, other] = marksOf(a.answered, b.answered)
  const [first, second] = [gist(one), gist(other)]
  return (
    <li className="ts-check-decided">
      <span className="ts-num ts-2">Rows {rows}</span>
      <span className="ts-ell" dir="auto">
        {a.asked.slice(0, 300).replaceAll(/\s+/g, ' ')}
      </span>
      <span className="ts-ell ts-2" dir="auto">
        {first && `“${first}”`}
      </span>
      <span className="ts-ell ts-2" dir="auto">
        {second && `${first ? 'and ' : ''}“${second}”`}
      </span>
      <Button size="xs" disabled={busy} aria-label={`Take back: rows ${rows}`} onClick={onTakeBack}>
        Take back
      </Button>
    </li>
  )
}

/** Pairs of which somebody said that both rows are right, and the way back. */
export function DecidedPage({ onBack }: { onBack: () => void }) {
  const { id } = useProject()
  const { data } = useDecided()
  const [busy, setBusy] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const takeBack = async ({ rule, pair }: DecidedPair) => {
    setBusy(true)
    try {
      await client.alike.bothRight({ project: id, rule, row: pair.b.row, other: pair.a.row, right: false })
      await queryClient.invalidateQueries({ queryKey: orpc.alike.key() })
      // The button goes with its pair.
      list.current?.focus()
    } catch (error) {
      report(failureOf(error))
    } finally {
      setBusy(false)
    }
  }
  const pairs = data?.pairs ?? []
  const rest = (data?.total ?? 0) - pairs.length
  return (
    <PageFrame
      title="Decided pairs"
      lead="You said that both rows are right. A pair is shown again when one of its rows changes, or when you take it back."
      onBack={onBack}
    >
      <div ref={list} tabIndex={-1} style={{ outline: 'none' }}>
        {data && pairs.length === 0 && (
          <EmptyState title="No pair is decided.">What you find right both is listed here.</EmptyState>
        )}
        {[...new Set(pairs.map(({ title }) => title))].map((title) => (
          <section key={title}>
            <h2 className="ts-check-rules-head">
              <span className="ts-section">{title}</span>
            </h2>
            <ul className="ts-check-decided-pairs" aria-label={title}>
              {pairs
                .filter((one) => one.title === title)
                .map((one) => (
                  <Decided
                    key={`${one.pair.a.row} ${one.pair.b.row}`}
                    decided={one}
                    busy={busy}
                    onTakeBack={() => void takeBack(one)}
                  />
                ))}
            </ul>
          </section>
        ))}
        {rest > 0 && <p className="ts-small ts-3">and {formatNumber(rest)} more</p>}
      </div>
    </PageFrame>
  )
}
