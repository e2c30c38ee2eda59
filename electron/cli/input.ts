import { copyFileSync, rmSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { FileCount } from '../../shared/contract/imports.ts'
import type { Column } from '../../shared/domain/column.ts'
import { LONGEST_EXCEL_CELL } from '../../shared/domain/excel.ts'
import { Failure } from '../../shared/domain/failure.ts'
import type { Skipped } from '../../shared/domain/reading/importOptions.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { importFile, type Imported } from '../imports/run.ts'
import { joinFiles, type PickedFile } from '../imports/severalFiles.ts'
import { Project } from '../project/project.ts'
import { makeTempDir } from '../tempDir.ts'
import type { Output } from './output.ts'
import { stoppable } from './stoppable.ts'
import { applySetup, chooseRoles, differs, importOptions, refuseRoles, type Wanted } from './wanted.ts'

/** What came in: the project to work on, and how the file was read. */
export type Opened = {
  readonly project: Project
  readonly columns: readonly Pick<Column, 'name' | 'role'>[]
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly skipped: readonly Skipped[]
  readonly skippedTotal: number
  readonly emptyRows: number
  /** What each of several files gave; empty for a project. */
  readonly files: readonly FileCount[]
}

const isProject = (path: string): boolean => extname(path).toLowerCase() === '.tunesheet'

/**
 * Opens the input for looking only: a spreadsheet becomes a project in a temporary folder; a project that should be
 * looked at with another model or mapping is copied first, so that the user's file stays as it is.
 */
export async function withInput<T>(
  path: string,
  wanted: Wanted,
  output: Output,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const folder = await makeTempDir('cli')
  let opened: Opened | null = null
  try {
    const copy = join(folder, 'input.tunesheet')
    opened = isProject(path) ? openProject(path, copy, wanted) : await importInput(path, copy, wanted, output)
    return await work(opened)
  } finally {
    opened?.project.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Brings a spreadsheet into a project file at `destination`, with the guess or what the options say. */
export function importInput(path: string, destination: string, wanted: Wanted, output: Output): Promise<Opened> {
  return importInputs([path], destination, wanted, output)
}

/**
 * The same of several files, which become one project.
 * @throws Failure `wrong-input` for a sheet of a file that has none, `unknown-column`; what reading a file throws
 */
export async function importInputs(
  paths: readonly string[],
  destination: string,
  wanted: Wanted,
  output: Output,
): Promise<Opened> {
  const [path = '', ...also] = paths
  const options = importOptions(wanted)
  const { preview } = await joinFiles(asFiles(paths), options)
  if (wanted.sheet !== undefined && !preview.workbook) throw noSheets(path)
  const chosen = chooseRoles(preview.columns, wanted, path)
  const request = {
    path,
    also: asFiles(also),
    options,
    name: destinationName(destination),
    roles: Object.fromEntries(preview.columns.map((column, index) => [column.id, chosen[index] ?? 'note'])),
    instruction: wanted.system ?? preview.instruction,
    format: wanted.format ?? preview.format,
    destination,
  }
  const onProgress = (_progress: unknown, rows: number): void => {
    output.progress(`Reading ${paths.join(', ')}: ${formatCount(rows, 'row')}`)
  }
  const imported = await stoppable((signal) => importFile(request, { signal, onProgress }))
  const { project, skipped, skippedTotal, emptyRows, files } = imported
  tellWhatIsMissing(imported, output)
  applySetup(project, wanted)
  const { encoding = null, delimiter = null } = preview.options ?? {}
  return { project, columns: project.columns(), encoding, delimiter, skipped, skippedTotal, emptyRows, files }
}

/** What a person would not see: texts that another program cut, and cells that it left empty. */
function tellWhatIsMissing({ cutByExcel, formulasWithoutResult }: Imported, output: Output): void {
  if (cutByExcel > 0) {
    const ends = cutByExcel === 1 ? 'ends' : 'end'
    output.note(
      `${formatCount(cutByExcel, 'cell')} ${ends} at exactly ${formatNumber(LONGEST_EXCEL_CELL)} letters, where Excel cuts. What came after it is not in this file.`,
    )
  }
  if (formulasWithoutResult > 0) {
    const were = formulasWithoutResult === 1 ? 'was' : 'were'
    output.note(
      `${formatCount(formulasWithoutResult, 'formula')} ${were} saved without a result and came in empty. Open the file in Excel and save it.`,
    )
  }
}

/** Paths as the importers take them. */
export function asFiles(paths: readonly string[]): PickedFile[] {
  return paths.map((path) => ({ path }))
}

function noSheets(path: string): Failure {
  return new Failure({
    code: 'wrong-input',
    message: `${path} is no workbook: it has no sheets to choose from.`,
    hint: 'Leave out --sheet.',
  })
}

function destinationName(destination: string): string {
  return (
    destination
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\.tunesheet$/i, '') ?? 'Sheet'
  )
}

function openProject(path: string, copy: string, wanted: Wanted): Opened {
  if (wanted.sheet !== undefined) throw noSheets(path)
  refuseRoles(path, wanted)
  let project = Project.open(path)
  if (differs(project.setup(), wanted)) {
    project.close()
    copyFileSync(path, copy)
    project = Project.open(copy)
    applySetup(project, wanted)
  }
  return {
    project,
    columns: project.columns(),
    encoding: null,
    delimiter: null,
    skipped: [],
    skippedTotal: 0,
    emptyRows: 0,
    files: [],
  }
}
