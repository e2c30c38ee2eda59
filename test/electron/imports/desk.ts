import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ImportOptions } from '../../../shared/domain/reading/importOptions.ts'
import { Failure, type FailureData } from '../../../shared/domain/failure.ts'
import { exampleLines } from '../../../electron/dataset/export.ts'
import type { ImportCensus } from '../../../shared/contract/imports.ts'
import { censusOf } from '../../../electron/imports/census.ts'
import { previewFile } from '../../../electron/imports/preview.ts'
import { importFile, type ImportRequest } from '../../../electron/imports/run.ts'
import type { Watch } from '../../../electron/imports/progress.ts'
import type { Project } from '../../../electron/project/project.ts'

/** A folder for one test, gone after it. */
export function desk(): {
  dir: string
  put: (name: string, content: string | Uint8Array) => string
  left: () => string[]
} {
  const dir = mkdtempSync(join(tmpdir(), 'tunesheet-imports-'))
  onTestFinished(() => {
    rmSync(dir, { recursive: true, force: true })
  })
  return {
    dir,
    put: (name, content) => {
      writeFileSync(join(dir, name), content)
      return join(dir, name)
    },
    left: () => readdirSync(dir).sort(),
  }
}

export type Brought = {
  readonly project: Project
  readonly records: number
  readonly skipped: readonly { line: number; reason: string }[]
  /** Column names with their roles: `question: prompt`. */
  readonly columns: string[]
  /** The cells of every row in column order. */
  readonly table: string[][]
  readonly lines: string[]
}

/** Previews a file and brings it in as the preview suggests, like a user who clicks Next. */
export async function bringIn(
  path: string,
  options?: ImportOptions,
  change: Partial<ImportRequest> = {},
  watch?: Watch,
): Promise<Brought> {
  const preview = await previewFile(path, options)
  const { project, records, skipped } = await importFile(
    {
      path,
      options,
      name: 'Test',
      roles: Object.fromEntries(preview.columns.map(({ id, role }) => [id, role])),
      instruction: preview.instruction,
      format: preview.format,
      destination: `${path}.tunesheet`,
      ...change,
    },
    watch,
  )
  onTestFinished(() => {
    project.close()
  })
  const columns = project.columns()
  const rows = [...project.batches({})].flat()
  return {
    project,
    records,
    skipped,
    columns: columns.map(({ name, role }) => `${name}: ${role}`),
    table: rows.map(({ cells }) => columns.map(({ id }) => cells[id] ?? '')),
    lines: [...exampleLines(project, 'train')],
  }
}

/** What a whole file holds. */
export async function countOf(path: string, options?: ImportOptions, watch?: Watch): Promise<ImportCensus> {
  const { census } = await censusOf([{ path }], options, watch)
  return census
}

/** What a user would be told; fails the test when nothing went wrong. */
export async function failureOf(work: Promise<unknown>): Promise<FailureData> {
  const error = await work.then(
    () => new Error('It did not fail'),
    (reason: unknown) => reason,
  )
  if (error instanceof Failure) return error.data
  throw error
}
