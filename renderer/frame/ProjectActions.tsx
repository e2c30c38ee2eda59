import { useState } from 'react'
import type { FileRef } from '../../shared/contract/base.ts'
import type { ExportFormat } from '../../shared/domain/formats/exportFormat.ts'
import { useActions } from '../actions.ts'
import { showHistory, useHistoryShown } from '../historyShown.ts'
import { STEPS } from '../place.ts'
import { useProject } from '../project.tsx'
import { ExportDialog } from './export/ExportDialog.tsx'
import { JobNews } from './JobNews.tsx'
import { RenameDialog } from './RenameDialog.tsx'
import { ReviewDialog } from './review/ReviewDialog.tsx'
import { bringReview } from './review/bringReview.ts'
import { attempt } from './trouble.ts'
import { VersionDialog } from './VersionDialog.tsx'

const NAMES = { data: 'Data', check: 'Check', cost: 'Cost', train: 'Train', try: 'Try' } as const

type Open = 'rename' | 'version' | 'export' | 'export-table' | 'send-review' | null

/** What each of the ways out begins with. */
const FIRST: Readonly<Partial<Record<NonNullable<Open>, ExportFormat>>> = {
  'export-table': 'xlsx',
  'send-review': 'review',
}

/** What can be done with any open project, whatever the step. Screens add their own. */
export function ProjectActions() {
  const project = useProject()
  const [open, setOpen] = useState<Open>(null)
  const [review, setReview] = useState<FileRef | null>(null)
  const { history } = project.state
  const showsHistory = useHistoryShown() && project.step === 'data'
  const close = () => {
    setOpen(null)
  }
  useActions([
    ...STEPS.map((step, index) => ({
      id: `go-${step}`,
      title: `Go to ${NAMES[step]}`,
      group: 'View',
      shortcut: `Mod+${index + 1}`,
      run: () => {
        project.setStep(step)
      },
    })),
    {
      id: 'undo',
      title: history.undo ? `Undo: ${history.undo}` : 'Undo',
      group: 'Edit',
      shortcut: 'Mod+Z',
      enabled: history.undo !== null,
      run: () => void attempt(project.undo),
    },
    {
      id: 'redo',
      title: history.redo ? `Redo: ${history.redo}` : 'Redo',
      group: 'Edit',
      shortcut: 'Mod+Shift+Z Mod+Y',
      enabled: history.redo !== null,
      run: () => void attempt(project.redo),
    },
    {
      id: 'history',
      title: showsHistory ? 'Hide the history' : 'Show the history',
      group: 'View',
      shortcut: 'Mod+Alt+H',
      also: 'Mod+Alt+Shift+H',
      run: () => {
        showHistory(!showsHistory)
        project.setStep('data')
      },
    },
    {
      id: 'save-version',
      title: 'Save a version…',
      group: 'Project',
      shortcut: 'Mod+S',
      also: 'Shift+F12',
      run: () => {
        setOpen('version')
      },
    },
    {
      id: 'rename-project',
      title: 'Rename this project…',
      group: 'Project',
      run: () => {
        setOpen('rename')
      },
    },
    {
      id: 'export',
      title: 'Save the training file…',
      group: 'Project',
      shortcut: 'Mod+E',
      run: () => {
        setOpen('export')
      },
    },
    {
      id: 'export-table',
      title: 'Save as Excel or CSV…',
      group: 'Project',
      shortcut: 'F12',
      also: 'Mod+Shift+S',
      run: () => {
        setOpen('export-table')
      },
    },
    {
      id: 'send-review',
      title: 'Send to a colleague…',
      group: 'Project',
      run: () => {
        setOpen('send-review')
      },
    },
    {
      id: 'bring-review',
      title: 'Bring a review back…',
      group: 'Project',
      run: () => void bringReview(setReview),
    },
  ])
  return (
    <>
      <JobNews />
      {open === 'rename' && <RenameDialog onClose={close} />}
      {open === 'version' && <VersionDialog onClose={close} />}
      {open !== null && open !== 'rename' && open !== 'version' && <ExportDialog first={FIRST[open]} onClose={close} />}
      {review && (
        <ReviewDialog
          file={review}
          onClose={() => {
            setReview(null)
          }}
        />
      )}
    </>
  )
}
