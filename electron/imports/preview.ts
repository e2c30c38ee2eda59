import type { ImportPreview } from '../../shared/contract/imports.ts'
import type { Role } from '../../shared/domain/column.ts'
import { guessFormat, guessRoles } from '../../shared/domain/reading/guess.ts'
import type { ImportOptions } from '../../shared/domain/reading/importOptions.ts'
import { type Request, withRecords } from './openRecords.ts'
import { emptyFile, type FoundColumn, type RecordSource } from './records.ts'
import { CHUNK_BYTES } from './sourceFile.ts'

const ROWS = 50
/** A cell that long is shown in part: the preview crosses a wire, and nobody reads on. */
const LONGEST_SHOWN = 200_000

/**
 * How a file would be read: what was recognised, guessed roles, the first rows. Reads one chunk, more only where the
 * first row is longer than that, so it takes the same time for a file of any size.
 * @throws Failure for a file that cannot be read
 */
export async function previewFile(
  path: string,
  options?: ImportOptions,
  how: Pick<Request, 'name' | 'share'> = {},
): Promise<ImportPreview> {
  return await withRecords({ path, options, ...how }, async (file) => {
    const { source, records } = file
    const { rows, left } = await firstRows(records)
    if (rows.length + left + records.columns.length === 0) throw emptyFile(source.name)
    const roles = rolesOf(records.columns, rows)
    const columns = records.columns.map((column, at) => ({
      id: columnId(at),
      name: column.name,
      role: roles[at] ?? 'note',
    }))
    return {
      kind: file.kind,
      shape: records.shape ?? null,
      name: source.name,
      bytes: source.bytes,
      modifiedAt: source.modifiedAt,
      options: file.options,
      sheets: [...file.sheets],
      workbook: file.workbook,
      recognised: file.recognised,
      files: [
        {
          name: source.name,
          bytes: source.bytes,
          kind: file.kind,
          columns: columns.map(({ id, name }) => ({ id, name, place: id })),
          rows: rows.length,
        },
      ],
      columns,
      format: guessFormat(roles),
      instruction: records.instruction,
      rows: rows.map((row) => Object.fromEntries(row.map((text, at) => [columnId(at), text.slice(0, LONGEST_SHOWN)]))),
    }
  })
}

/** The id that the column at a place (from 0) has in previews, and will have in the project. */
export function columnId(at: number): string {
  return `c${at + 1}`
}

/** A small file is read to its end; of a large one the first chunk is enough, or what its first row needs. `left`: out of the sheet. */
async function firstRows(records: RecordSource): Promise<{ rows: string[][]; left: number }> {
  const rows: string[][] = []
  let left = 0
  for await (const batch of records.batches()) {
    rows.push(...batch.rows.slice(0, ROWS - rows.length))
    left += batch.skipped.length
    if (rows.length === ROWS || (rows.length > 0 && batch.bytes > CHUNK_BYTES)) break
  }
  return { rows, left }
}

/** What the file's format says, and a guess where it says nothing. */
function rolesOf(columns: readonly FoundColumn[], rows: readonly (readonly string[])[]): Role[] {
  const open = [...columns.entries()].filter(([, column]) => column.role === null)
  const guessed = guessRoles(
    open.map(([at, column]) => ({ name: column.name, samples: rows.map((row) => row[at] ?? '') })),
  )
  const byPlace = new Map(open.map(([at], nth) => [at, guessed[nth]]))
  return columns.map((column, at) => column.role ?? byPlace.get(at) ?? 'note')
}
