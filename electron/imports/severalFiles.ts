import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ImportPreview } from '../../shared/contract/imports.ts'
import { matchColumns, roleBeside } from '../../shared/domain/columnMatch.ts'
import { Failure } from '../../shared/domain/failure.ts'
import { guessFormat } from '../../shared/domain/guess.ts'
import type { ImportOptions } from '../../shared/domain/importOptions.ts'
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
  /** For each file, for each of its columns, the place among those of the preview. */
  readonly places: readonly (readonly number[])[]
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

/**
 * How files would be brought in as one table: columns are matched by name, case and blanks aside, then by what they are
 * for; columns that only later files have come behind. Looks at the beginning of each file only.
 * @throws Failure for the first file that cannot be read
 */
export async function joinFiles(
  files: readonly PickedFile[],
  options?: ImportOptions,
  share = files.length === 1,
): Promise<Joined> {
  const previews: ImportPreview[] = []
  for (const at of files.keys()) {
    const request = requestFor(files, at, options)
    previews.push(await ofFile(at, previewFile(request.path, request.options, { name: request.name, share })))
  }
  const [first, ...others] = previews
  if (!first) throw new RangeError('No file to bring in')
  const target = new TargetColumns(first.columns)
  const places = [first.columns.map((_, at) => at)]
  for (const preview of others) {
    const found = matchColumns(target.list, preview.columns)
    const before = [...target.list]
    places.push(preview.columns.map(({ name, role }, at) => found[at] ?? target.add(name, roleBeside(before, role))))
  }
  const columns = target.list.map((column, at) => ({ id: columnId(at), ...column }))
  const preview = {
    ...first,
    bytes: previews.reduce((sum, one) => sum + one.bytes, 0),
    files: previews.flatMap((one) => one.files),
    columns,
    format: guessFormat(columns.map((column) => column.role)),
    rows: joinedRows(previews, places),
  }
  return { preview: others.length === 0 ? first : preview, places }
}

function joinedRows(previews: readonly ImportPreview[], places: readonly (readonly number[])[]): Cells[] {
  const share = Math.max(1, Math.floor(ROWS / previews.length))
  return previews
    .flatMap((preview, file) =>
      preview.rows.slice(0, share).map((cells) => {
        const placed = preview.columns.flatMap(({ id }, at) => {
          const text = cells[id]
          return text === undefined ? [] : [[columnId(places[file]?.[at] ?? at), text] as const]
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
