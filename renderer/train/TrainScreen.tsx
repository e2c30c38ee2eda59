import './train.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isEnded, type Job } from '../../shared/domain/job.ts'
import { orpc } from '../api.ts'
import { useProject } from '../project.tsx'
import { ChooseView } from './ChooseView.tsx'
import { RunView } from './RunView.tsx'

/** What goes on now, else the newest run: after a restart one finds the job where one left it. */
function firstToShow(jobs: readonly Job[]): Job | null {
  return jobs.find((job) => !isEnded(job.status)) ?? jobs[0] ?? null
}

/** Where to train, the one question, and every run that came of it. */
export function TrainScreen() {
  const project = useProject()
  const [view, setView] = useState<{ at: 'choose' } | { at: 'run'; submission: string } | null>(null)
  const { data } = useQuery(orpc.jobs.list.queryOptions({ input: { project: project.id } }))
  if (!data) return <div className="ts-train" aria-busy />
  const jobs = data.toSorted((one, other) => other.createdAt - one.createdAt)
  const submission =
    view?.at === 'run' ? view.submission : view === null ? (firstToShow(jobs)?.submission ?? null) : null
  if (submission === null) {
    return (
      <ChooseView
        runs={jobs.length}
        onRuns={() => {
          setView(null)
        }}
        onStarted={(job) => {
          setView({ at: 'run', submission: job.submission })
        }}
      />
    )
  }
  return (
    <RunView
      jobs={jobs}
      submission={submission}
      onChoose={(next) => {
        setView({ at: 'run', submission: next })
      }}
      onNew={() => {
        setView({ at: 'choose' })
      }}
    />
  )
}
