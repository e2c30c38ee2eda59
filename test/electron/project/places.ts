import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Project } from '../../../electron/project/project.ts'
import type { NewProject, StoredRow } from '../../../electron/project/records.ts'
import type { RowFindings } from '../../../shared/domain/facts.ts'
import { Failure, type FailureData } from '../../../shared/domain/failure.ts'

/** A folder that goes away with the block that made it. */
export class Folder implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'tunesheet-'))

  file(name: string): string {
    return join(this.path, name)
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}

export const TWO_COLUMNS: NewProject = {
  name: 'Support',
  columns: [
    { name: 'Question', role: 'prompt' },
    { name: 'Our answer', role: 'completion' },
  ],
  setup: { format: 'chat' },
}

/** A project of two columns, c1 and c2, with rows 1, 2, 3 … */
export function made(path: string, rows: readonly (readonly string[])[] = [], project = TWO_COLUMNS): Project {
  const writer = Project.createInBulk(path, project)
  writer.append(rows)
  return writer.finish()
}

/** The whole sheet as text. */
export function sheet(project: Project): string[][] {
  return project.texts(
    {},
    0,
    100_000,
    project.columns().map(({ id }) => id),
  )
}

export function ids(project: Project): number[] {
  return project.ids({}, 0, 100_000)
}

/** What counting found, to be written. */
export function factsOf(row: Pick<StoredRow, 'id' | 'stamp'>, facts: Partial<RowFindings> = {}): RowFindings {
  const plain = { tokens: 10, completionTokens: 4, over: 0, fingerprint: '', sketch: null, traits: null, issues: [] }
  return { ...plain, ...facts, row: row.id, stamp: row.stamp }
}

/** Counts every stale row. */
export function countAll(project: Project, facts: (row: StoredRow) => Partial<RowFindings> = () => ({})): void {
  project.facts.write(project.facts.stale(0, 1_000_000).map((row) => factsOf(row, facts(row))))
}

/** The failure an act ends with. */
export function failureOf(act: () => unknown): FailureData {
  try {
    act()
  } catch (error) {
    if (error instanceof Failure) return error.data
    throw error
  }
  throw new Error('It did not fail')
}
