import type { ColumnChange, ComparedKind, Comparison } from '../../../shared/contract/versions.ts'
import type { Role } from '../../../shared/domain/column.ts'
import { formatCount, formatNumber } from '../../../shared/format/figures.ts'

/** The kinds of rows there are to look at, with their numbers. */
export function kindsOf({ rows }: Comparison): { value: ComparedKind; label: string; rows: number }[] {
  const kinds = [
    { value: 'changed', label: 'Changed', rows: rows.changed },
    { value: 'added', label: 'Added', rows: rows.added },
    { value: 'removed', label: 'Removed', rows: rows.removed },
  ] as const
  return kinds
    .filter((kind) => kind.rows > 0)
    .map((kind) => ({ ...kind, label: `${kind.label} ${formatNumber(kind.rows)}` }))
}

/** Everything that differs, a sentence each; none: nothing does. `wordOf`: what a role is called. */
export function sentencesOf(comparison: Comparison, wordOf: (role: Role) => string): string[] {
  const { rows, cells, moved, columns, columnsMoved, setup } = comparison
  return [
    ...(cells > 0 ? [`${formatCount(cells, 'cell')} changed in ${formatCount(rows.changed, 'row')}.`] : []),
    ...(rows.added > 0 ? [`${formatCount(rows.added, 'row')} added.`] : []),
    ...(rows.removed > 0 ? [`${formatCount(rows.removed, 'row')} removed.`] : []),
    ...(rows.split > 0 ? [`${formatCount(rows.split, 'row')} moved between training and held back.`] : []),
    ...(moved ? ['Rows were moved to other places.'] : []),
    ...columns.map((change) => columnWords(change, wordOf)),
    ...(columnsMoved ? ['Columns stand in another order.'] : []),
    ...Object.keys(setup.after).flatMap((key) => SETUP_WORDS[key as keyof Comparison['setup']['after']](setup)),
  ]
}

function columnWords(change: ColumnChange, wordOf: (role: Role) => string): string {
  switch (change.type) {
    case 'added':
      return `Column “${change.name}” added.`
    case 'removed':
      return `Column “${change.name}” removed.`
    case 'renamed':
      return `Column “${change.before}” is now called “${change.after}”.`
    case 'role':
      return `Column “${change.name}” was “${wordOf(change.before)}” and is “${wordOf(change.after)}”.`
  }
}

type SetupChange = Comparison['setup']

const FORMATS = { chat: 'chat', completion: 'prompt and completion', preference: 'preference' } as const

const SETUP_WORDS: Readonly<Record<keyof SetupChange['after'], (change: SetupChange) => string>> = {
  format: ({ before, after }) =>
    `The format was ${FORMATS[before.format ?? 'chat']} and is ${FORMATS[after.format ?? 'chat']}.`,
  instruction: ({ before, after }) => {
    if (!before.instruction) return 'There is an instruction for every row now.'
    return after.instruction ? 'The instruction for every row is another one.' : 'There is no instruction any more.'
  },
  model: ({ before, after }) => `The model was ${before.model ?? ''} and is ${after.model ?? ''}.`,
  epochs: ({ before, after }) => `Passes over your data: ${passes(before.epochs)} before, ${passes(after.epochs)} now.`,
}

function passes(epochs: SetupChange['after']['epochs']): string {
  return typeof epochs === 'number' ? formatNumber(epochs) : 'the provider’s choice'
}
