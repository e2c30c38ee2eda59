import type { Column, ColumnId, Role } from '../column.ts'
import { changeSaid, holdsJson } from '../find/findInCell.ts'
import type { NewColumnKey } from '../patch.ts'
import type { Into } from './into.ts'
import { merge } from './mergeColumns.ts'
import { comparedOf, isEmptyRow } from './removeRows.ts'
import { splitterOf } from './splitColumn.ts'
import { fillTemplate, readTemplate } from './template.ts'
import { isTextTool, textChange, type TextTool, worksInJson } from './textTools.ts'
import type { Tool, ToolOf } from './tool.ts'

/** A column that a tool makes, to the right of another one. */
export type MadeColumn = {
  readonly key: NewColumnKey
  readonly name: string
  readonly role: Role
  readonly after: ColumnId
}

/** A cell that a tool changes. */
export type CellChange = {
  /** By its id, or by the key of one that is made. */
  readonly column: string
  readonly before: string
  readonly after: string
}

/** What a tool does to a row whose texts are given in the order of `reads`. */
export type CellPlan = {
  readonly kind: 'cells'
  readonly reads: readonly ColumnId[]
  /** Cells per row that it may change; for the words "of 4,012 cells". */
  readonly width: number
  /** Columns that stay as they are although they were chosen: they hold JSON. */
  readonly left: readonly Column[]
  readonly change: (texts: readonly string[]) => CellChange[]
  /** The columns to make when rows need so many of them. */
  readonly made: (count: number) => MadeColumn[]
}

/** Which rows a tool removes. */
export type RowPlan = {
  readonly kind: 'rows'
  readonly reads: readonly ColumnId[]
  /** `empty`: the row goes; otherwise what must not have been said by an earlier row; null: the row stays. */
  readonly judge: (texts: readonly string[]) => 'empty' | readonly string[] | null
}

export type Plan = CellPlan | RowPlan

/** Why there is no plan, in one sentence. `missing`: something is still to be chosen or written. */
export type NoPlan = { readonly kind: 'missing' | 'wrong'; readonly sentence: string }

/** Whether there is no plan. */
export function isNoPlan(plan: Plan | NoPlan): plan is NoPlan {
  return 'sentence' in plan
}

/**
 * What a tool does to some columns of a sheet, which are given in the order in which they were chosen.
 * @returns the plan, or what is missing or wrong
 */
export function planTool(tool: Tool, columns: readonly Column[], chosen: readonly ColumnId[]): Plan | NoPlan {
  const wanted = chosen.flatMap((id) => columns.find((column) => column.id === id) ?? [])
  if (isTextTool(tool)) return planText(tool, wanted)
  switch (tool.tool) {
    case 'split':
      return planSplit(tool, wanted, columns)
    case 'merge':
      return planMerge(tool, wanted, columns)
    case 'template':
      return planTemplate(tool, columns)
    case 'remove':
      return planRemove(tool, wanted)
  }
}

function planText(tool: TextTool, wanted: readonly Column[]): Plan | NoPlan {
  if (tool.tool === 'add' && tool.before === '' && tool.after === '')
    return missing('Write what to put before or after.')
  if (tool.tool === 'quotes' && !tool.quotes && !tool.dashes && !tool.dots)
    return missing('Choose at least one kind of signs.')
  const taken = wanted.filter(({ role }) => worksInJson(tool) || !holdsJson(role))
  const left = wanted.filter((column) => !taken.includes(column))
  if (wanted.length === 0) return missing('Choose at least one column.')
  if (taken.length === 0) return jsonTrouble(left)
  const change = textChange(tool)
  return {
    kind: 'cells',
    reads: taken.map(({ id }) => id),
    width: taken.length,
    left,
    change: (texts) =>
      taken.flatMap(({ id, role }, at): CellChange[] => {
        const before = texts[at] ?? ''
        const after = changeSaid(role, before, change)
        return after === before ? [] : [{ column: id, before, after }]
      }),
    made: () => [],
  }
}

function missing(sentence: string): NoPlan {
  return { kind: 'missing', sentence }
}

function wrong(sentence: string): NoPlan {
  return { kind: 'wrong', sentence }
}

function jsonTrouble(columns: readonly Pick<Column, 'name'>[]): NoPlan {
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  const hold = columns.length === 1 ? 'holds' : 'hold'
  return wrong(`${names} ${hold} conversations or tools, not plain text. This tool would break them.`)
}

function planSplit(tool: ToolOf<'split'>, wanted: readonly Column[], columns: readonly Column[]): Plan | NoPlan {
  const [source] = wanted
  if (!source || wanted.length > 1) return missing('Choose one column to split.')
  if (holdsJson(source.role)) return jsonTrouble([source])
  if (tool.by.text === '') return missing('Say what stands between the parts.')
  const splitter = splitterOf(tool)
  if (typeof splitter === 'string') return wrong(splitter)
  return {
    kind: 'cells',
    reads: [source.id],
    width: 1,
    left: [],
    change: ([text = '']) => {
      const parts = splitter(text)
      // A text without a separator has nothing to give to other columns.
      if (parts.length < 2) return []
      return parts.map((part, at) => ({ column: keyOf(at), before: '', after: part }))
    },
    made: (count) => {
      const taken = new Set(columns.map(({ name }) => name))
      return Array.from({ length: count }, (_, at): MadeColumn => {
        const after = at === 0 ? source.id : keyOf(at - 1)
        return { key: keyOf(at), name: freeName(`${source.name} ${at + 1}`, taken), role: 'note', after }
      })
    },
  }
}

function planMerge(tool: ToolOf<'merge'>, wanted: readonly Column[], columns: readonly Column[]): Plan | NoPlan {
  if (wanted.length < 2) return missing('Choose at least two columns to merge.')
  const json = wanted.filter(({ role }) => holdsJson(role))
  if (json.length > 0) return jsonTrouble(json)
  return planInto(tool.into, columns, {
    reads: wanted.map(({ id }) => id),
    right: wanted.at(-1)?.id,
    write: (texts) => merge(texts, tool),
  })
}

function planTemplate(tool: ToolOf<'template'>, columns: readonly Column[]): Plan | NoPlan {
  if (tool.template === '') return missing('Write a text. {{Name}} stands for the cell of the column "Name".')
  const parts = readTemplate(tool.template, columns)
  if (typeof parts === 'string') return wrong(parts)
  const reads = [...new Set(parts.flatMap((part) => ('column' in part ? [part.column] : [])))]
  return planInto(tool.into, columns, {
    reads,
    right: columns.at(-1)?.id,
    write: (texts) => fillTemplate(parts, (id) => texts[reads.indexOf(id)] ?? '', tool.ifEmpty),
  })
}

/** `right`: the column to whose right a new one stands. `write`: null leaves the row as it is. */
type Writing = {
  readonly reads: readonly ColumnId[]
  readonly right: ColumnId | undefined
  readonly write: (texts: readonly string[]) => string | null
}

/** One text a row, into a column of the sheet or a new one. */
function planInto(into: Into, columns: readonly Column[], { reads, right, write }: Writing): Plan | NoPlan {
  const target = 'column' in into ? columns.find(({ id }) => id === into.column) : null
  if (target === undefined) return missing('Choose the column to write into.')
  if (target && holdsJson(target.role)) return jsonTrouble([target])
  if ('name' in into && into.name.trim() === '') return missing('Give the new column a name.')
  if (right === undefined) return wrong('There is no column in this sheet.')
  const name = 'name' in into ? into.name.trim() : ''
  const all = target ? [...reads, target.id] : reads
  return {
    kind: 'cells',
    // A text without names reads nothing; some column has to be read to know the rows.
    reads: all.length > 0 ? all : [right],
    width: 1,
    left: [],
    change: (texts) => {
      const before = target ? (texts[reads.length] ?? '') : ''
      const after = write(texts.slice(0, reads.length))
      return after === null || after === before ? [] : [{ column: target?.id ?? keyOf(0), before, after }]
    },
    made: () => (target ? [] : [{ key: keyOf(0), name, role: 'note', after: right }]),
  }
}

function planRemove(tool: ToolOf<'remove'>, wanted: readonly Column[]): Plan | NoPlan {
  if (wanted.length === 0) return missing('Choose at least one column.')
  const reads = wanted.map(({ id }) => id)
  if (tool.what === 'empty') return { kind: 'rows', reads, judge: (texts) => (isEmptyRow(texts) ? 'empty' : null) }
  return { kind: 'rows', reads, judge: (texts) => comparedOf(texts, tool.loosely) }
}

function keyOf(at: number): NewColumnKey {
  return `+${at + 1}`
}

/** A name that no column has; it is taken then. */
function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted
  for (let number = 2; taken.has(name); number++) name = `${wanted} (${number})`
  taken.add(name)
  return name
}
