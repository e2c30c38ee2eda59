import type { UnhidingWish } from '../../shared/contract/hidden.ts'
import type { EditResult, ShownCells, ShownRows, ShownSplit } from '../../shared/contract/rows.ts'
import { Failure } from '../../shared/domain/failure.ts'
import type { Patch } from '../../shared/domain/patch.ts'
import { formatCount } from '../../shared/format/figures.ts'
import type { PaceOptions } from '../pace.ts'
import type { Between } from '../project/views/hidden.ts'
import type { Project } from '../project/project.ts'
import { editProjectLong, type Recounting } from './edit.ts'

/** Rows, or cells, that one patch changes. */
const PATCHED = 1000

/** What is done to many rows of a view, without their ids being known to whoever sees them. */
type Seen = { readonly project: Project; readonly recount: Recounting }

/**
 * Removes rows of a view, as one change set.
 * @throws Failure `stale` when the sheet or the view is no longer what was seen, otherwise as `Project.edit`; then nothing
 * was changed. What the signal says when cancelled.
 */
export function removeShown(
  project: Project,
  recount: Recounting,
  { signal, onProgress, ...seen }: ShownRows & PaceOptions,
): Promise<EditResult> {
  const act = { label: (rows: number) => `Removed ${formatCount(rows, 'row')}`, each: 1, patches: removals }
  return change({ project, recount }, seen, act, { signal, onProgress })
}

/** Holds rows of a view back, or puts them back into training, as one change set. Throws as `removeShown`. */
export function splitShown(
  project: Project,
  recount: Recounting,
  { signal, onProgress, split, ...seen }: ShownSplit & PaceOptions,
): Promise<EditResult> {
  const label = (rows: number): string =>
    split === 'validation'
      ? `Held back ${formatCount(rows, 'row')}`
      : `Put ${formatCount(rows, 'row')} back into training`
  const patches = (ids: Uint32Array) => inPieces(ids, (rows): Patch => ({ type: 'setSplit', rows, split }))
  return change({ project, recount }, seen, { label, each: 1, patches }, { signal, onProgress })
}

/**
 * Writes texts over columns of rows of a view, from the first of them on and as often as there is room, as one change set;
 * an empty text clears. Throws as `removeShown`.
 */
export function fillShown(
  project: Project,
  recount: Recounting,
  { signal, onProgress, columns, texts, verb, ...seen }: ShownCells & PaceOptions,
): Promise<EditResult> {
  const label = (rows: number): string => `${verb} ${formatCount(rows * columns.length, 'cell')}`
  const act = { label, each: columns.length, patches: (ids: Uint32Array) => fills(ids, { columns, texts }) }
  return change({ project, recount }, seen, act, { signal, onProgress })
}

/** Hides rows of a view, in pieces. They stay part of the sheet, and no step of its history tells of it. Throws as `removeShown`. */
export async function hideShown(
  project: Project,
  { signal, onProgress, ...seen }: ShownRows & PaceOptions,
): Promise<EditResult> {
  const ids = chosen(await seenIds(project, seen, signal), seen.stretches)
  await project.hide(ids, { signal, onProgress: (done) => onProgress?.(done, ids.length) })
  return looked(project)
}

/**
 * Shows hidden rows again: those of one act, those between rows that are seen, or all; all as well where none is hidden
 * between them. Throws as `removeShown`.
 */
export async function unhide(project: Project, wish: UnhidingWish, pace: PaceOptions = {}): Promise<EditResult> {
  if (wish === 'all' || 'act' in wish) await project.showHidden(wish, pace)
  else {
    const ids = await seenIds(project, wish, pace.signal)
    // Rows that are sorted stand between none of those that are hidden.
    await project.showHidden(wish.view.sort ? 'all' : { between: betweenOf(ids, wish.stretches) }, pace)
  }
  return looked(project)
}

/** Nothing but what is in sight has changed. */
function looked(project: Project): EditResult {
  return { state: project.state(), rows: [], reload: true, inserted: [] }
}

type Act = {
  /** In the words of the history. */
  readonly label: (rows: number) => string
  /** What progress counts for one row. */
  readonly each: number
  readonly patches: (ids: Uint32Array) => Iterable<Patch>
}

async function change(
  { project, recount }: Seen,
  seen: ShownRows,
  { label, each, patches }: Act,
  { signal, onProgress }: PaceOptions,
): Promise<EditResult> {
  const ids = chosen(await seenIds(project, seen, signal), seen.stretches)
  return editProjectLong(project, recount, {
    patches: patches(ids),
    label: label(ids.length),
    signal,
    onProgress: (done) => onProgress?.(done, ids.length * each),
  })
}

/** The ids of the view that was seen. Throws Failure `stale` when it is another one by now. */
async function seenIds(
  project: Project,
  { view, stretches, count, revision, hidden }: ShownRows,
  signal: AbortSignal | undefined,
): Promise<Uint32Array> {
  const ids = await project.viewIds(view, { signal })
  const state = project.state()
  const isAsSeen =
    ids.length === count &&
    revision === state.revision &&
    (view.hidden === undefined || hidden === state.hidden.act) &&
    stretches.every(([from, to], at) => from >= (stretches[at - 1]?.[1] ?? 0) && from < to && to <= count)
  if (isAsSeen) return ids
  throw new Failure({
    code: 'stale',
    message: 'The rows shown have changed meanwhile, so nothing was done.',
    hint: 'Look at them, then try again.',
  })
}

function chosen(ids: Uint32Array, stretches: ShownRows['stretches']): Uint32Array {
  const all = new Uint32Array(stretches.reduce((sum, [from, to]) => sum + to - from, 0))
  let at = 0
  for (const [from, to] of stretches) {
    all.set(ids.subarray(from, to), at)
    at += to - from
  }
  return all
}

/** Between the first and the last row of each stretch; from the first row seen on, also what is hidden above it. */
function betweenOf(ids: Uint32Array, stretches: ShownRows['stretches']): Between[] {
  return stretches
    .filter(([from, to]) => to - from > 1)
    .map(([from, to]) => [from === 0 ? null : (ids[from] ?? null), to === ids.length ? null : (ids[to - 1] ?? null)])
}

function removals(ids: Uint32Array): Iterable<Patch> {
  return inPieces(ids, (rows) => ({ type: 'deleteRows', rows }))
}

function* fills(ids: Uint32Array, { columns, texts }: Pick<ShownCells, 'columns' | 'texts'>): Generator<Patch> {
  const size = Math.max(1, Math.floor(PATCHED / columns.length))
  for (let at = 0; at < ids.length; at += size) {
    const rows = Array.from(ids.subarray(at, at + size))
    const cells = rows.flatMap((row, nth) => {
      const line = texts[(at + nth) % texts.length] ?? []
      return columns.map((column, place) => ({ row, column, text: line[place % line.length] ?? '' }))
    })
    yield { type: 'setCells', cells }
  }
}

function* inPieces(ids: Uint32Array, patchOf: (rows: number[]) => Patch): Generator<Patch> {
  for (let at = 0; at < ids.length; at += PATCHED) yield patchOf(Array.from(ids.subarray(at, at + PATCHED)))
}
