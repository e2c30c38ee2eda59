import type { Tool, ToolId } from '../../../shared/domain/tools/tool.ts'
import type { ToolEvent } from '../../../shared/contract/tools.ts'
import { formatCount, formatNumber } from '../../../shared/format/figures.ts'

/** What is chosen in the menu: a tool, of which one is two things to people. */
export type Choice = Exclude<ToolId, 'remove'> | 'remove-empty' | 'remove-repeats'

type Entry = {
  readonly choice: Choice
  readonly title: string
  /** One sentence: what it does, and what it leaves alone. */
  readonly says: string
  /** What it begins with. */
  readonly tool: Tool
}

/** The tools as the menu shows them. */
export const GROUPS: readonly { readonly label: string; readonly entries: readonly Entry[] }[] = [
  {
    label: 'Tidy texts',
    entries: [
      {
        choice: 'trim',
        title: 'Trim blanks',
        says: 'Blanks and empty lines at the start and the end go. Code that is set in keeps its beginning.',
        tool: { tool: 'trim' },
      },
      {
        choice: 'spaces',
        title: 'Remove double spaces',
        says: 'One blank between two words. Tables and code keep theirs.',
        tool: { tool: 'spaces' },
      },
      {
        choice: 'line-breaks',
        title: 'Remove line breaks',
        says: 'Several lines become one.',
        tool: { tool: 'line-breaks', by: ' ', keepParagraphs: false },
      },
      {
        choice: 'quotes',
        title: 'Straighten quotes and dashes',
        says: 'Signs of the typesetter become those of the keyboard. A text in JSON stays as it is.',
        tool: { tool: 'quotes', quotes: true, dashes: true, dots: false },
      },
      {
        choice: 'garbled',
        title: 'Repair garbled letters',
        says: 'fÃ¼r becomes für, where that is certain. Letters that are lost for good stay.',
        tool: { tool: 'garbled' },
      },
      {
        choice: 'hidden',
        title: 'Remove hidden characters',
        says: 'Characters that nobody sees go. Those that join emoji or letters stay.',
        tool: { tool: 'hidden' },
      },
      {
        choice: 'html',
        title: 'Remove HTML',
        says: 'What is left of a web page goes. A text in JSON stays as it is.',
        tool: { tool: 'html', what: 'remains' },
      },
    ],
  },
  {
    label: 'Change texts',
    entries: [
      {
        choice: 'case',
        title: 'Change small and capital letters',
        says: 'In the letters of every alphabet. A text in JSON stays as it is.',
        tool: { tool: 'case', to: 'lower' },
      },
      {
        choice: 'add',
        title: 'Add text before or after',
        says: 'The same text before or after each.',
        tool: { tool: 'add', before: '', after: '', alsoEmpty: false },
      },
    ],
  },
  {
    label: 'Columns',
    entries: [
      {
        choice: 'split',
        title: 'Split a column',
        says: 'The parts go into new columns to its right. The column itself stays.',
        tool: { tool: 'split', by: { kind: 'text', text: ', ' }, parts: null },
      },
      {
        choice: 'merge',
        title: 'Merge columns',
        says: 'Their texts become one, from left to right. The columns themselves stay.',
        tool: { tool: 'merge', between: ' ', keepEmpty: false, into: { name: 'Merged' } },
      },
      {
        choice: 'template',
        title: 'Fill from a template',
        says: 'A text with cells of the row in it. {{Name}} stands for the cell of the column “Name”.',
        tool: { tool: 'template', template: '', ifEmpty: 'leave', into: { name: 'Filled' } },
      },
    ],
  },
  {
    label: 'Rows',
    entries: [
      {
        choice: 'remove-empty',
        title: 'Remove empty rows',
        says: 'Rows go that have nothing, or nothing but blanks, in all of these columns.',
        tool: { tool: 'remove', what: 'empty', loosely: false },
      },
      {
        choice: 'remove-repeats',
        title: 'Remove repeated rows',
        says: 'Rows go that say the same in these columns as an earlier one. The first stays.',
        tool: { tool: 'remove', what: 'repeats', loosely: true },
      },
    ],
  },
]

const ENTRIES = new Map(GROUPS.flatMap(({ entries }) => entries.map((entry) => [entry.choice, entry] as const)))

export function entryOf(choice: Choice): Entry {
  const entry = ENTRIES.get(choice)
  if (!entry) throw new TypeError(`No tool ${choice}`)
  return entry
}

export function isChoice(value: unknown): value is Choice {
  return ENTRIES.has(value as Choice)
}

type Counts = Pick<ToolEvent, 'changed' | 'rows'>

/** What the button says that it does, with the number of it. */
export function actOf(choice: Choice, { changed, rows }: Counts): string {
  if (rows <= 0) return 'Nothing to change'
  if (choice === 'remove-empty' || choice === 'remove-repeats') return `Remove ${formatCount(rows, 'row')}`
  if (choice === 'split') return `Split ${formatCount(rows, 'row')}`
  if (choice === 'merge') return `Merge in ${formatCount(rows, 'row')}`
  const cells = formatCount(changed, 'cell')
  if (choice === 'template') return `Fill ${cells}`
  return choice === 'trim' ? `Trim ${cells}` : `Change ${cells}`
}

/** What would happen: `Would change 1,204 of 4,012 cells, in 1,198 rows.` */
export function summaryOf(choice: Choice, event: ToolEvent): string {
  const { rows, changed, cells, total, made } = event
  const of = `of ${formatCount(total, 'row')}`
  if (choice === 'remove-empty')
    return rows === 0 ? `None ${of} is empty.` : `${formatNumber(rows)} ${of} ${rows === 1 ? 'is' : 'are'} empty.`
  if (choice === 'remove-repeats')
    return rows === 0
      ? `None ${of} repeats an earlier one.`
      : `${formatNumber(rows)} ${of} ${rows === 1 ? 'repeats' : 'repeat'} an earlier one.`
  if (choice === 'split')
    return rows === 0
      ? `None ${of} has anything to split.`
      : `${formatNumber(rows)} ${of} would be split into ${formatCount(made.length, 'new column')}.`
  if (changed === 0) return `Nothing would change in ${formatCount(cells, 'cell')}.`
  return `Would change ${formatNumber(changed)} of ${formatCount(cells, 'cell')}, in ${formatCount(rows, 'row')}.`
}
