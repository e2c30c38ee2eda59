import { useEffect, useState } from 'react'
import { formatBytes } from '../../shared/format/figures.ts'
import { ProgressBar, useAfter } from '../ui/ProgressBar.tsx'
import { bringDropped, useUpload } from './bring.ts'

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

/** A file may be dropped anywhere on the window. */
export function DropAnywhere() {
  const [over, setOver] = useState(false)
  const upload = useUpload()
  const late = useAfter(upload !== null, 400)
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
      const file = event.dataTransfer?.files[0]
      if (file) void bringDropped(file)
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [])
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
        <div className="ts-panel">Drop your spreadsheet here</div>
        <div className="ts-2" style={{ marginTop: 4 }}>
          It becomes a project of its own. Your file is read, never changed.
        </div>
      </div>
    </div>
  )
}
