import type { ReviewChoices, ReviewKind, ReviewSummary } from '../../../shared/contract/review.ts'
import { formatCount, formatNumber } from '../../../shared/format/figures.ts'

/** In the order in which they are looked at. */
export const REVIEW_KINDS: readonly ReviewKind[] = ['change', 'conflict', 'added', 'removed', 'column', 'note']

/** What is taken over unless somebody decides otherwise: all that takes nothing away from what is here. */
export const FIRST_CHOICES: ReviewChoices = {
  change: { all: true, except: [] },
  conflict: { all: false, except: [] },
  added: { all: true, except: [] },
  removed: { all: false, except: [] },
  column: { all: true, except: [] },
  note: { all: true, except: [] },
}

type Words = { readonly title: string; readonly about: string; readonly all: (count: number) => string }

/** What each kind is called, and what taking all of it means. */
export const REVIEW_WORDS: Readonly<Record<ReviewKind, Words>> = {
  change: {
    title: 'Changed',
    about: 'Cells that only your colleague changed.',
    all: (count) => `Take over ${formatCount(count, 'changed cell')}`,
  },
  conflict: {
    title: 'Changed on both sides',
    about: 'Cells that were changed here too since. What is not ticked stays as it is here.',
    all: (count) => `Take over the text of your colleague in ${formatCount(count, 'cell')}`,
  },
  added: {
    title: 'New rows',
    about: 'Rows that are not in this sheet.',
    all: (count) => `Add ${formatCount(count, 'new row')}`,
  },
  removed: {
    title: 'Removed rows',
    about: 'Rows that were sent and are no longer in the file. What is not ticked stays.',
    all: (count) => `Remove ${formatCount(count, 'row')} here too`,
  },
  column: {
    title: 'New columns',
    about: 'Columns that your colleague added. They come to the end of the sheet and are not sent to a model.',
    all: (count) => `Bring in ${formatCount(count, 'new column')}`,
  },
  note: {
    title: 'Remarks',
    about: 'Kept in a column “Review”, which is never sent to a model.',
    all: (count) => `Keep ${formatCount(count, 'remark')}`,
  },
}

/** Whether one thing is taken over. */
export function isTaken(choices: ReviewChoices, kind: ReviewKind, index: number): boolean {
  return choices[kind].all !== choices[kind].except.includes(index)
}

/** All or none of a kind. */
export function takeAll(choices: ReviewChoices, kind: ReviewKind, all: boolean): ReviewChoices {
  return { ...choices, [kind]: { all, except: [] } }
}

/** One thing more or less of a kind. */
export function takeOne(
  choices: ReviewChoices,
  { kind, index }: { readonly kind: ReviewKind; readonly index: number },
  taken: boolean,
): ReviewChoices {
  const { all, except } = choices[kind]
  const others = except.filter((one) => one !== index)
  return { ...choices, [kind]: { all, except: taken === all ? others : [...others, index] } }
}

/** How many things of a kind are taken over. */
export function takenOf(choices: ReviewChoices, counts: ReviewSummary['counts'], kind: ReviewKind): number {
  const { all, except } = choices[kind]
  return all ? counts[kind] - except.length : except.length
}

/** How many things are taken over in all. */
export function takenInAll(choices: ReviewChoices, counts: ReviewSummary['counts']): number {
  return REVIEW_KINDS.reduce((sum, kind) => sum + takenOf(choices, counts, kind), 0)
}

/** `Changed 12`. */
export function kindLabel(kind: ReviewKind, counts: ReviewSummary['counts']): string {
  return `${REVIEW_WORDS[kind].title} ${formatNumber(counts[kind])}`
}
