import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Project } from '../../../electron/project/project.ts'
import type { Submissions } from '../../../electron/training/openElsewhere.ts'
import type { Issue } from '../../../shared/domain/issue.ts'

export const MODEL = 'gpt-4.1-mini-2025-04-14'

/** For trainings that no other project has to know of. */
export const NO_SUBMISSIONS: Submissions = {
  addSubmission: () => undefined,
  submissionsOf: () => [],
  removeSubmission: () => undefined,
}

export type Sheet = { readonly project: Project; readonly dir: string; reopen(): Project; remove(): void }

/** A real project in a folder of its own: `rows` questions with answers, all counted with 100 tokens each. */
export function sheetOf(rows: number, more: { held?: number; errors?: number; model?: string } = {}): Sheet {
  const dir = mkdtempSync(join(tmpdir(), 'tunesheet-test-'))
  const path = join(dir, 'support.tunesheet')
  const columns = [
    { name: 'Question', role: 'prompt' as const },
    { name: 'Answer', role: 'completion' as const },
    { name: 'Ticket', role: 'note' as const },
  ]
  const setup = {
    format: 'chat' as const,
    instruction: 'Be brief.',
    model: more.model ?? MODEL,
    epochs: 'auto' as const,
  }
  let project = Project.create(path, { name: 'Support', columns, setup })
  fill(project, rows, more)
  return {
    get project() {
      return project
    },
    dir,
    reopen() {
      project.close()
      project = Project.open(path)
      return project
    },
    remove() {
      project.close()
      rmSync(dir, { recursive: true })
    },
  }
}

function fill(project: Project, rows: number, { held = 0, errors = 0 }: { held?: number; errors?: number }): void {
  const [question, answer, note] = project.columns().map(({ id }) => id)
  const cells = Array.from({ length: rows }, (_, nth) => ({
    [String(question)]: `Where is parcel number ${nth}?`,
    [String(answer)]: `Parcel ${nth} is on its way.`,
    [String(note)]: `T-${nth}`,
  }))
  project.edit([{ type: 'insertRows', rows: cells }], 'Pasted')
  const ids = project.ids({}, 0, rows)
  if (held > 0) project.edit([{ type: 'setSplit', rows: ids.slice(-held), split: 'validation' }], 'Held back')
  count(project, errors)
}

/** Writes facts as counting would: 100 tokens a row, the first rows with something a provider refuses. */
export function count(project: Project, errors = 0): void {
  const stored = project.stored(project.ids({}, 0, 1_000_000))
  const issue: Issue = {
    rule: 'missing-completion',
    severity: 'error',
    column: null,
    message: 'Answer is empty.',
    fixable: false,
  }
  project.facts.write(
    stored.map((row, nth) => ({
      row: row.id,
      stamp: row.stamp,
      tokens: 100,
      completionTokens: 40,
      over: 0,
      fingerprint: row.id.toString(16).padStart(16, '0'),
      sketch: null,
      traits: null,
      issues: nth < errors ? [issue] : [],
    })),
  )
}
