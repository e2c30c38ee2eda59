import type { Column, Role } from '../../shared/domain/column.ts'
import { Failure } from '../../shared/domain/failure.ts'
import type { ImportOptions } from '../../shared/domain/reading/importOptions.ts'
import type { Format, Setup } from '../../shared/domain/setup.ts'
import { findModel } from '../catalog/current.ts'
import type { Project } from '../project/project.ts'

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

/** What the options say about how a file is read. */
export function importOptions({ sheet, part }: Wanted): ImportOptions {
  return { ...(sheet === undefined ? {} : { sheet }), ...(part === undefined ? {} : { part }) }
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

function wantedSetup(wanted: Wanted): Partial<Setup> {
  return {
    ...(wanted.model === undefined ? {} : { model: findModel(wanted.model).id }),
    ...(wanted.format === undefined ? {} : { format: wanted.format }),
    ...(wanted.system === undefined ? {} : { instruction: wanted.system }),
    ...(wanted.epochs === undefined ? {} : { epochs: wanted.epochs }),
  }
}

/** Whether the options ask for another setup than a project has. */
export function differs(setup: Setup, wanted: Wanted): boolean {
  const changes = wantedSetup(wanted)
  return (Object.keys(changes) as (keyof Setup)[]).some((key) => changes[key] !== setup[key])
}

/** Sets model, format, instruction and passes where the options name them. */
export function applySetup(project: Project, wanted: Wanted): void {
  if (!differs(project.setup(), wanted)) return
  project.edit([{ type: 'setSetup', setup: wantedSetup(wanted) }], 'Set on the command line')
}

/**
 * The role of each column, in their order: what the options name, else the guess.
 * @throws Failure `unknown-column`
 */
export function chooseRoles(
  columns: readonly { name: string; role: Role }[],
  wanted: MappingOptions,
  path: string,
): Role[] {
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

/** How the columns were understood, for people: `Prompt: Customer message · Completion: Our answer`. */
export function mappingLine(columns: readonly Pick<Column, 'name' | 'role'>[]): string {
  const used = columns.filter((column) => column.role !== 'note')
  return used.map((column) => `${column.role}: "${column.name}"`).join(' · ') || 'no column is sent'
}
