import type { ExportRows } from '../../../shared/contract/exports.ts'
import { Failure } from '../../../shared/domain/failure.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import type { Project } from '../../project/project.ts'
import type { StoredRow } from '../../project/records.ts'

/** Characters read at once: some milliseconds of work, however long the rows are. */
const READ_CHARACTERS = 500_000
const READ_ROWS = { first: 50, least: 1, most: 1000 } as const

/**
 * The ids of the rows that were asked for, in their order. What is no longer in the sheet is left out when it is read.
 * @throws Failure `cancelled`
 */
export async function idsOf(project: Project, rows: ExportRows, signal?: AbortSignal): Promise<Uint32Array> {
  if (rows.which === 'rows') return Uint32Array.from(new Set(rows.rows))
  try {
    return await project.viewIds(rows.which === 'view' ? rows.view : {}, { signal })
  } catch (error) {
    if (!signal?.aborted) throw error
    throw new Failure({ code: 'cancelled', message: 'Stopped. No file was written.' }, { cause: error })
  }
}

async function whenFree(project: Project): Promise<void> {
  while (project.busy) await project.busy
}

/** The same, one by one, but not while a long act has changed some rows and not yet others. */
export async function* freely<T>(project: Project, made: Iterable<T>): AsyncGenerator<T> {
  for (const one of made) {
    yield one
    await whenFree(project)
  }
}

/** Rows by id, a batch at a time: few where they are long, so that no batch holds up the process. */
export function* storedRows(project: Project, ids: Uint32Array): Generator<StoredRow[]> {
  let size: number = READ_ROWS.first
  for (let at = 0; at < ids.length;) {
    const wanted: RowId[] = Array.from(ids.subarray(at, at + size))
    const rows = project.stored(wanted)
    at += wanted.length
    size = nextSize(rows)
    if (rows.length > 0) yield rows
  }
}

function nextSize(rows: readonly StoredRow[]): number {
  let characters = 0
  for (const row of rows) for (const text of Object.values(row.cells)) characters += text.length
  const fitting = Math.floor((READ_CHARACTERS * rows.length) / Math.max(1, characters))
  return Math.max(READ_ROWS.least, Math.min(READ_ROWS.most, fitting))
}
