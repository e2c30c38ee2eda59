import type { SplitCounts } from '../../../shared/contract/split.ts'
import { formatCount, formatNumber } from '../../../shared/format/figures.ts'

/** The share of a field in percent; null: nothing that can be a share. */
export function shareOf(percent: number | string): number | null {
  const value = typeof percent === 'number' ? percent : Number.parseFloat(percent)
  return Number.isFinite(value) && value >= 0.1 && value <= 90 ? value / 100 : null
}

/** What else is to be known of a split before it is done, a sentence each. `before`: rows held back now. */
export function notesOf(counts: SplitCounts, before: number): string[] {
  const { validation, wanted, moved, groups, groupedRows, values } = counts
  const notes: string[] = []
  if (groups > 0) {
    const are = `${formatCount(groups, 'group')} of look-alikes, ${formatCount(groupedRows, 'row')} in all,`
    notes.push(`${are} ${groups === 1 ? 'stays' : 'stay'} on one side.`)
  }
  if (validation < wanted) {
    notes.push(`${formatNumber(wanted - validation)} fewer than the share asks for, so that no group is parted.`)
  }
  if (values !== null) notes.push(`Each of the ${formatCount(values, 'value')} gets its share.`)
  if (before > 0) notes.push(moved === 0 ? 'Nothing would change.' : `${formatCount(moved, 'row')} would change sides.`)
  return notes
}

/** What the button says. */
export function actOf(counts: SplitCounts | null): string {
  if (!counts) return 'Hold back'
  return counts.moved === 0 ? 'Held back already' : `Hold back ${formatCount(counts.validation, 'row')}`
}
