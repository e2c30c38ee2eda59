import { Button, Modal, Radio } from '@mantine/core'
import { useState } from 'react'
import type { ExportRows } from '../../../shared/contract/exports.ts'
import type { ExportFormat } from '../../../shared/domain/formats/exportFormat.ts'
import type { Format } from '../../../shared/domain/setup.ts'
import { formatCount } from '../../../shared/format/figures.ts'
import { useProject } from '../../project.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { ExportedFiles } from './ExportedFiles.tsx'
import { offersFor } from './formats.ts'
import { RowsChoice, useRowsChoice } from './RowsChoice.tsx'
import { SurveyNotes } from './SurveyNotes.tsx'
import { type Surveyed, useSurvey } from './useSurvey.ts'
import { useWriting } from './useWriting.ts'
import { useReturnedFocus } from '../../ui/useReturnedFocus.ts'

/** Rows that would be written; null: not known, or none can be. */
function countOf(surveyed: Surveyed): number | null {
  if (surveyed.at !== 'known') return null
  const { train, validation, leftOut, tooLong } = surveyed.survey
  return tooLong.cells > 0 ? 0 : train + validation - leftOut
}

type ExportDialogProps = {
  /** What is chosen at first; absent: the project's training file. `review`, for a colleague, leaves no other choice. */
  first?: ExportFormat | undefined
  onClose: () => void
}

/** Every way out. */
export function ExportDialog({ first, onClose }: ExportDialogProps) {
  useReturnedFocus()
  const { id } = useProject()
  const { writing, write, stop } = useWriting(id)
  const review = first === 'review'
  const title = review ? 'Send to a colleague' : 'Save as a file'
  return (
    <Modal opened onClose={onClose} title={writing.at === 'done' ? 'Saved' : title} withCloseButton={false} size={560}>
      {writing.at === 'choosing' && (
        <Choosing first={first} onClose={onClose} onSave={(as, rows) => void write(as, rows)} />
      )}
      {writing.at === 'writing' && (
        <ProgressBar label="Writing" done={writing.done} total={writing.total} onCancel={stop} />
      )}
      {writing.at === 'failed' && (
        <Banner tone="must">
          {writing.failure.message} {writing.failure.hint}
        </Banner>
      )}
      {writing.at === 'done' && <ExportedFiles files={writing.files} />}
      {writing.at === 'done' && review && (
        <p className="ts-small ts-2" style={{ marginTop: 12 }}>
          {WHEN_BACK}
        </p>
      )}
      {(writing.at === 'done' || writing.at === 'failed') && (
        <div className="ts-row" style={{ justifyContent: 'flex-end', marginTop: 16 }}>
          <Button data-autofocus onClick={onClose}>
            Close
          </Button>
        </div>
      )}
    </Modal>
  )
}

type ChoosingProps = ExportDialogProps & {
  onSave: (as: ExportFormat, rows: ExportRows) => void
}

/** Which rows and in which format, and what that format cannot say of them. */
function Choosing({ first, onClose, onSave }: ChoosingProps) {
  const { id, state, showRows } = useProject()
  const own = state.setup.format
  const [as, setAs] = useState<ExportFormat>(first ?? own)
  const { rows, which, choose, selected } = useRowsChoice()
  const surveyed = useSurvey(id, as, rows)
  const count = countOf(surveyed)
  return (
    <>
      <RowsChoice which={which} selected={selected} onChange={choose} />
      {first === 'review' ? <AboutReview /> : <FormatChoice as={as} own={own} onChange={setAs} />}
      <SurveyNotes
        as={as}
        surveyed={surveyed}
        onShowRefused={() => {
          onClose()
          showRows({ severity: 'error' })
        }}
      />
      <div className="ts-row" style={{ justifyContent: 'flex-end', marginTop: 16 }}>
        <Button variant="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button
          variant="filled"
          data-autofocus
          disabled={!rows || count === 0}
          onClick={() => {
            if (rows) onSave(as, rows)
          }}
        >
          {count === null ? 'Save' : `Save ${formatCount(count, 'row')}`}
        </Button>
      </div>
    </>
  )
}

const WHEN_BACK =
  'When it comes back, choose “Bring a review back” in the project’s menu: you see every change and decide.'

function AboutReview() {
  return (
    <p className="ts-2">
      An Excel workbook that anyone can read and change, also in LibreOffice, Numbers or Google Sheets. {WHEN_BACK}
    </p>
  )
}

type FormatChoiceProps = { as: ExportFormat; own: Format; onChange: (as: ExportFormat) => void }

function FormatChoice({ as, own, onChange }: FormatChoiceProps) {
  return (
    <Radio.Group
      aria-label="Format"
      value={as}
      onChange={(value) => {
        onChange(value)
      }}
    >
      {offersFor(own).map((group) => (
        <div key={group.title} role="group" aria-label={group.title} className="ts-export-group">
          <div className="ts-label ts-2">{group.title}</div>
          {group.offers.map((offer) => (
            <Radio
              key={offer.as}
              value={offer.as}
              label={
                <span className="ts-row" style={{ gap: 6 }}>
                  <span className={offer.as === as ? 'ts-bold' : ''}>{offer.title}</span>
                  {offer.as === own && <Tag tone="good">This project</Tag>}
                </span>
              }
              description={offer.about}
            />
          ))}
        </div>
      ))}
    </Radio.Group>
  )
}
