import type {
  AppendMatch,
  AppendPlace,
  AppendResult,
  FileCount,
  FilePlaces,
  ImportPreview,
} from '../../shared/contract/imports.ts'
import { matchColumns, type Matchable, roleBeside } from '../../shared/domain/reading/columnMatch.ts'
import { Failure } from '../../shared/domain/failure.ts'
import type { ImportOptions } from '../../shared/domain/reading/importOptions.ts'
import type { Patch } from '../../shared/domain/patch.ts'
import { formatCount } from '../../shared/format/figures.ts'
import { editProjectLong, type Recounting } from './edit.ts'
import type { PaceOptions } from '../pace.ts'
import type { Project } from '../project/project.ts'
import { type Counted, censusOf } from '../imports/census.ts'
import { ColumnMap, TargetColumns } from '../imports/columnMap.ts'
import { handedOut } from '../imports/handedOut.ts'
import { withRecords } from '../imports/openRecords.ts'
import { emptyFile } from '../imports/records.ts'
import { calledTogether, type Joined, joinFiles, type PickedFile, requestFor } from '../imports/severalFiles.ts'

/** Rows of one patch: some milliseconds of work. */
const PIECE = 200
/** Ids of new rows that are told. */
const MOST_TOLD = 500

/**
 * How rows of files would go into an open project: how they are read, and for each of their columns a place, by name,
 * case and blanks aside, then by what it is for.
 * @throws Failure for a file that cannot be read
 */
export async function previewAppend(
  project: Project,
  files: readonly PickedFile[],
  { options, places }: Pick<AppendRequest, 'options' | 'places'> = {},
): Promise<{ readonly preview: ImportPreview; readonly match: AppendMatch }> {
  const { preview } = await joinFiles(files, options, { share: false, places })
  return { preview, match: matchOf(project, preview) }
}

function matchOf(project: Project, preview: ImportPreview): AppendMatch {
  const columns = project.columns()
  const places = matchColumns(columns, preview.columns)
  return Object.fromEntries(
    preview.columns.map(({ id }, at): [string, AppendPlace] => [id, columns[places[at] ?? -1]?.id ?? 'new']),
  )
}

export type AppendRequest = {
  readonly files: readonly PickedFile[]
  readonly options?: ImportOptions | undefined
  /** Where columns of the files behind the first go among the columns of all files. */
  readonly places?: FilePlaces | undefined
  /** Columns that are not named get the place that the preview suggests. */
  readonly match?: AppendMatch | undefined
}

/**
 * Adds the rows of files at the end of an open project, as one act that can be undone. The files are counted first, so
 * that a file that cannot be read to its end changes nothing and the act is named with its number of rows.
 * @throws Failure for a file that cannot be read, `wrong-input` for a match with a column that is gone; what the signal
 *   says when it was cancelled. Then nothing was added.
 */
export async function appendFiles(
  project: Project,
  recount: Recounting,
  request: AppendRequest,
  pace: PaceOptions = {},
): Promise<AppendResult> {
  const { files, options, places } = request
  const counted = await censusOf(files, options, {
    signal: pace.signal,
    onProgress: (_progress, records) => pace.onProgress?.(records),
  })
  const { records, usable, skipped, skippedTotal, emptyRows } = counted.census
  if (usable === 0) throw emptyFile(calledTogether(files))
  const joined = await joinFiles(files, options, { share: false, places })
  const slots = slotsOf(project, joined.preview, { ...matchOf(project, joined.preview), ...request.match })
  const counts: FileCount[] = []
  const result = await editProjectLong(project, recount, {
    patches: patchesOf(request, { joined, slots, legacy: counted.legacy, counts }),
    label: `Added ${formatCount(usable, 'row')} from ${calledTogether(files)}`,
    signal: pace.signal,
    onProgress: (done) => pace.onProgress?.(Math.min(done, usable), usable),
  })
  const added = counts.reduce((sum, file) => sum + file.rows, 0)
  // The window asks for its pages again; the ids of a million rows would be of no use to it.
  const inserted = result.inserted.slice(0, MOST_TOLD)
  return { ...result, inserted, records, added, skipped, skippedTotal, emptyRows, files: counts }
}

type Slots = {
  /** The columns of the project, then the new ones, with what patches call them. */
  readonly refs: string[]
  readonly columns: Matchable[]
  /** Of the preview's columns; null: left out. */
  readonly places: readonly (number | null)[]
}

function slotsOf(project: Project, preview: ImportPreview, match: AppendMatch): Slots {
  const existing = project.columns()
  const refs: Slots['refs'] = existing.map((column) => column.id)
  const columns: Matchable[] = existing.map(({ name, role }) => ({ name, role }))
  const target = new TargetColumns(columns)
  const places = preview.columns.map(({ id, name, role }) => {
    const place = match[id] ?? 'new'
    if (place === 'skip') return null
    if (place === 'new') {
      refs.push(keyOf(refs.length - existing.length))
      return target.add(name, roleBeside(target.list, role))
    }
    const at = refs.indexOf(place)
    if (at < 0) throw columnGone(name)
    return at
  })
  const taken = places.filter((place) => place !== null)
  if (new Set(taken).size < taken.length) throw twoIntoOne()
  return { refs, columns: target.list, places }
}

/** See NewColumnKey. */
function keyOf(at: number): string {
  return `+${at + 1}`
}

type Adding = {
  readonly joined: Joined
  readonly slots: Slots
  readonly legacy: Counted['legacy']
  /** Filled while rows are added. */
  readonly counts: FileCount[]
}

async function* patchesOf({ files, options }: AppendRequest, adding: Adding): AsyncGenerator<Patch> {
  const { refs, columns } = adding.slots
  for (const [at, ref] of refs.entries()) {
    if (isNew(ref)) yield { type: 'addColumn', key: ref, ...(columns[at] ?? { name: '', role: 'note' }) }
  }
  const waiting: Patch[] = []
  const firstNew = refs.findIndex(isNew)
  const existing = firstNew < 0 ? refs.length : firstNew
  const target = new TargetColumns(columns, (column) => {
    const key = keyOf(refs.length - existing)
    refs.push(key)
    waiting.push({ type: 'addColumn', key, ...column })
  })
  for (const at of files.keys()) {
    yield* patchesOfFile(requestFor(files, at, options, adding.legacy), { ...adding, at, target, waiting })
  }
}

function isNew(ref: string): boolean {
  return ref.startsWith('+')
}

type AddingFile = Adding & { readonly at: number; readonly target: TargetColumns; readonly waiting: Patch[] }

/** The rows of one file. The file stays open while its patches are asked for. */
async function* patchesOfFile(
  request: ReturnType<typeof requestFor>,
  { joined, slots, counts, at, target, waiting }: AddingFile,
): AsyncGenerator<Patch> {
  const places = (joined.places[at] ?? []).map((place) => (place === null ? null : (slots.places[place] ?? null)))
  const map = new ColumnMap(target, places)
  const count = { name: '', rows: 0, skipped: 0 }
  yield* handedOut<Patch>(async (hand) => {
    await withRecords({ ...request, share: false }, async ({ source, records }) => {
      count.name = source.name
      for await (const batch of records.batches()) {
        map.widen(records.columns)
        for (const patch of waiting.splice(0)) await hand(patch)
        count.rows += batch.rows.length
        count.skipped += batch.skipped.length
        for (let from = 0; from < batch.rows.length; from += PIECE) {
          const rows = batch.rows.slice(from, from + PIECE).map((row) => cellsOf(map.row(row), slots.refs))
          await hand({ type: 'insertRows', rows })
        }
      }
      await source.ensureUnchanged()
    })
  })
  counts.push(count)
}

function cellsOf(row: readonly string[], refs: Slots['refs']): Record<string, string> {
  const cells: Record<string, string> = {}
  for (const [at, text] of row.entries()) {
    const ref = refs[at]
    if (ref !== undefined && text !== '') cells[ref] = text
  }
  return cells
}

function columnGone(name: string): Failure {
  return new Failure({
    code: 'stale',
    message: `The column that “${name}” should go into is no longer in the sheet. Nothing was added.`,
    hint: 'Choose another column for it.',
  })
}

function twoIntoOne(): Failure {
  return new Failure({
    code: 'wrong-input',
    message: 'Two columns of the file would go into the same column of the sheet. Nothing was added.',
    hint: 'Choose another column for one of them.',
  })
}
