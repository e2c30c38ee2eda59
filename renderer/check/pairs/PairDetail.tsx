import { Button } from '@mantine/core'
import { useMemo } from 'react'
import type { RowPair } from '../../../shared/contract/alike.ts'
import type { RuleSummary } from '../../../shared/contract/facts.ts'
import type { PairRuleId } from '../../../shared/domain/checks/rule.ts'
import { formatNumber } from '../../../shared/format/figures.ts'
import { printShortcut, useActions } from '../../actions.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { Pager } from '../Pager.tsx'
import { marksOf } from './marks.ts'
import { PairCard } from './PairCard.tsx'
import { PairList } from './PairList.tsx'
import { type Pairs, usePairs } from './usePairs.ts'
import { BOTH } from './words.ts'

/** The keys of a decision, as long as a pair is on screen. */
function usePairKeys(rule: PairRuleId, { pair, busy, at, total, go, settle, leaveBoth }: Pairs): void {
  const enabled = pair !== null && !busy
  const group = 'Check'
  useActions([
    {
      ...{ id: 'pair-first', title: 'Keep the left row', shortcut: '1', group, enabled },
      run: () => {
        settle({ keep: 'a', act: 'remove' })
      },
    },
    {
      ...{ id: 'pair-second', title: 'Keep the right row', shortcut: '2', group, enabled },
      run: () => {
        settle({ keep: 'b', act: 'remove' })
      },
    },
    { ...{ id: 'pair-both', title: BOTH[rule], shortcut: '=', group, enabled }, run: leaveBoth },
    {
      ...{ id: 'pair-later', title: 'Decide later: next pair', shortcut: 'ArrowRight', group },
      enabled: enabled && at + 1 < total,
      run: () => {
        go(at + 1)
      },
    },
    {
      ...{ id: 'pair-before', title: 'Previous pair', shortcut: 'ArrowLeft', group },
      enabled: enabled && at > 0,
      run: () => {
        go(at - 1)
      },
    },
  ])
}

function Cards({ pair, rule, pairs }: { pair: RowPair; rule: PairRuleId; pairs: Pairs }) {
  const asked = useMemo(() => marksOf(pair.a.asked, pair.b.asked), [pair])
  const answered = useMemo(() => marksOf(pair.a.answered, pair.b.answered), [pair])
  const corrects = rule === 'contradiction' && pairs.correctable
  return (
    <div className="ts-check-pair">
      {(['a', 'b'] as const).map((keep, at) => (
        <PairCard
          key={keep}
          side={pair[keep]}
          rule={rule}
          asked={asked[at] ?? []}
          answered={answered[at] ?? []}
          hotkey={String(at + 1)}
          busy={pairs.busy}
          showsSplit={rule === 'leakage'}
          onKeep={() => {
            pairs.settle({ keep, act: 'remove' })
          }}
          onCorrect={
            corrects
              ? () => {
                  pairs.settle({ keep, act: 'correct' })
                }
              : null
          }
        />
      ))}
    </div>
  )
}

function Foot({ rule, pairs }: { rule: PairRuleId; pairs: Pairs }) {
  const { busy, at, total, go, settle, leaveBoth } = pairs
  return (
    <div className="ts-between ts-check-pair-foot">
      <div className="ts-row">
        {rule === 'leakage' && (
          <>
            <Button
              disabled={busy}
              onClick={() => {
                settle({ keep: 'a', act: 'train' })
              }}
            >
              Learn from both
            </Button>
            <Button
              disabled={busy}
              onClick={() => {
                settle({ keep: 'a', act: 'hold-back' })
              }}
            >
              Hold back both
            </Button>
          </>
        )}
        <Button
          variant={rule === 'leakage' ? 'subtle' : 'default'}
          aria-keyshortcuts="="
          disabled={busy}
          rightSection={<Kbd>=</Kbd>}
          onClick={leaveBoth}
        >
          {BOTH[rule]}
        </Button>
        <Button
          variant="subtle"
          aria-keyshortcuts="ArrowRight"
          disabled={busy || at + 1 >= total}
          rightSection={<Kbd>→</Kbd>}
          onClick={() => {
            go(at + 1)
          }}
        >
          Decide later
        </Button>
      </div>
      <span className="ts-small ts-3">Keeping one removes the other row. Undo with {printShortcut('Mod+Z')}.</span>
    </div>
  )
}

/** A rule about pairs of rows: two rows side by side with what differs, and what to do about them. */
export function PairDetail({ rule, id }: { rule: RuleSummary; id: PairRuleId }) {
  const pairs = usePairs(id)
  usePairKeys(id, pairs)
  const { pair, at, total, go, loading } = pairs
  return (
    <>
      <div className="ts-between" style={{ alignItems: 'flex-start' }}>
        <div>
          <h2 className="ts-detail">{rule.title}</h2>
          <p className="ts-small ts-2" style={{ marginTop: 2 }}>
            {rule.why}
          </p>
        </div>
        {total > 0 && (
          <Pager at={at} total={total} step={1} noun="pair" onGo={go}>
            pair {formatNumber(at + 1)} of {formatNumber(total)}
          </Pager>
        )}
      </div>
      {pair && <Cards pair={pair} rule={id} pairs={pairs} />}
      {pair && <Foot rule={id} pairs={pairs} />}
      {!pair && !loading && <EmptyState title="Every pair is decided">Rows are compared again as you edit.</EmptyState>}
      <PairList pairs={pairs} />
    </>
  )
}
