import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PairAct, RowPair } from '../../../shared/contract/alike.ts'
import type { PairRuleId } from '../../../shared/domain/checks/rule.ts'
import { client, failureOf, orpc, queryClient } from '../../api.ts'
import { takeBack } from '../../frame/fixing.ts'
import { report } from '../../frame/trouble.ts'
import { type ProjectHandle, useProject } from '../../project.tsx'
import { showToast } from '../../ui/toast.tsx'
import type { Outcome } from './words.ts'

/** Pairs asked for at once, and listed below the one that is looked at. */
const PAGE = 20

type Decided = { readonly pair: RowPair; readonly what: Outcome }

/** Which side of a pair is kept, and what becomes of the other. */
type Choice = { readonly keep: 'a' | 'b'; readonly act: PairAct }

export type Pairs = {
  /** The pair that is looked at; null: none is left. */
  readonly pair: RowPair | null
  readonly listed: readonly RowPair[]
  /** 0-based places of the first listed pair and of the one looked at. */
  readonly offset: number
  readonly at: number
  readonly total: number
  readonly correctable: boolean
  readonly loading: boolean
  readonly busy: boolean
  /** What was decided since this list was opened, newest last. */
  readonly decided: readonly Decided[]
  readonly go: (at: number) => void
  readonly settle: (choice: Choice) => void
  readonly leaveBoth: () => void
}

const keyOf = ({ a, b }: RowPair): string => `${a.row} ${b.row}`

/** A decided pair stays among those found until rows are compared again; it is not shown meanwhile. */
type Hidden = { readonly key: string; readonly revision: number }

/** The pairs of a rule, one of which is decided at a time. */
export function usePairs(rule: PairRuleId): Pairs {
  const project = useProject()
  const [wanted, go] = useState(0)
  const [busy, setBusy] = useState(false)
  const [decided, setDecided] = useState<readonly Decided[]>([])
  const [hidden, setHidden] = useState<Hidden | null>(null)
  const offset = wanted - (wanted % PAGE)
  const { data, isPending } = useQuery({
    ...orpc.alike.pairs.queryOptions({ input: { project: project.id, rule, offset, limit: PAGE } }),
    placeholderData: keepPreviousData,
  })
  const out = hidden?.revision === project.state.revision ? hidden.key : null
  const found = data?.pairs ?? []
  const listed = found.filter((pair) => keyOf(pair) !== out)
  // Pairs whose row is gone are not among those found, but are counted until rows are compared again.
  const gone = Math.max(0, Math.min(PAGE, (data?.total ?? 0) - offset) - found.length)
  const total = (data?.total ?? 0) - gone - (found.length - listed.length)
  const at = Math.max(0, Math.min(wanted, total - 1))
  const pair = listed[Math.min(at - offset, listed.length - 1)] ?? null
  const decide = async (what: Outcome, act: (pair: RowPair) => Promise<number>) => {
    if (!pair || busy) return
    setBusy(true)
    try {
      const revision = await act(pair)
      setHidden({ key: keyOf(pair), revision })
      setDecided((before) => [...before.filter((one) => keyOf(one.pair) !== keyOf(pair)), { pair, what }])
      await queryClient.invalidateQueries({ queryKey: orpc.alike.key() })
    } catch (error) {
      report(failureOf(error))
    } finally {
      setBusy(false)
    }
  }
  return {
    ...{ pair, listed, offset, at, total, busy, go },
    correctable: data?.correctable ?? false,
    loading: isPending,
    decided: decided.filter((one) => !listed.some((pair_) => keyOf(pair_) === keyOf(one.pair))),
    settle: (choice) => {
      void decide(outcomeOf(choice), (one) => settle(project, rule, one, choice))
    },
    leaveBoth: () => {
      void decide('both', (one) => leaveBoth(project, rule, one))
    },
  }
}

function outcomeOf({ keep, act }: Choice): Outcome {
  if (act === 'remove') return keep
  return act === 'correct' ? 'corrected' : act
}

/** Does it, says so with the way back, and answers the revision that came of it. */
async function settle(project: ProjectHandle, rule: PairRuleId, { a, b }: RowPair, choice: Choice): Promise<number> {
  const keep = choice.keep === 'a' ? 'other' : 'row'
  const input = { project: project.id, rule, row: b.row, other: a.row, keep, act: choice.act } as const
  const result = await project.act('Deciding about two rows', (options) => client.alike.settle(input, options))
  const message = `${result.state.history.undo ?? 'Done'}.`
  showToast({ message, undo: () => void takeBack(project, result) })
  return result.state.revision
}

async function leaveBoth(project: ProjectHandle, rule: PairRuleId, { a, b }: RowPair): Promise<number> {
  const input = { project: project.id, rule, row: b.row, other: a.row }
  await client.alike.bothRight({ ...input, right: true })
  const again = async () => {
    try {
      await client.alike.bothRight({ ...input, right: false })
      await queryClient.invalidateQueries({ queryKey: orpc.alike.key() })
    } catch (error) {
      report(failureOf(error))
    }
  }
  showToast({
    message: 'Both stay, and are not shown again unless one of them changes.',
    action: { label: 'Undo', run: () => void again() },
  })
  // Taken out at once: nothing needs to be hidden, and what is undone must be seen.
  return -1
}
