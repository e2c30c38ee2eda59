import { Button, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { printShortcut } from '../actions.ts'
import { bringText } from '../frame/bring.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { useReturnedFocus } from '../ui/useReturnedFocus.ts'

/** A place to paste rows copied in a spreadsheet: no permission to read the clipboard is asked for. */
export function PasteDialog({ onClose }: { onClose: () => void }) {
  useReturnedFocus()
  const [text, setText] = useState('')
  const bring = (rows: string) => {
    if (rows.trim() === '') return
    onClose()
    void bringText(rows)
  }
  return (
    <Modal opened onClose={onClose} title="Paste your rows here" withCloseButton={false} size={560}>
      <p className="ts-2" style={{ marginBottom: 12 }}>
        Copy two columns in Excel, Numbers or Google Sheets and press <Kbd>{printShortcut('Mod+V')}</Kbd>. You see them
        before anything is kept.
      </p>
      <Textarea
        data-autofocus
        aria-label="Rows"
        rows={8}
        value={text}
        spellCheck={false}
        dir="auto"
        onChange={(event) => {
          setText(event.currentTarget.value)
        }}
        onPaste={(event) => {
          // Into an empty field: what was copied is all there is, no second click is needed.
          if (text !== '') return
          event.preventDefault()
          bring(event.clipboardData.getData('text/plain'))
        }}
      />
      <div className="ts-row" style={{ justifyContent: 'flex-end', marginTop: 16 }}>
        <Button variant="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button
          variant="filled"
          disabled={text.trim() === ''}
          onClick={() => {
            bring(text)
          }}
        >
          Bring in these rows
        </Button>
      </div>
    </Modal>
  )
}
