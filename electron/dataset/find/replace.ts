import type { ReplaceAllResult, ReplaceResult } from '../../../shared/contract/find.ts'
import type { ColumnId } from '../../../shared/domain/column.ts'
import { Failure } from '../../../shared/domain/failure.ts'
import { compileReplacement, type Replacement } from '../../../shared/domain/find/find.ts'
import { type CellMatch, replaceMatches } from '../../../shared/domain/find/findInCell.ts'
import type { Patch } from '../../../shared/domain/patch.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { formatCount, formatNumber } from '../../../shared/format/figures.ts'
import { LONGEST_CELL } from '../../imports/records.ts'
import { Pace, type PaceOptions } from '../../pace.ts'
import type { Project } from '../../project/project.ts'
import type { SearchedRow } from '../../project/search/textSearch.ts'
import { editProject, editProjectLong, type Recounting } from '../edit.ts'
import { cellsOf, type Found, foundOf, textsOf } from './found.ts'

/** Rows read and patched at once: their texts are in memory, and no others. */
const BATCH = 400
/** After so many signs of changed texts a batch ends early: long ones would fill the memory. */
const BATCH_SIGNS = 16 * 1024 * 1024
/** Signs of what was sought and put there that the history names. */
const NAMED = 40

/** @throws Failure `wrong-input` for a replacement that cannot be read */
export function replacementOf(found: Found, text: string): Replacement {
  const replacement = compileReplacement(found.query, found.finder, text)
  if (typeof replacement === 'string') throw new Failure({ code: 'wrong-input', message: replacement })
  return replacement
}

/**
 * Replaces one match.
 * @throws Failure `stale` when it is not there any more, `cell-too-large`, otherwise as `Project.edit`
 */
export async function replaceOne(
  project: Project,
  recount: Recounting,
  wanted: { find: string; replacement: string; row: RowId; column: ColumnId; from: number },
): Promise<ReplaceResult> {
  while (project.busy) await project.busy
  const found = foundOf(project, wanted.find)
  const replacement = replacementOf(found, wanted.replacement)
  const [row] = textsOf(project, found, [wanted.row])
  const column = found.columns.findIndex(({ id }) => id === wanted.column)
  const before = row ? found.inRow(row) : []
  const match = before.find((one) => one.column === column && one.from === wanted.from)
  if (!row || !match) {
    const hint = 'Go to the next match and try again.'
    throw new Failure({ code: 'stale', message: 'This match is not there any more.', hint })
  }
  const text = replacedText({ project, found, replacement }, { row, at: column }, [match])
  const patch: Patch = { type: 'setCells', cells: [{ row: row.id, column: wanted.column, text }] }
  const result = await editProject(project, recount, [patch], labelOf(found, wanted.replacement, 1))
  const [now] = textsOf(project, found, [wanted.row])
  found.changed(row.id, before, now ? found.inRow(now) : [], result.state.revision)
  const at = wanted.from + match.part.write(replacement(match.match, LONGEST_CELL)).length
  // An empty match for which nothing came would be met again.
  return { ...result, found: found.data(), at: match.from === match.to ? Math.max(at, match.to + 1) : at }
}

/**
 * Replaces all matches that are there now in the rows where something was found, save in some: one change set, committed
 * before it answers. Texts are read as they are needed, and never those of all rows at once.
 * @throws Failure `wrong-input` for a replacement that cannot be read, `stale` when not all was looked through,
 * `cell-too-large` where a text would not fit its cell, otherwise as `Project.edit`; then nothing was changed
 */
export async function replaceAll(
  project: Project,
  recount: Recounting,
  wanted: PaceOptions & { readonly find: string; readonly replacement: string; readonly except: readonly RowId[] },
): Promise<ReplaceAllResult> {
  const found = foundOf(project, wanted.find)
  if (!found.complete) {
    const hint = 'Wait until all rows are looked through.'
    throw new Failure({ code: 'stale', message: 'Not all rows have been looked through yet.', hint })
  }
  const replacement = replacementOf(found, wanted.replacement)
  const except = new Set(wanted.except)
  const ids = except.size > 0 ? found.rows.filter((id) => !except.has(id)) : found.rows
  const { signal, onProgress } = wanted
  // What the act is called has to be known before it begins.
  const known = countsOf(project, found, wanted)
  const task = { project, found, replacement }
  const counts = known ?? (await countReplaced(replaced(task, ids), signal))
  const result = await editProjectLong(project, recount, {
    patches: patchesOf(replaced(task, ids)),
    label: labelOf(found, wanted.replacement, counts.cells),
    signal,
    onProgress: (done) => onProgress?.(done, counts.cells),
  })
  return { ...result, changed: counts.cells, matches: counts.matches }
}

type Counts = { readonly cells: number; readonly matches: number }

/** So many rows are read again to be taken off what was found. */
const MOST_LEFT = 500

/**
 * How much will change, where that follows from the look: nothing was changed since, and what comes is never what was
 * there. Null: the texts have to be read to know it.
 */
function countsOf(
  project: Project,
  found: Found,
  { replacement, except }: { readonly replacement: string; readonly except: readonly RowId[] },
): Counts | null {
  const { text, kind, matchCase } = found.query
  const folds = !matchCase && /[^\x20-\x7e]/.test(text + replacement)
  const same = matchCase ? text === replacement : text.toLowerCase() === replacement.toLowerCase()
  if (kind === 'pattern' || folds || same || except.length > MOST_LEFT) return null
  if (found.revision !== project.state().revision) return null
  const left = textsOf(project, found, except).map((row) => found.inRow(row))
  return {
    cells: found.cells - left.reduce((sum, matches) => sum + cellsOf(matches), 0),
    matches: found.matches - left.reduce((sum, { length }) => sum + length, 0),
  }
}

async function countReplaced(batches: Iterable<Replaced>, signal: AbortSignal | undefined): Promise<Counts> {
  const pace = new Pace({ signal })
  let [cells, matches] = [0, 0]
  for (const batch of batches) {
    cells += batch.cells.length
    matches += batch.matches
    await pace.next(0)
  }
  return { cells, matches }
}

type Task = { readonly project: Project; readonly found: Found; readonly replacement: Replacement }
type CellPatch = Extract<Patch, { type: 'setCells' }>
type Replaced = Pick<CellPatch, 'cells'> & { readonly matches: number }

/** The cells that would change, a batch at a time; `matches`: in them. */
function* replaced(task: Task, ids: readonly RowId[]): Generator<Replaced> {
  for (let at = 0; at < ids.length; at += BATCH) {
    const rows = textsOf(task.project, task.found, ids.slice(at, at + BATCH))
    let cells: CellPatch['cells'] = []
    let [matches, signs] = [0, 0]
    for (const row of rows) {
      for (const change of changesIn(task, row)) {
        cells.push(change.cell)
        matches += change.matches
        signs += change.cell.text.length
      }
      if (signs < BATCH_SIGNS) continue
      yield { cells, matches }
      cells = []
      matches = signs = 0
    }
    yield { cells, matches }
  }
}

function changesIn(task: Task, row: SearchedRow) {
  const all = task.found.inRow(row)
  return task.found.columns.flatMap(({ id }, at) => {
    const matches = all.filter(({ column }) => column === at)
    const before = row.texts[at] ?? ''
    const text = matches.length > 0 ? replacedText(task, { row, at }, matches) : before
    return text === before ? [] : [{ cell: { row: row.id, column: id, text }, matches: matches.length }]
  })
}

/**
 * The text of a cell after some of its matches were replaced.
 * @throws Failure `cell-too-large` where no file that is brought in could hold it either
 */
function replacedText(
  { project, found, replacement }: Task,
  { row, at }: { readonly row: SearchedRow; readonly at: number },
  matches: readonly CellMatch[],
): string {
  const before = row.texts[at] ?? ''
  const text = replaceMatches(before, matches, replacement, Math.max(LONGEST_CELL, before.length))
  if (text !== null) return text
  const name = project.columns().find(({ id }) => id === found.columns[at]?.id)?.name ?? ''
  const number = formatNumber(project.rows([row.id])[0]?.number ?? 0)
  throw new Failure({
    code: 'cell-too-large',
    message: `The text of “${name}” in row ${number} would become longer than 64 MB. Nothing was replaced.`,
    hint: 'Look for something that stands there less often, or put less in its place.',
  })
}

function* patchesOf(batches: Iterable<Replaced>): Generator<CellPatch> {
  for (const { cells } of batches) if (cells.length > 0) yield { type: 'setCells', cells }
}

/** `Replaced "colour" by "color" in 1,204 cells`. */
function labelOf({ query }: Found, replacement: string, cells: number): string {
  const where = `in ${formatCount(cells, 'cell')}`
  const what = `"${named(query.text)}"`
  return replacement === '' ? `Removed ${what} ${where}` : `Replaced ${what} by "${named(replacement)}" ${where}`
}

function named(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length <= NAMED ? line : `${line.slice(0, NAMED - 1).toWellFormed()}…`
}
