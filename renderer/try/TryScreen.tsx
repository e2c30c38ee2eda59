import './try.css'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { orpc } from '../api.ts'
import { useProject } from '../project.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { isEnded } from '../../shared/domain/job.ts'
import { Conversation } from './Conversation.tsx'

/** Asks the tuned model and the one as it comes the same question. */
export function TryScreen() {
  const project = useProject()
  const [chosen, setChosen] = useState<string | null>(null)
  const { data } = useQuery(orpc.jobs.list.queryOptions({ input: { project: project.id } }))
  if (!data) return <div className="ts-try" aria-busy />
  const jobs = data
    .filter((job) => job.status === 'succeeded')
    .toSorted((one, other) => other.createdAt - one.createdAt)
  const job = jobs.find((one) => one.submission === chosen) ?? jobs[0]
  if (!job) {
    const waiting = data.some((one) => !isEnded(one.status))
    return (
      <div className="ts-try-empty">
        <EmptyState
          art={<TwoAnswers />}
          title={waiting ? 'Still learning' : 'Nothing to try yet'}
          action={
            <Button
              variant="filled"
              onClick={() => {
                project.setStep('train')
              }}
            >
              {waiting ? 'See how far it is' : 'Go to Train'}
            </Button>
          }
        >
          {waiting
            ? 'When the model is ready you can ask it here, side by side with the one as it comes.'
            : 'Train first, or practise for free: then you can ask the tuned model here, side by side with the one as it comes.'}
        </EmptyState>
      </div>
    )
  }
  return <Conversation key={job.submission} job={job} jobs={jobs} onChoose={setChosen} />
}

/** One question, two answers: what this page is for. */
function TwoAnswers() {
  return (
    <svg width="148" height="74" viewBox="0 0 148 74" aria-hidden style={{ marginBottom: 10 }}>
      <rect x="41" y="1" width="66" height="18" rx="8" fill="var(--ts-sunken)" />
      <path d="M74 22v10M74 32H34v7M74 32h40v7" fill="none" stroke="var(--ts-line-strong)" strokeWidth="1.5" />
      <rect x="2" y="42" width="64" height="30" rx="9" fill="var(--ts-sunken)" />
      <rect
        x="82"
        y="42"
        width="64"
        height="30"
        rx="9"
        fill="var(--ts-accent-tint)"
        stroke="var(--ts-accent-line)"
        strokeWidth="1.5"
      />
    </svg>
  )
}
