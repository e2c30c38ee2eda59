import { randomUUID } from 'node:crypto'
import type { FindScope } from '../../../shared/contract/find.ts'
import type { ToolEvent, ToolRow, WantedTool } from '../../../shared/contract/tools.ts'
import type { ColumnId } from '../../../shared/domain/column.ts'
import { differenceOf } from '../../../shared/domain/difference.ts'
import { Failure } from '../../../shared/domain/failure.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { type CellChange, isNoPlan, type MadeColumn, type Plan, planTool } from '../../../shared/domain/tools/plan.ts'
import { isTextTool } from '../../../shared/domain/tools/textTools.ts'
import type { Tool } from '../../../shared/domain/tools/tool.ts'
import type { Project } from '../../project/project.ts'
import type { SearchedRow } from '../../project/search/textSearch.ts'
import { CellMask } from './cellMask.ts'

/** So many looks are kept for a project: one for each of a few windows. */
const KEPT = 4
/** Rows shown before they are changed, cells of each, and signs of a text. */
const SHOWN = { rows: 100, cells: 8, signs: 200 } as const

/** What a tool would do: which rows it would change or remove, and how much; the texts of the first ones, and no others. */
export class Looked {
  readonly id = randomUUID()
  readonly tool: Tool
  readonly scope: FindScope
  readonly plan: Plan
  readonly revision: number
  complete = false
  /** Rows of the whole view. */
  viewRows = 0
  readonly rows: RowId[] = []
  changed = 0
  /** Columns of the sheet in which something would change. */
  readonly columns = new Set<string>()
  readonly #sample: ToolRow[] = []
  /** The only cells that may change; null: all of the scope. */
  readonly #mask: CellMask | null
  /** With a mask the columns that are meant in each row that was looked at. */
  readonly #meant = new Map<RowId, ReadonlySet<ColumnId>>()
  /** The most columns that a row needs to be made. */
  #most = 0

  /** @throws Failure `wrong-input` for a tool that lacks something, in the words of the plan */
  constructor(project: Project, { tool, scope, cells }: WantedTool) {
    const plan = planTool(tool, project.columns(), scope.columns)
    if (isNoPlan(plan)) throw new Failure({ code: 'wrong-input', message: plan.sentence })
    this.tool = tool
    this.scope = scope
    this.plan = plan
    this.#mask = cells && isTextTool(tool) ? new CellMask(cells) : null
    this.revision = project.state().revision
  }

  /** The columns to make first. */
  get made(): MadeColumn[] {
    return this.plan.kind === 'cells' ? this.plan.made(this.#most) : []
  }

  /** How many columns the label speaks of. */
  get named(): ColumnId[] {
    const { plan, scope } = this
    if (plan.kind === 'rows' || this.tool.tool === 'split' || this.tool.tool === 'merge') return scope.columns
    return plan.reads.filter((id) => this.columns.has(id))
  }

  event(looked: number, total: number): ToolEvent {
    const { id, revision, changed, complete } = this
    return {
      type: complete ? 'done' : 'looked',
      look: id,
      revision,
      changed,
      cells: this.#cellsOf(total),
      rows: this.rows.length,
      made: this.made.map(({ key, name }) => ({ key, name })),
      sample: this.#sample,
      looked,
      total,
    }
  }

  /** Cells of so many rows that are looked at. */
  #cellsOf(rows: number): number {
    if (this.plan.kind === 'rows') return 0
    return this.#mask ? this.#mask.count(this.plan.reads, this.viewRows) : rows * this.plan.width
  }

  /** Rows at places of the view that are looked at next. */
  mean(ids: readonly RowId[], first: number): void {
    const mask = this.#mask
    if (mask) ids.forEach((id, at) => this.#meant.set(id, mask.at(first + at)))
  }

  /** What would change in a row. */
  changesOf({ id, texts }: SearchedRow): CellChange[] {
    if (this.plan.kind === 'rows') return []
    const changes = this.plan.change(texts)
    return this.#mask ? changes.filter(({ column }) => this.#meant.get(id)?.has(column)) : changes
  }

  /** Rows of the sample that still lack their place in the sheet. */
  get unnumbered(): RowId[] {
    return this.#sample.flatMap(({ row, number }) => (number === 0 ? [row] : []))
  }

  number(numbers: ReadonlyMap<RowId, number>): void {
    this.#sample.forEach((row, at) => {
      this.#sample[at] = { ...row, number: numbers.get(row.row) ?? row.number }
    })
  }

  /** The next row, in which a tool would change these cells. */
  change(row: RowId, changes: readonly CellChange[]): void {
    if (changes.length === 0) return
    this.rows.push(row)
    this.changed += changes.length
    for (const { column } of changes) {
      if (column.startsWith('+')) this.#most = Math.max(this.#most, Number(column.slice(1)))
      else this.columns.add(column)
    }
    if (this.#sample.length >= SHOWN.rows) return
    const cells = changes.slice(0, SHOWN.cells).map(({ column, before, after }) => {
      return { column, pieces: differenceOf(before, after) }
    })
    this.#sample.push({ row, number: 0, changed: changes.length, cells })
  }

  /** The next row, which would go. */
  remove({ id, texts }: SearchedRow): void {
    this.rows.push(id)
    if (this.#sample.length >= SHOWN.rows) return
    const cells = this.plan.reads.flatMap((column, at): ToolRow['cells'] => {
      const text = (texts[at] ?? '').slice(0, SHOWN.signs).toWellFormed()
      return text.trim() === '' ? [] : [{ column, pieces: [{ kind: 'same', text }] }]
    })
    this.#sample.push({ row: id, number: 0, changed: 0, cells: cells.slice(0, SHOWN.cells) })
  }
}

const kept = new WeakMap<Project, Looked[]>()

/** Keeps what a tool would do for `applyTool`, until other tools were looked at some times. */
export function keep(project: Project, looked: Looked): void {
  kept.set(project, [looked, ...(kept.get(project) ?? [])].slice(0, KEPT))
}

/** @throws Failure `stale`: it is not kept any more, or not all of it is there yet */
export function lookedOf(project: Project, id: string): Looked {
  const looked = kept.get(project)?.find((one) => one.id === id)
  if (looked?.complete) return looked
  throw new Failure({
    code: 'stale',
    message: looked ? 'Not all rows have been looked through yet.' : 'What was looked at is not kept any more.',
    hint: looked ? 'Wait until all rows are looked through.' : 'Look at it again.',
  })
}

/** The texts that a plan reads of some rows; those no longer in the sheet are left out. */
export function textsOf(project: Project, { reads }: Pick<Plan, 'reads'>, ids: readonly RowId[]): SearchedRow[] {
  const columns = reads.map((id) => ({ id, escaped: false }))
  return project.searched.rows(ids, columns, null)
}
