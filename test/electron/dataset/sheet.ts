import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '../../../shared/domain/column.ts'
import type { Setup } from '../../../shared/domain/setup.ts'
import { Project } from '../../../electron/project/project.ts'

export type Sheet = Disposable & { readonly project: Project; readonly path: string }

/** A real project file in a folder of its own, with columns of these roles and these rows. */
export function sheetOf(
  roles: readonly Role[],
  rows: readonly (readonly string[])[],
  setup: Partial<Setup> = {},
): Sheet {
  const folder = mkdtempSync(join(tmpdir(), 'tunesheet-test-'))
  const path = join(folder, 'sheet.tunesheet')
  const columns = roles.map((role, at) => ({ name: `${role} ${at + 1}`, role }))
  const bulk = Project.createInBulk(path, { name: 'Sheet', columns, setup: { format: 'chat', ...setup } })
  bulk.append(rows)
  bulk.commit()
  const project = bulk.finish()
  return {
    project,
    path,
    [Symbol.dispose]() {
      project.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Rows that are all different and all fine. */
export function goodRows(count: number): string[][] {
  return Array.from({ length: count }, (_, at) => [`Where is parcel ${at}?`, `Parcel ${at} is on its way.`])
}
