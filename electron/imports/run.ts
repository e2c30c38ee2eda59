import type { FileCount, FilePlaces } from '../../shared/contract/imports.ts'
import type { Role } from '../../shared/domain/column.ts'
import { SPELLING_COLUMN } from '../../shared/domain/formats/spelling.ts'
import type { ImportOptions, Skipped } from '../../shared/domain/reading/importOptions.ts'
import type { Format } from '../../shared/domain/setup.ts'
import { Project, type BulkProject } from '../project/project.ts'
import { isCutByExcel } from './census.ts'
import { ColumnMap, TargetColumns } from './columnMap.ts'
import type { OpenFile } from './openFile.ts'
import { withRecords } from './openRecords.ts'
import { columnId } from './preview.ts'
import { ensureGoingOn, type Watch } from './progress.ts'
import { type Batch, emptyFile } from './records.ts'
import { bytesOf, type Joined, joinFiles, ofFile, type PickedFile, ReadAnew, requestFor } from './severalFiles.ts'
import { SkippedList } from './skippedList.ts'

/** What is to be brought in, and where to. */
export type ImportRequest = {
  readonly path: string
  /** What the user calls the file, where the path is a temporary one. */
  readonly fileName?: string | undefined
  /** Further files for the same sheet; their columns are matched as joinFiles says. */
  readonly also?: readonly PickedFile[] | undefined
  readonly options?: ImportOptions | undefined
  /** Where columns of the further files go, where the user says so. */
  readonly places?: FilePlaces | undefined
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
  /** In the files: rows stored, records left out and empty rows. */
  readonly records: number
  readonly skipped: readonly Skipped[]
  readonly skippedTotal: number
  /** Rows of workbooks that have no text, between others that have: they are left out. */
  readonly emptyRows: number
  /** Cells that end where Excel cuts. */
  readonly cutByExcel: number
  /** Formulas that came in empty. */
  readonly formulasWithoutResult: number
  readonly files: readonly FileCount[]
}

/**
 * Makes a project of one file or of several, streaming: memory does not grow with the files, and the event loop is free
 * between chunks. Failing, being stopped, or finding at the end that a file changed meanwhile leaves nothing behind.
 * @throws Failure for a file that cannot be read, a destination that cannot be written, or `cancelled`
 */
export async function importFile(request: ImportRequest, watch: Watch = {}): Promise<Imported> {
  const files = [{ path: request.path, name: request.fileName }, ...(request.also ?? [])]
  const joined = files.length > 1 ? await joinFiles(files, request.options, { places: request.places }) : null
  const legacy = new Set<number>()
  for (;;) {
    const making = new Making(request, { files, joined, legacy, total: await bytesOf(files), watch })
    try {
      return await making.run()
    } catch (error) {
      making.abandon()
      if (!(error instanceof ReadAnew)) throw error
      legacy.add(error.file)
    }
  }
}

type Plan = {
  readonly files: readonly PickedFile[]
  /** Null for a single file, whose columns are known once there are rows. */
  readonly joined: Joined | null
  readonly legacy: ReadonlySet<number>
  readonly total: number
  readonly watch: Watch
}

/** A project that is being made of files, one after another. */
class Making {
  readonly #request: ImportRequest
  readonly #plan: Plan
  readonly #skipped = new SkippedList()
  readonly #counts: FileCount[] = []
  #writer: BulkProject | null = null
  #target: TargetColumns | null = null
  #bytesBefore = 0
  #emptyRows = 0
  #cutByExcel = 0
  #formulasWithoutResult = 0

  constructor(request: ImportRequest, plan: Plan) {
    this.#request = request
    this.#plan = plan
  }

  async run(): Promise<Imported> {
    const { files, watch } = this.#plan
    for (const at of files.keys()) await ofFile(at, this.#readFile(at))
    const writer = this.#writer
    if (!writer) throw new RangeError('No file to bring in')
    ensureGoingOn(watch.signal)
    await writer.settle()
    ensureGoingOn(watch.signal)
    const rows = writer.rows
    const { shown: skipped, total: skippedTotal } = this.#skipped
    const emptyRows = this.#emptyRows
    const records = rows + skippedTotal + emptyRows
    const warnings = { cutByExcel: this.#cutByExcel, formulasWithoutResult: this.#formulasWithoutResult }
    const project = writer.finish()
    hideSpelling(project)
    return { project, records, skipped, skippedTotal, emptyRows, ...warnings, files: this.#counts }
  }

  abandon(): void {
    this.#writer?.abandon()
    this.#writer = null
    this.#target = null
  }

  async #readFile(at: number): Promise<void> {
    const { files, legacy } = this.#plan
    let times = 0
    await withRecords(requestFor(files, at, this.#request.options, legacy), async (file) => {
      times += 1
      // What the first attempt wrote has to go; of the first file that is everything.
      if (times > 1 && at > 0) throw new ReadAnew(at)
      if (times > 1) this.abandon()
      const batches = file.records.batches()
      const first = await firstBatch(batches)
      if (!first && file.records.columns.length === 0) throw emptyFile(file.source.name)
      const { writer, target } = this.#begin(file)
      const places = this.#plan.joined?.places[at] ?? file.records.columns.map((_, column) => column)
      const map = new ColumnMap(target, places)
      const filled = await this.#fill(writer, { file, map, batches: startingWith(first, batches) })
      await file.source.ensureUnchanged()
      this.#skipped.join(filled.list, files.length > 1 ? file.source.name : null)
      this.#counts.push({ name: file.source.name, rows: filled.rows, skipped: filled.list.total })
      this.#bytesBefore += file.source.bytes
      this.#emptyRows += file.records.emptyRows ?? 0
      this.#cutByExcel += filled.cut
      this.#formulasWithoutResult += file.records.formulasWithoutResult ?? 0
    })
  }

  async #fill(writer: BulkProject, { file, map, batches }: Filling): Promise<Filled> {
    const { watch, total } = this.#plan
    const list = new SkippedList()
    const before = writer.rows
    let cut = 0
    for await (const batch of batches) {
      ensureGoingOn(watch.signal)
      map.widen(file.records.columns)
      cut += cutAmong(batch.rows)
      writer.append(batch.rows.map((row) => map.row(row)))
      list.add(batch.skipped)
      watch.onProgress?.({ done: this.#bytesBefore + batch.bytes, total }, writer.rows)
    }
    return { list, rows: writer.rows - before, cut }
  }

  /** Makes the project with the first file; a column that nobody chose a role for has the one that its format gives it. */
  #begin({ records }: OpenFile): { writer: BulkProject; target: TargetColumns } {
    if (this.#writer && this.#target) return { writer: this.#writer, target: this.#target }
    const { name, instruction, format, destination, roles } = this.#request
    const found = this.#plan.joined?.preview.columns ?? records.columns
    const columns = found.map((column, at) => ({
      name: column.name,
      role: roles[columnId(at)] ?? column.role ?? ('note' as const),
    }))
    const writer = Project.createInBulk(destination, { name, columns, setup: { format, instruction } })
    this.#writer = writer
    this.#target = new TargetColumns(columns, (column) => void writer.addColumn(column))
    return { writer, target: this.#target }
  }
}

/** How a data set spells its objects is for the way out, not to be read: its column is there, out of sight. */
function hideSpelling(project: Project): void {
  const column = project.columns().find(({ name, role }) => name === SPELLING_COLUMN && role === 'note')
  if (column) project.layout(column.id, { hidden: true })
}

function cutAmong(rows: readonly (readonly string[])[]): number {
  let cut = 0
  for (const row of rows) for (const cell of row) if (isCutByExcel(cell)) cut += 1
  return cut
}

type Filled = { readonly list: SkippedList; readonly rows: number; readonly cut: number }
type Filling = { readonly file: OpenFile; readonly map: ColumnMap; readonly batches: AsyncIterable<Batch> }

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
