import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { DEFAULT_SPLIT, type SplitChoice, type SplitCounts } from '../../../shared/contract/split.ts'
import type { EditResult } from '../../../shared/contract/rows.ts'
import { formatCount } from '../../../shared/format/figures.ts'
import type { FailureData } from '../../../shared/domain/failure.ts'
import { client, failureOf, orpc } from '../../api.ts'
import { takeBack } from '../../frame/fixing.ts'
import { report } from '../../frame/trouble.ts'
import { type ProjectHandle, useProject } from '../../project.tsx'
import type { Ask } from '../../useActs.ts'
import { showToast } from '../../ui/toast.tsx'
import { shareOf } from './words.ts'

/** What stands in the fields; the share in percent, and empty while it is being typed. */
export type Fields = Omit<SplitChoice, 'share' | 'stratify'> & {
  readonly percent: number | string
  readonly stratify: string | null
}

export const FIRST: Fields = {
  percent: DEFAULT_SPLIT.share * 100,
  seed: DEFAULT_SPLIT.seed,
  stratify: null,
  keepTogether: DEFAULT_SPLIT.keepTogether,
}

/** What the fields would do. */
export type Previewed =
  | { readonly at: 'typing' }
  | { readonly at: 'looking' }
  | { readonly at: 'failed'; readonly failure: FailureData }
  | { readonly at: 'known'; readonly counts: SplitCounts; readonly choice: SplitChoice }

/** Asks what a split would do whenever the fields have come to rest. */
export function usePreview(fields: Fields): Previewed {
  const { id, state } = useProject()
  const [settled] = useDebouncedValue(fields, 250)
  const choice = choiceOf(settled)
  const { data, error } = useQuery({
    ...orpc.split.preview.queryOptions({ input: { project: id, ...(choice ?? DEFAULT_SPLIT) } }),
    // What a split would do changes with every change of the sheet.
    queryKey: ['split', id, state.revision, choice],
    enabled: choice !== null,
    gcTime: 0,
  })
  if (choiceOf(fields) === null) return { at: 'typing' }
  if (settled !== fields || !choice) return { at: 'looking' }
  if (error) return { at: 'failed', failure: failureOf(error) }
  return data ? { at: 'known', counts: data, choice } : { at: 'looking' }
}

function choiceOf({ percent, seed, stratify, keepTogether }: Fields): SplitChoice | null {
  const share = shareOf(percent)
  return share === null ? null : { share, seed, keepTogether, ...(stratify === null ? {} : { stratify }) }
}

/** Splits, and says what was done, with the way back. False: nothing was done. */
export function runSplit(project: ProjectHandle, choice: SplitChoice): Promise<boolean> {
  return run(project, {
    label: 'Holding back rows',
    ask: (options) => client.split.apply({ project: project.id, ...choice }, options),
    done: ({ state }) => `${formatCount(state.totals.validationRows, 'row')} held back.`,
  })
}

/** Puts all rows back into training. */
export function clearSplit(project: ProjectHandle): Promise<boolean> {
  const held = formatCount(project.state.totals.validationRows, 'row')
  return run(project, {
    label: 'Putting all rows back',
    ask: (options) => client.split.clear({ project: project.id }, options),
    done: () => `${held} put back into training.`,
  })
}

type Act<T> = { readonly label: string; readonly ask: Ask<T>; readonly done: (result: T) => string }

async function run<T extends EditResult>(project: ProjectHandle, { label, ask, done }: Act<T>): Promise<boolean> {
  try {
    const result = await project.act(label, ask)
    showToast({ message: done(result), undo: () => void takeBack(project, result) })
    return true
  } catch (error) {
    const failure = failureOf(error)
    if (failure.code !== 'cancelled') report(failure)
    return false
  }
}
