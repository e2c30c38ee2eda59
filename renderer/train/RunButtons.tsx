import { Button, Modal } from '@mantine/core'
import { IconMessages, IconPlayerStop } from '@tabler/icons-react'
import { useState } from 'react'
import type { FailureData } from '../../shared/domain/failure.ts'
import type { Job } from '../../shared/domain/job.ts'
import { client, failureOf, orpc, queryClient } from '../api.ts'
import { useProject } from '../project.tsx'
import { Banner } from '../ui/Banner.tsx'
import { canSetAside, canStop, providerName } from './headline.ts'

/** One act under way at a time; what went wrong stands where it was asked for. */
function useAct() {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<FailureData | null>(null)
  const act = async (what: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true)
    setFailure(null)
    try {
      await what()
      await queryClient.invalidateQueries({ queryKey: orpc.jobs.list.key() })
      return true
    } catch (error) {
      setFailure(failureOf(error))
      return false
    } finally {
      void queryClient.invalidateQueries({ queryKey: orpc.app.network.key() })
      setBusy(false)
    }
  }
  return { busy, failure, act }
}

type QuestionProps = {
  title: string
  text: string
  /** The safe answer, which closes the dialog, and the one that acts. */
  stay: string
  go: string
  act: () => Promise<unknown>
  onClose: () => void
}

/** Asks before something that cannot be taken back. */
function Question({ title, text, stay, go, act: what, onClose }: QuestionProps) {
  const { busy, failure, act } = useAct()
  const answer = async () => {
    if (await act(what)) onClose()
  }
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <p>{text}</p>
      {failure && (
        <div style={{ marginTop: 12 }}>
          <Banner tone="must">
            {failure.message} {failure.hint}
          </Banner>
        </div>
      )}
      <div className="ts-row" style={{ justifyContent: 'flex-end', marginTop: 20 }}>
        <Button variant="subtle" data-autofocus onClick={onClose}>
          {stay}
        </Button>
        <Button variant="danger" loading={busy} onClick={() => void answer()}>
          {go}
        </Button>
      </div>
    </Modal>
  )
}

type AboutJob = { job: Job; onClose: () => void }

function StopDialog({ job, onClose }: AboutJob) {
  const project = useProject()
  return (
    <Question
      title="Stop this training?"
      text={
        job.provider === 'practice'
          ? 'The rehearsal ends here and leaves no model behind. Your rows stay as they are.'
          : `${providerName(job.provider)} ends it and makes no model of it. What was already billed stays billed. Your rows stay as they are.`
      }
      stay="Go on training"
      go="Stop training"
      act={() => client.jobs.cancel({ project: project.id, submission: job.submission })}
      onClose={onClose}
    />
  )
}

function SetAsideDialog({ job, onClose }: AboutJob) {
  const project = useProject()
  const name = providerName(job.provider)
  return (
    <Question
      title={`Is there really no job at ${name}?`}
      text={`Look at ${name} itself first, with the key it was sent with. If the job is there and you send it again, it is trained twice and charged twice.`}
      stay="Go on looking"
      go="I looked, it is not there"
      act={() => client.jobs.setAside({ project: project.id, submission: job.submission })}
      onClose={onClose}
    />
  )
}

/** For a job whose answer was lost. */
function LookButtons({ job, looking, onLook }: { job: Job; looking: boolean; onLook: () => void }) {
  const [asking, setAsking] = useState(false)
  const possible = canSetAside(job)
  return (
    <>
      <Button variant="filled" loading={looking} onClick={onLook}>
        Look again
      </Button>
      {possible && (
        <Button
          onClick={() => {
            setAsking(true)
          }}
        >
          It is not there…
        </Button>
      )}
      {asking && possible && (
        <SetAsideDialog
          job={job}
          onClose={() => {
            setAsking(false)
          }}
        />
      )}
    </>
  )
}

/** What can be done with a run now: stop it, try what came of it, look for it, or begin another. */
export function RunButtons({ job, onNew }: { job: Job; onNew: () => void }) {
  const project = useProject()
  const [stopping, setStopping] = useState(false)
  const { busy, failure, act } = useAct()
  const mustFix = job.status === 'failed' && project.state.totals.rowsWith.error > 0
  return (
    <div className="ts-col ts-run-buttons">
      <div className="ts-row">
        {job.status === 'unsure' && (
          <LookButtons
            job={job}
            looking={busy}
            onLook={() => void act(() => client.jobs.reconcile({ project: project.id, submission: job.submission }))}
          />
        )}
        {canStop(job) && (
          <Button
            variant="danger"
            leftSection={<IconPlayerStop size={16} aria-hidden />}
            onClick={() => {
              setStopping(true)
            }}
          >
            Stop training…
          </Button>
        )}
        {mustFix && (
          <Button
            variant="filled"
            onClick={() => {
              project.setStep('check')
            }}
          >
            See what must be fixed
          </Button>
        )}
        {(job.status === 'failed' || job.status === 'cancelled') && (
          <Button variant={mustFix ? 'default' : 'filled'} onClick={onNew}>
            Train again…
          </Button>
        )}
        {job.status === 'succeeded' && (
          <Button
            variant="filled"
            leftSection={<IconMessages size={16} aria-hidden />}
            onClick={() => {
              project.setStep('try')
            }}
          >
            Try it
          </Button>
        )}
      </div>
      {failure && (
        <p className="ts-small ts-run-failure" role="alert">
          {failure.message} {failure.hint}
        </p>
      )}
      {stopping && canStop(job) && (
        <StopDialog
          job={job}
          onClose={() => {
            setStopping(false)
          }}
        />
      )}
    </div>
  )
}
