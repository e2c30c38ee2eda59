import type { Job } from '../../shared/domain/job.ts'
import { useProject } from '../project.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Link } from '../ui/Link.tsx'
import { RunAside } from './RunAside.tsx'
import { RunList } from './RunList.tsx'
import { RunPage } from './RunPage.tsx'
import { useJob } from './useJob.ts'

type RunViewProps = {
  jobs: readonly Job[]
  submission: string
  onChoose: (submission: string) => void
  onNew: () => void
}

/** Every run at the left, the chosen one in the middle, what happened to it at the right. */
export function RunView({ jobs, submission, onChoose, onNew }: RunViewProps) {
  return (
    <div className="ts-run">
      <RunList jobs={jobs} chosen={submission} onChoose={onChoose} onNew={onNew} />
      <Watched key={submission} submission={submission} onNew={onNew} />
    </div>
  )
}

function Watched({ submission, onNew }: { submission: string; onNew: () => void }) {
  const project = useProject()
  const { detail, failure, again } = useJob(project.id, submission)
  if (!detail) {
    return (
      <div className="ts-run-page" aria-busy={!failure}>
        {failure && (
          <Banner
            tone="must"
            action={
              <Link small onClick={again}>
                Look again
              </Link>
            }
          >
            {failure.message} {failure.hint}
          </Banner>
        )}
      </div>
    )
  }
  return (
    <>
      <RunPage detail={detail} trouble={failure} onAgain={again} onNew={onNew} />
      <RunAside detail={detail} />
    </>
  )
}
