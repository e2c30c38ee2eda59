import type { Role } from '../../shared/domain/column.ts'
import type { ImportOptions, Skipped } from '../../shared/domain/importOptions.ts'
import type { Format } from '../../shared/domain/setup.ts'
import type { BulkWriter } from '../project/records.ts'
import { Project, type BulkProject } from '../project/project.ts'
import type { OpenFile } from './openFile.ts'
import { withRecords } from './openRecords.ts'
import { columnId } from './preview.ts'
import { ensureGoingOn, type Watch } from './progress.ts'
import type { Batch, FoundColumn } from './records.ts'
import { SkippedList } from './skippedList.ts'

/** What is to be brought in, and where to. */
export type ImportRequest = {
  readonly path: string
  /** What the user calls the file, where the path is a temporary one. */
  readonly fileName?: string | undefined
  readonly options?: ImportOptions | undefined
  /** The project's name. */
  readonly name: string
  /** By the column ids of the preview; columns that are not named become notes. */
  readonly roles: Readonly<Record<string, Role>>
  readonly instruction: string
  readonly format: Format
  /** Path of the project file, which must not exist yet. */
  readonly destination: string
}

export type Imported = {
  readonly project: Project
  /** In the file: rows stored and records left out. */
  readonly records: number
  readonly skipped: readonly Skipped[]
  readonly skippedTotal: number
}

/**
 * Makes a project of a file, streaming: memory does not grow with the file, and the event loop is free between chunks.
 * Failing, being stopped, or finding at the end that the file changed meanwhile leaves nothing behind.
 * @throws Failure for a file that cannot be read, a destination that cannot be written, or `cancelled`
 */
export async function importFile(request: ImportRequest, watch: Watch = {}): Promise<Imported> {
  const source = { path: request.path, name: request.fileName, options: request.options }
  return await withRecords(source, async (file) => {
    const batches = file.records.batches()
    const first = await firstBatch(batches)
    const writer = createProject(request, file.records.columns)
    try {
      const skipped = await fill(writer, { watch, file, batches: startingWith(first, batches) })
      await file.source.ensureUnchanged()
      ensureGoingOn(watch.signal)
      await writer.settle()
      ensureGoingOn(watch.signal)
      const project = writer.finish()
      return { project, records: writer.rows + skipped.total, skipped: skipped.shown, skippedTotal: skipped.total }
    } catch (error) {
      writer.abandon()
      throw error
    }
  })
}

type Filling = { watch: Watch; file: OpenFile; batches: AsyncIterable<Batch> }

async function fill(writer: BulkProject, { watch, file, batches }: Filling): Promise<SkippedList> {
  const { source, records } = file
  const skipped = new SkippedList()
  for await (const batch of batches) {
    ensureGoingOn(watch.signal)
    widen(writer, records.columns)
    writer.append(batch.rows)
    skipped.add(batch.skipped)
    watch.onProgress?.({ done: batch.bytes, total: source.bytes }, writer.rows)
  }
  return skipped
}

function createProject(request: ImportRequest, columns: readonly FoundColumn[]): BulkProject {
  const { name, instruction, format } = request
  const withRoles = columns.map((column, at) => ({
    name: column.name,
    role: request.roles[columnId(at)] ?? column.role ?? 'note',
  }))
  return Project.createInBulk(request.destination, { name, columns: withRoles, setup: { format, instruction } })
}

/** Columns that were not there at the beginning have the role that their format gives them; nobody else chose one. */
function widen(writer: BulkWriter, columns: readonly FoundColumn[]): void {
  for (const { name, role } of columns.slice(writer.columns.length)) writer.addColumn({ name, role: role ?? 'note' })
}

/** The columns are known once there are rows; a file may begin with a chunk that completes none. */
async function firstBatch(batches: AsyncGenerator<Batch>): Promise<Batch | null> {
  for (let next = await batches.next(); !next.done; next = await batches.next()) {
    if (next.value.rows.length > 0 || next.value.skipped.length > 0) return next.value
  }
  return null
}

async function* startingWith(first: Batch | null, rest: AsyncGenerator<Batch>): AsyncGenerator<Batch> {
  if (first) yield first
  yield* rest
}
