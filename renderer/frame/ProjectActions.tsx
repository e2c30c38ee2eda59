import { useState } from 'react'
import { useActions } from '../actions.ts'
import { STEPS } from '../place.ts'
import { useProject } from '../project.tsx'
import { ExportDialog } from './ExportDialog.tsx'
import { JobNews } from './JobNews.tsx'
import { RenameDialog } from './RenameDialog.tsx'
import { attempt } from './trouble.ts'

const NAMES = { data: 'Data', check: 'Check', cost: 'Cost', train: 'Train', try: 'Try' } as const

/** What can be done with any open project, whatever the step. Screens add their own. */
export function ProjectActions() {
  const project = useProject()
  const [open, setOpen] = useState<'rename' | 'export' | null>(null)
  const { history } = project.state
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
  ])
  return (
    <>
      <JobNews />
      {open === 'rename' && <RenameDialog onClose={close} />}
      {open === 'export' && <ExportDialog onClose={close} />}
    </>
  )
}
