import { randomUUID } from 'node:crypto'
import type { FindScope, Found as FoundData } from '../../../shared/contract/find.ts'
import type { Role } from '../../../shared/domain/column.ts'
import { compileFind, type Finder, type FindQuery } from '../../../shared/domain/find/find.ts'
import { type CellMatch, holdsJson, matchesInCell } from '../../../shared/domain/find/findInCell.ts'
import { Failure } from '../../../shared/domain/failure.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import type { Project } from '../../project/project.ts'
import type { Needle, SearchedColumn, SearchedRow } from '../../project/search/textSearch.ts'

/** So much of what was found is kept for a project: one look for each of a few windows. */
const KEPT = 4

type Column = SearchedColumn & { readonly role: Role }

/** One match of a row; `column`: its place among the columns in which is looked. */
export type RowMatch = CellMatch & { readonly column: number }

/** What a look looks for and where, and the rows in which it found something: three numbers each, no text. */
export class Found {
  readonly id = randomUUID()
  readonly query: FindQuery
  readonly scope: FindScope
  readonly finder: Finder
  readonly columns: readonly Column[]
  readonly needle: Needle
  revision: number
  complete = false
  cells = 0
  readonly rows: RowId[] = []
  /** Places of the rows in the view of the scope, ascending. */
  readonly places: number[] = []
  /** Matches in the rows up to each one, itself included. */
  readonly #upTo: number[] = []
  #emptied = 0

  /** @throws Failure `wrong-input` for a pattern that cannot be read */
  constructor(project: Project, query: FindQuery, scope: FindScope) {
    const finder = compileFind(query)
    if (typeof finder === 'string') throw new Failure({ code: 'wrong-input', message: finder })
    this.query = query
    this.scope = scope
    this.finder = finder
    const known = new Map(project.columns().map(({ id, role }) => [id, role]))
    this.columns = scope.columns.flatMap((id) => {
      const role = known.get(id)
      return role === undefined ? [] : [{ id, role, escaped: holdsJson(role) }]
    })
    this.needle = query.kind === 'text' ? query : null
    this.revision = project.state().revision
  }

  get matches(): number {
    return this.#upTo.at(-1) ?? 0
  }

  data(): FoundData {
    const { id, matches, cells, revision } = this
    return { find: id, matches, cells, rows: this.rows.length - this.#emptied, revision }
  }

  /** Matches before a row, by its place in `rows`. */
  before(at: number): number {
    return this.#upTo[at - 1] ?? 0
  }

  matchesOf(at: number): number {
    return (this.#upTo[at] ?? 0) - this.before(at)
  }

  /** Looks through the next row of the view. */
  look(row: SearchedRow, place: number): void {
    const matches = this.inRow(row)
    if (matches.length === 0) return
    this.rows.push(row.id)
    this.places.push(place)
    this.#upTo.push(this.matches + matches.length)
    this.cells += cellsOf(matches)
  }

  inRow(row: SearchedRow): RowMatch[] {
    return this.columns.flatMap(({ role }, column) =>
      matchesInCell(this.finder, role, row.texts[column] ?? '').map((match) => ({ ...match, column })),
    )
  }

  /** One row was changed: its matches are counted anew. */
  changed(id: RowId, before: readonly RowMatch[], now: readonly RowMatch[], revision: number): void {
    this.revision = revision
    this.cells += cellsOf(now) - cellsOf(before)
    const at = this.rows.indexOf(id)
    const more = at < 0 ? 0 : now.length - this.matchesOf(at)
    if (at >= 0 && now.length === 0) this.#emptied += 1
    for (let index = Math.max(0, at); at >= 0 && index < this.#upTo.length; index++)
      this.#upTo[index] = (this.#upTo[index] ?? 0) + more
  }
}

/** Cells in which these matches of a row are. */
export function cellsOf(matches: readonly RowMatch[]): number {
  return new Set(matches.map(({ column }) => column)).size
}

const kept = new WeakMap<Project, Found[]>()

/** Keeps what was found for acts on it, until something else was looked for some times. */
export function keep(project: Project, found: Found): void {
  kept.set(project, [found, ...(kept.get(project) ?? [])].slice(0, KEPT))
}

/** @throws Failure `stale`: it is not kept any more, or not all of it is there yet */
export function foundOf(project: Project, id: string): Found {
  const found = kept.get(project)?.find((one) => one.id === id)
  if (found) return found
  throw new Failure({
    code: 'stale',
    message: 'What was found is not kept any more.',
    hint: 'Look for it again.',
  })
}

/** The texts of some rows in which is looked, all of them. */
export function textsOf(project: Project, found: Found, ids: readonly RowId[]): SearchedRow[] {
  return project.searched.rows(ids, found.columns, null)
}
