import { useEffect, useState } from 'react'
import { bringDropped } from './bring.ts'

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

/** A file may be dropped anywhere on the window. */
export function DropAnywhere() {
  const [over, setOver] = useState(false)
  const [share, setShare] = useState<number | null>(null)
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
      if (file)
        void bringDropped(file, setShare).finally(() => {
          setShare(null)
        })
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
  if (!over && share === null) return null
  return (
    <div className="ts-dropveil">
      <div>
        <div className="ts-panel">{over ? 'Drop your spreadsheet here' : 'Bringing the file in'}</div>
        <div className="ts-2" style={{ marginTop: 4 }}>
          {over || share === null
            ? 'It becomes a project of its own. Your file is read, never changed.'
            : `${Math.round(share * 100)} %`}
        </div>
      </div>
    </div>
  )
}
