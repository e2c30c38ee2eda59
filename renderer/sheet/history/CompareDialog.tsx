import { Button, Modal, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { Version } from '../../../shared/contract/versions.ts'
import { Banner } from '../../ui/Banner.tsx'
import { ProgressBar, useAfter } from '../../ui/ProgressBar.tsx'
import { useReturnedFocus } from '../../ui/useReturnedFocus.ts'
import { ROLE_WORDS } from '../columns/roles.ts'
import { ComparedRows } from './ComparedRows.tsx'
import { sentencesOf } from './compareWords.ts'
import { BEGINNING, type HistoryPoint, type Pair, pointOf, presentAt } from './points.ts'
import { type Comparing, useComparison } from './useComparison.ts'
import type { HistoryActs } from './useHistoryActs.ts'

type CompareDialogProps = {
  first: Pair
  versions: readonly Version[]
  /** The newest act that is not undone. */
  at: number
  acts: HistoryActs
  onClose: () => void
}

/** Two points of the history and all that differs between them; either of them can be changed for another. */
export function CompareDialog({ first, versions, at, acts, onClose }: CompareDialogProps) {
  useReturnedFocus()
  const [pair, setPair] = useState(first)
  const points = distinct([first.from, first.to, presentAt(at), ...versions.map(pointOf), BEGINNING])
  const comparing = useComparison(pair.from.change, pair.to.change)
  const version = versions.find((one) => pointOf(one).name === pair.from.name)
  return (
    <Modal opened onClose={onClose} title="What changed" size={760} closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className="history-pair">
        <PointChoice
          label="Between"
          points={points}
          chosen={pair.from}
          onChoose={(from) => {
            setPair({ ...pair, from })
          }}
        />
        <PointChoice
          label="and"
          points={points}
          chosen={pair.to}
          onChoose={(to) => {
            setPair({ ...pair, to })
          }}
        />
      </div>
      <Result key={`${pair.from.change} ${pair.to.change}`} {...{ pair, comparing, onClose }} />
      <div className="ts-row" style={{ justifyContent: 'flex-end', marginTop: 16 }}>
        {version && (
          <Button
            variant="subtle"
            onClick={() => {
              acts.goBack(version)
              onClose()
            }}
          >
            Go back to {pointOf(version).name}
          </Button>
        )}
        <Button data-autofocus onClick={onClose}>
          Close
        </Button>
      </div>
    </Modal>
  )
}

function distinct(points: readonly HistoryPoint[]): HistoryPoint[] {
  return [...new Map(points.map((point) => [keyOf(point), point])).values()]
}

function keyOf({ change, name }: HistoryPoint): string {
  return `${change} ${name}`
}

type PointChoiceProps = {
  label: string
  points: readonly HistoryPoint[]
  chosen: HistoryPoint
  onChoose: (point: HistoryPoint) => void
}

function PointChoice({ label, points, chosen, onChoose }: PointChoiceProps) {
  return (
    <NativeSelect
      label={label}
      value={keyOf(chosen)}
      data={points.map((point) => ({ value: keyOf(point), label: point.name }))}
      onChange={(event) => {
        const point = points.find((one) => keyOf(one) === event.currentTarget.value)
        if (point) onChoose(point)
      }}
    />
  )
}

function Result({ pair, comparing, onClose }: { pair: Pair; comparing: Comparing; onClose: () => void }) {
  const late = useAfter(comparing.at === 'comparing', 400)
  if (comparing.at === 'failed') {
    return (
      <Banner tone="must">
        {comparing.failure.message} {comparing.failure.hint}
      </Banner>
    )
  }
  if (comparing.at === 'comparing') {
    const { progress } = comparing
    return late ? (
      <ProgressBar label="Comparing" done={progress?.done ?? 0} total={progress?.total ?? null} onCancel={onClose} />
    ) : null
  }
  const sentences = sentencesOf(comparing.comparison, (role) => ROLE_WORDS[role].short)
  if (sentences.length === 0) return <p>Nothing is different.</p>
  return (
    <>
      <ul className="history-facts" aria-label="What is different">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <ComparedRows pair={pair} comparison={comparing.comparison} onLeave={onClose} />
    </>
  )
}
