import './welcome.css'
import { Button } from '@mantine/core'
import { IconClipboardText, IconFileSpreadsheet } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { bringFile, bringText } from '../frame/bring.ts'
import { PasteDialog } from './PasteDialog.tsx'
import { RecentList } from './RecentList.tsx'
import { Samples } from './Samples.tsx'
import { StaffPicture } from './StaffPicture.tsx'

/** The first page: bring a file, go on with a project, or start from an example. */
export function WelcomeScreen() {
  const [pasting, setPasting] = useState(false)
  useEffect(() => {
    // Pasting works without a field to paste into, too.
    const onPaste = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]')) return
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (text.trim() !== '') void bringText(text)
    }
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('paste', onPaste)
    }
  }, [])
  return (
    <div className="ts-body ts-welcome">
      <RecentList />
      <main className="ts-welcome-main ts-scroll">
        <div>
          <h1 className="ts-welcome-title">Turn a spreadsheet into a model that answers like you</h1>
          <p className="ts-welcome-lead">
            Bring the questions and answers you already have. Tidying, counting and pricing happen on this computer.
          </p>
          <div className="ts-drop">
            <div className="ts-grow">
              <h2 className="ts-panel">Drop your spreadsheet here</h2>
              <p className="ts-2" style={{ margin: '4px 0 18px', maxWidth: 380 }}>
                Excel, OpenDocument, CSV or JSON, up to a million rows. Your file is read, never changed.
              </p>
              <div className="ts-row">
                <Button
                  size="md"
                  variant="filled"
                  autoFocus
                  leftSection={<IconFileSpreadsheet size={18} />}
                  onClick={() => void bringFile()}
                >
                  Choose a file…
                </Button>
                <Button
                  size="md"
                  leftSection={<IconClipboardText size={18} />}
                  onClick={() => {
                    setPasting(true)
                  }}
                >
                  Paste rows
                </Button>
              </div>
            </div>
            <StaffPicture />
          </div>
          <Samples />
        </div>
      </main>
      {pasting && (
        <PasteDialog
          onClose={() => {
            setPasting(false)
          }}
        />
      )}
    </div>
  )
}
