import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { FilePlace, FilePlaces, ImportPreview, PreviewedFile } from '../../shared/contract/imports.ts'
import { matchColumns, roleBeside } from '../../shared/domain/reading/columnMatch.ts'
import { Failure } from '../../shared/domain/failure.ts'
import { guessFormat } from '../../shared/domain/reading/guess.ts'
import type { ImportOptions } from '../../shared/domain/reading/importOptions.ts'
import type { Cells } from '../../shared/domain/row.ts'
import { TargetColumns } from './columnMap.ts'
import type { Request } from './openRecords.ts'
import { columnId, previewFile } from './preview.ts'

/** A file that a door received. `name`: what the user calls it, where the path is a temporary one. */
export type PickedFile = { readonly path: string; readonly name?: string | undefined }

/** Rows of the preview; of several files each shows its part. */
const ROWS = 50

/** How several files become one table: the columns of all of them, and where those of each file go. */
export type Joined = {
  readonly preview: ImportPreview
  /** For each file, for each of its columns, the place among those of the preview; null: left out. */
  readonly places: readonly (readonly (number | null)[])[]
}

/** A file of another encoding than its beginning showed: all of them are read anew. */
export class ReadAnew extends Error {
  readonly file: number

  constructor(file: number) {
    super(`file ${file} is not UTF-8`)
    this.file = file
  }
}

/**
 * What is asked of one of several files. Sheets and single quotation marks belong to the first one; `legacy`: the files
 * that turned out not to be UTF-8. A shared system message stays in its column, because another file may have another.
 */
export function requestFor(
  files: readonly PickedFile[],
  at: number,
  options: ImportOptions = {},
  legacy: ReadonlySet<number> = new Set(),
): Request {
  const { sheet, textMarks, ...others } = options
  const own = at === 0 ? { ...(sheet === undefined ? {} : { sheet }), ...(textMarks ? { textMarks } : {}) } : {}
  const encoding = legacy.has(at) ? { encoding: 'windows-1252' } : {}
  const { path = '', name } = files[at] ?? {}
  return { path, name, share: files.length === 1, options: { ...others, ...own, ...encoding } }
}

/** `share`: see Request; `places`: what the user chose for columns of the files behind the first. */
export type Joining = { readonly share?: boolean | undefined; readonly places?: FilePlaces | undefined }

/**
 * How files would be brought in as one table: columns go where the user says, else they are matched by name, case and
 * blanks aside, then by what they are for; columns that only later files have come behind. Looks at the beginning of
 * each file only.
 * @throws Failure for the first file that cannot be read
 */
export async function joinFiles(
  files: readonly PickedFile[],
  options?: ImportOptions,
  { share = files.length === 1, places: chosen = {} }: Joining = {},
): Promise<Joined> {
  const previews: ImportPreview[] = []
  for (const at of files.keys()) {
    const request = requestFor(files, at, options)
    previews.push(await ofFile(at, previewFile(request.path, request.options, { name: request.name, share })))
  }
  const [first, ...others] = previews
  if (!first) throw new RangeError('No file to bring in')
  const target = new TargetColumns(first.columns)
  const places: (number | null)[][] = [first.columns.map((_, at) => at)]
  for (const [at, { columns }] of others.entries()) places.push(placesIn(target, columns, chosen[String(at + 1)] ?? {}))
  const columns = target.list.map((column, at) => ({ id: columnId(at), ...column }))
  const preview = {
    ...first,
    bytes: previews.reduce((sum, one) => sum + one.bytes, 0),
    files: previews.flatMap((one, file) =>
      one.files.map((about) => placed(about, places[file] ?? [], previews.length)),
    ),
    columns,
    format: guessFormat(columns.map((column) => column.role)),
    rows: joinedRows(previews, places),
  }
  return { preview: others.length === 0 ? first : preview, places }
}

/** Finds the places of a file's columns; those that have none become further columns of the table. */
function placesIn(
  target: TargetColumns,
  columns: ImportPreview['columns'],
  chosen: Readonly<Record<string, FilePlace>>,
): (number | null)[] {
  const before = [...target.list]
  const wanted = columns.map(({ id }) => before.findIndex((_, at) => columnId(at) === chosen[id]))
  const own = wanted.map((place, at) => (wanted.indexOf(place) === at ? place : -1))
  const open = columns.filter(({ id }) => chosen[id] === undefined)
  const matched = matchColumns(
    before,
    open,
    own.filter((place) => place >= 0),
  )
  return columns.map((column, at) => {
    if (chosen[column.id] === 'skip') return null
    const place = own[at] ?? -1
    const found = place >= 0 ? place : matched[open.indexOf(column)]
    return found ?? target.add(column.name, roleBeside(before, column.role))
  })
}

/** How many rows each of several files shows in the preview. */
function rowsOfEach(files: number): number {
  return Math.max(1, Math.floor(ROWS / files))
}

function placed(file: PreviewedFile, places: readonly (number | null)[], files: number): PreviewedFile {
  const columns = file.columns.map((column, at) => {
    const place = places[at] ?? null
    return { ...column, place: place === null ? null : columnId(place) }
  })
  return { ...file, columns, rows: Math.min(file.rows, rowsOfEach(files)) }
}

function joinedRows(previews: readonly ImportPreview[], places: Joined['places']): Cells[] {
  const share = rowsOfEach(previews.length)
  return previews
    .flatMap((preview, file) =>
      preview.rows.slice(0, share).map((cells) => {
        const placed = preview.columns.flatMap(({ id }, at) => {
          const text = cells[id]
          const place = places[file]?.[at] ?? null
          return text === undefined || place === null ? [] : [[columnId(place), text] as const]
        })
        return Object.fromEntries(placed)
      }),
    )
    .slice(0, ROWS)
}

/** Bytes of all files, for telling progress; a file that is not there counts nothing and is refused when it is opened. */
export async function bytesOf(files: readonly PickedFile[]): Promise<number> {
  const sizes = await Promise.all(
    files.map(({ path }) =>
      stat(path).then(
        (found) => found.size,
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** `tickets.csv`, or `3 files`. */
export function calledTogether(files: readonly PickedFile[]): string {
  const [first] = files
  if (files.length !== 1 || !first) return `${files.length} files`
  return first.name ?? basename(first.path)
}

/** A single mark can be read as text only in the first file: of the others its place is not told. */
export async function ofFile<T>(at: number, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (at === 0 || !(error instanceof Failure) || error.data.column === undefined) throw error
    throw new Failure({ ...error.data, column: undefined }, { cause: error })
  }
}
