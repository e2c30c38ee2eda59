import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { isEnded } from '../../shared/domain/job.ts'
import { orpc } from '../api.ts'
import { useProject } from '../project.tsx'
import { showToast } from '../ui/toast.tsx'

/** Says that a training is ready when it becomes so while another step is on screen. */
export function JobNews() {
  const { id, step, setStep } = useProject()
  const { data: jobs } = useQuery(orpc.jobs.list.queryOptions({ input: { project: id } }))
  const running = useRef(new Set<string>())
  useEffect(() => {
    for (const job of jobs ?? []) {
      if (!isEnded(job.status)) running.current.add(job.submission)
      else if (running.current.delete(job.submission) && job.status === 'succeeded' && step !== 'train') {
        showToast({
          kind: 'news',
          message: `${job.suffix || job.model} is ready`,
          action: {
            label: 'Try it',
            run: () => {
              setStep('try')
            },
          },
        })
      }
    }
  }, [jobs, step, setStep])
  return null
}
