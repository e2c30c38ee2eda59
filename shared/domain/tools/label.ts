import type { Column, ColumnId } from '../column.ts'
import { formatCount } from '../../format/figures.ts'
import type { Tool, ToolId, ToolOf } from './tool.ts'

/** What an act of a tool changed. */
type Done = {
  /** Changed cells; of a tool that removes rows: rows. */
  readonly changed: number
  readonly rows: number
  /** Columns in which something changed or was looked at. */
  readonly columns: readonly ColumnId[]
  /** Columns that it made. */
  readonly made: number
}

/** Signs of a name that the history shows. */
const NAMED = 40

/** The act in words for the history: `Trimmed 388 cells in Question`. */
export function labelOf(tool: Tool, columns: readonly Column[], done: Done): string {
  const nameOf = (id: ColumnId): string => shortened(columns.find((column) => column.id === id)?.name ?? '')
  const [only = ''] = done.columns
  const words: Words = {
    rows: (singular = 'row') => formatCount(done.rows, singular),
    where: done.columns.length === 1 ? nameOf(only) : formatCount(done.columns.length, 'column'),
    changed: formatCount(done.changed, 'cell'),
    made: formatCount(done.made, 'column'),
    into: 'into' in tool && 'column' in tool.into ? nameOf(tool.into.column) : 'a new column',
  }
  // Each sentence is made for the tool of its own name, which the compiler cannot follow through a look-up.
  return (SENTENCES[tool.tool] as (words: Words, tool: Tool) => string)(words, tool)
}

/** The parts of the sentences: `388 cells`, `12 rows`, and where. */
type Words = Readonly<Record<'where' | 'changed' | 'made' | 'into', string>> & {
  readonly rows: (singular?: string) => string
}

const SENTENCES: { readonly [Id in ToolId]: (words: Words, tool: ToolOf<Id>) => string } = {
  trim: ({ changed, where }) => `Trimmed ${changed} in ${where}`,
  spaces: ({ changed, where }) => `Removed double spaces from ${changed} in ${where}`,
  'line-breaks': ({ changed, where }) => `Removed line breaks from ${changed} in ${where}`,
  quotes: ({ changed, where }, signs) => `Straightened ${signsOf(signs)} in ${changed} of ${where}`,
  garbled: ({ changed, where }) => `Repaired garbled letters in ${changed} of ${where}`,
  hidden: ({ changed, where }) => `Removed hidden characters from ${changed} in ${where}`,
  html: ({ changed, where }) => `Removed HTML from ${changed} in ${where}`,
  case: ({ changed, where }, { to }) => `Changed ${changed} in ${where} to ${CASES[to]}`,
  add: ({ changed, where }) => `Added text to ${changed} in ${where}`,
  split: ({ where, made, rows }) => `Split ${where} into ${made} in ${rows()}`,
  merge: ({ where, into, rows }) => `Merged ${where} into ${into} in ${rows()}`,
  template: ({ changed, into }) => `Filled ${changed} in ${into} from a template`,
  remove: ({ rows }, { what }) => `Removed ${rows(what === 'empty' ? 'empty row' : 'repeated row')}`,
}

const CASES = {
  lower: 'small letters',
  upper: 'capital letters',
  sentence: 'sentence case',
  title: 'title case',
} as const

/** `quotes and dashes`. */
function signsOf({ quotes, dashes, dots }: ToolOf<'quotes'>): string {
  return listed([...(quotes ? ['quotes'] : []), ...(dashes ? ['dashes'] : []), ...(dots ? ['dots'] : [])])
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
}

function shortened(name: string): string {
  const line = name.replaceAll(/\s+/g, ' ').trim()
  return line.length <= NAMED ? line : `${line.slice(0, NAMED - 1).toWellFormed()}…`
}
