import { existsSync } from 'node:fs'
import { Failure } from '../../shared/domain/failure.ts'
import type { ProviderId } from '../../shared/domain/job.ts'
import type { OpenSubmission } from '../project/appState.ts'
import { Project } from '../project/project.ts'
import { mayBeMade } from './jobState.ts'

/**
 * The submissions of all projects of which it is not known what became of them. Their projects hold the truth; this only
 * says where to look, so an entry too many does no harm. AppState is one.
 */
export type Submissions = {
  addSubmission(entry: OpenSubmission): void
  submissionsOf(sha256: string, provider: ProviderId): OpenSubmission[]
  removeSubmission(submission: string): void
}

type Wanted = {
  readonly project: Project
  readonly sha256: string
  readonly provider: ProviderId
  readonly providerName: string
}

/**
 * The same rows may already be at the provider, sent from another project: a copy, or the one that the command line made
 * of the same spreadsheet before it was stopped.
 * @throws Failure `unsure` naming that project
 */
export function mustNotBeOpenElsewhere(submissions: Submissions, wanted: Wanted): void {
  const { project, sha256, provider, providerName } = wanted
  for (const entry of submissions.submissionsOf(sha256, provider)) {
    // What this project has under way, its own record tells.
    if (entry.path === project.path) continue
    if (isOpen(entry)) throw openElsewhere(entry, providerName)
    submissions.removeSubmission(entry.submission)
  }
}

function isOpen({ path, submission }: OpenSubmission): boolean {
  if (!existsSync(path)) return false
  try {
    using project = Project.open(path)
    const stored = project.jobs.get(submission)
    return stored !== null && mayBeMade(stored.job)
  } catch (error) {
    // In use by somebody who is following the job, or damaged: nobody can say that it was not made.
    if (error instanceof Failure) return true
    throw error
  }
}

function openElsewhere({ path, submission }: OpenSubmission, name: string): Failure {
  return new Failure({
    code: 'unsure',
    message: `The same rows were sent to ${name} from ${path}, and we do not know yet what became of them.`,
    hint: `Open that project and look under Train, or use: tunesheet job ${submission} --project "${path}" --watch`,
  })
}
