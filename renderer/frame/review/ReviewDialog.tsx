import { Button, Modal, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { FileRef } from '../../../shared/contract/base.ts'
import type { ReviewKind, ReviewSummary } from '../../../shared/contract/review.ts'
import type { FailureData } from '../../../shared/domain/failure.ts'
import { formatCount } from '../../../shared/format/figures.ts'
import { client, failureOf } from '../../api.ts'
import { useProject } from '../../project.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { showToast } from '../../ui/toast.tsx'
import { takeBack } from '../fixing.ts'
import { FIRST_CHOICES, kindLabel, REVIEW_KINDS, REVIEW_WORDS, takenInAll } from './choices.ts'
import { ReviewItems } from './ReviewItems.tsx'
import { useReview } from './useReview.ts'
import { useReturnedFocus } from '../../ui/useReturnedFocus.ts'

/** A file that came back from a colleague: what is different, and what of it is taken over, as one step. */
export function ReviewDialog({ file, onClose }: { file: FileRef; onClose: () => void }) {
  useReturnedFocus()
  const { id } = useProject()
  const reading = useReview(id, file)
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Review: ${file.name}`}
      size={720}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {reading.at === 'reading' && (
        <ProgressBar
          label="Comparing it with this sheet"
          done={reading.progress?.done ?? 0}
          total={reading.progress?.total ?? null}
          onCancel={onClose}
        />
      )}
      {reading.at === 'failed' && (
        <>
          <Banner tone="must">
            {reading.failure.message} {reading.failure.hint}
          </Banner>
          <CloseRow onClose={onClose} />
        </>
      )}
      {reading.at === 'read' && <Decide summary={reading.summary} onClose={onClose} />}
    </Modal>
  )
}

function CloseRow({ onClose }: { onClose: () => void }) {
  return (
    <div className="ts-row" style={{ justifyContent: 'flex-end', marginTop: 16 }}>
      <Button data-autofocus onClick={onClose}>
        Close
      </Button>
    </div>
  )
}

function Notices({ notices }: { notices: readonly string[] }) {
  return notices.map((notice) => (
    <div key={notice} style={{ marginBottom: 8 }}>
      <Banner tone="worth">{notice}</Banner>
    </div>
  ))
}

type DecideProps = { summary: ReviewSummary; onClose: () => void }

function Decide({ summary, onClose }: DecideProps) {
  const { counts } = summary
  const kinds = REVIEW_KINDS.filter((kind) => counts[kind] > 0)
  const [first] = kinds
  const [kind, setKind] = useState<ReviewKind | undefined>(first)
  const [choices, setChoices] = useState(FIRST_CHOICES)
  const { busy, failure, apply } = useApply(summary, onClose)
  if (kind === undefined) {
    return (
      <>
        <Notices notices={summary.notices} />
        <p>Nothing is different: the file says what this sheet says.</p>
        <CloseRow onClose={onClose} />
      </>
    )
  }
  const total = takenInAll(choices, counts)
  return (
    <>
      <Notices notices={summary.notices} />
      <SegmentedControl
        aria-label="What is different"
        data={kinds.map((one) => ({ value: one, label: kindLabel(one, counts) }))}
        value={kind}
        onChange={(value) => {
          setKind(value)
        }}
      />
      <p className="ts-small ts-2" style={{ marginTop: 10 }}>
        {REVIEW_WORDS[kind].about}
      </p>
      <div className="ts-review">
        <ReviewItems key={kind} summary={summary} kind={kind} choices={choices} onChange={setChoices} />
      </div>
      {failure && (
        <Banner tone="must">
          {failure.message} {failure.hint}
        </Banner>
      )}
      <div className="ts-row" style={{ justifyContent: 'flex-end', marginTop: 16 }}>
        <span className="ts-small ts-3 ts-grow">One step in the history, which can be undone.</span>
        <Button variant="subtle" onClick={onClose}>
          Leave all as it is
        </Button>
        <Button
          variant="filled"
          data-autofocus
          disabled={total === 0}
          loading={busy}
          onClick={() => {
            void apply(choices, total)
          }}
        >
          Take over {formatCount(total, 'change')}
        </Button>
      </div>
    </>
  )
}

/** Takes over what was chosen and says so with the way back; a refusal stands where it was asked. */
function useApply(summary: ReviewSummary, onClose: () => void) {
  const project = useProject()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<FailureData | null>(null)
  const apply = async (choices: typeof FIRST_CHOICES, total: number) => {
    setBusy(true)
    setFailure(null)
    try {
      const wanted = { project: project.id, review: summary.review, choices }
      const result = await project.act('Taking over the review', (options) => client.review.apply(wanted, options))
      const undo = () => void takeBack(project, result)
      showToast({ message: `Took over ${formatCount(total, 'change')} of the review.`, undo })
      onClose()
    } catch (error) {
      const found = failureOf(error)
      setFailure(found.code === 'cancelled' ? null : found)
    }
    setBusy(false)
  }
  return { busy, failure, apply }
}
