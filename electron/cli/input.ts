import { copyFileSync, rmSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { FileCount } from '../../shared/contract/imports.ts'
import { findModel } from '../catalog/current.ts'
import type { Column, Role } from '../../shared/domain/column.ts'
import { Failure } from '../../shared/domain/failure.ts'
import type { ImportOptions, Skipped } from '../../shared/domain/importOptions.ts'
import type { Format, Setup } from '../../shared/domain/setup.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { Habits } from '../dataset/habits.ts'
import { Recount } from '../dataset/recount.ts'
import { importFile, type Imported } from '../imports/run.ts'
import { joinFiles, type PickedFile } from '../imports/severalFiles.ts'
import { Project } from '../project/project.ts'
import { makeTempDir } from '../tempDir.ts'
import { TokenPool } from '../tokens/pool.ts'
import type { Output } from './output.ts'
import { stoppable } from './stoppable.ts'

/** Mapping options that every command takes. Column names as in the file's header. */
type MappingOptions = {
  readonly prompt?: string
  readonly completion?: string
  readonly system?: string
  readonly systemColumn?: string
  readonly format?: Format
  /** The sheet of a workbook. */
  readonly sheet?: string
  /** Where a file stops being readable, take the rows before. */
  readonly part?: boolean
}

export type Wanted = MappingOptions & { readonly model?: string; readonly epochs?: Setup['epochs'] }

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

/** The same of several files, which become one project. */
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
      `${formatCount(cutByExcel, 'cell')} ${ends} at exactly ${formatNumber(32_767)} letters, where Excel cuts. What came after it is not in this file.`,
    )
  }
  if (formulasWithoutResult > 0) {
    const were = formulasWithoutResult === 1 ? 'was' : 'were'
    output.note(
      `${formatCount(formulasWithoutResult, 'formula')} ${were} saved without a result and came in empty. Open the file in Excel and save it.`,
    )
  }
}

/** What the options say about how a file is read. */
export function importOptions({ sheet, part }: Wanted): ImportOptions {
  return { ...(sheet === undefined ? {} : { sheet }), ...(part === undefined ? {} : { part }) }
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

/** @throws Failure `wrong-input` where roles are given for columns that have theirs */
export function refuseRoles(project: string, wanted: Wanted): void {
  if (!(wanted.prompt ?? wanted.completion ?? wanted.systemColumn)) return
  throw new Failure({
    code: 'wrong-input',
    message: `${project} is a project: its columns have their roles already.`,
    hint: 'Leave out --prompt, --completion and --system-column.',
  })
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

function wantedSetup(wanted: Wanted): Partial<Setup> {
  return {
    ...(wanted.model === undefined ? {} : { model: findModel(wanted.model).id }),
    ...(wanted.format === undefined ? {} : { format: wanted.format }),
    ...(wanted.system === undefined ? {} : { instruction: wanted.system }),
    ...(wanted.epochs === undefined ? {} : { epochs: wanted.epochs }),
  }
}

function differs(setup: Setup, wanted: Wanted): boolean {
  const changes = wantedSetup(wanted)
  return (Object.keys(changes) as (keyof Setup)[]).some((key) => changes[key] !== setup[key])
}

/** Sets model, format, instruction and passes where the options name them. */
export function applySetup(project: Project, wanted: Wanted): void {
  if (!differs(project.setup(), wanted)) return
  project.edit([{ type: 'setSetup', setup: wantedSetup(wanted) }], 'Set on the command line')
}

function chooseRoles(columns: readonly { name: string; role: Role }[], wanted: MappingOptions, path: string): Role[] {
  const named = new Map<string, Role>()
  if (wanted.prompt !== undefined) named.set(wanted.prompt, 'prompt')
  if (wanted.completion !== undefined) named.set(wanted.completion, 'completion')
  if (wanted.systemColumn !== undefined) named.set(wanted.systemColumn, 'system')
  for (const name of named.keys()) {
    if (columns.some((column) => column.name === name)) continue
    throw new Failure({
      code: 'unknown-column',
      message: `${path} has no column "${name}".`,
      hint: `Its columns are: ${columns.map((column) => `"${column.name}"`).join(', ')}.`,
    })
  }
  const taken = new Set(named.values())
  return columns.map((column) => named.get(column.name) ?? (taken.has(column.role) ? 'note' : column.role))
}

/** Brings every row's facts up to date and says how far it is on a terminal. */
export async function countAll(project: Project, output: Output): Promise<void> {
  if (project.facts.pending() === 0) return
  const pool = new TokenPool({})
  try {
    const recount = new Recount(project, pool, (event) => {
      if (event.type === 'counting') output.progress(`Counting: ${formatCount(event.progress.done, 'row')}`)
    })
    await stoppable(async (signal) => {
      signal.addEventListener('abort', () => {
        recount.stop()
      })
      recount.start()
      await recount.idle()
      if (signal.aborted) throw new Failure({ code: 'cancelled', message: 'Stopped while counting.' })
      // What is usual tells which rows hold more than text, which is counted less surely.
      const habits = new Habits({ project, counted: () => Promise.resolve(), onFound: () => undefined })
      await habits.current(signal)
      habits.stop()
    })
  } finally {
    await pool.close()
  }
}

/** How the columns were understood, for people: `Prompt: Customer message · Completion: Our answer`. */
export function mappingLine(columns: Opened['columns']): string {
  const used = columns.filter((column) => column.role !== 'note')
  return used.map((column) => `${column.role}: "${column.name}"`).join(' · ') || 'no column is sent'
}
