import { Button, Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { formatBytes } from '../../shared/format/figures.ts'
import { usePlace } from '../place.ts'
import { ProgressBar, useAfter } from '../ui/ProgressBar.tsx'
import { bringDropped, isProjectFile, useUpload } from './bring.ts'
import { useReturnedFocus } from '../ui/useReturnedFocus.ts'

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

/** Files may be dropped anywhere on the window. With a project open it is asked where their rows should go. */
export function DropAnywhere() {
  const place = usePlace()
  const project = place.at === 'project' ? place.id : null
  const [asking, setAsking] = useState<readonly File[]>([])
  const over = useDrop((files) => {
    if (project !== null && !files.some((file) => isProjectFile(file.name))) setAsking(files)
    else void bringDropped(files)
  })
  const upload = useUpload()
  const late = useAfter(upload !== null, 400)
  if (asking.length > 0) {
    return (
      <WhereTo
        files={asking}
        onClose={() => {
          setAsking([])
        }}
        onChoose={(into) => {
          setAsking([])
          void bringDropped(asking, into ? (project ?? undefined) : undefined)
        }}
      />
    )
  }
  if (upload && late) {
    return (
      <div className="ts-dropveil">
        <div style={{ width: 440, borderStyle: 'solid', textAlign: 'left' }}>
          <ProgressBar
            label="Bringing the file in"
            figure={formatBytes(upload.total)}
            done={upload.done}
            total={upload.total}
            note="it stays on this computer"
            onCancel={upload.cancel}
          />
        </div>
      </div>
    )
  }
  if (!over) return null
  return (
    <div className="ts-dropveil">
      <div>
        <div className="ts-panel">Drop your spreadsheets here</div>
        <div className="ts-2" style={{ marginTop: 4 }}>
          {project === null
            ? 'They become a project of their own. Your files are read, never changed.'
            : 'You can add their rows to this sheet, or make a new project of them. Your files are read, never changed.'}
        </div>
      </div>
    </div>
  )
}

type WhereToProps = { files: readonly File[]; onClose: () => void; onChoose: (intoThisProject: boolean) => void }

function WhereTo({ files, onClose, onChoose }: WhereToProps) {
  useReturnedFocus()
  const [first] = files
  const name = files.length === 1 && first ? first.name : `these ${files.length} files`
  return (
    <Modal opened onClose={onClose} withCloseButton={false} title={`Where should the rows of ${name} go?`}>
      <p className="ts-2">You see how they would come in before anything changes.</p>
      <div className="ts-row" style={{ justifyContent: 'flex-end', marginTop: 16 }}>
        <Button variant="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button
          onClick={() => {
            onChoose(false)
          }}
        >
          New project
        </Button>
        <Button
          variant="filled"
          data-autofocus
          onClick={() => {
            onChoose(true)
          }}
        >
          Add to this sheet
        </Button>
      </div>
    </Modal>
  )
}

/** Hears files that are dropped on the window; whether some are held over it. */
function useDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      // Leaving the window, not moving from one element to the next.
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setOver(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) onFiles(files)
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [onFiles])
  return over
}
