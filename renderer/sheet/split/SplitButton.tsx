import { Button } from '@mantine/core'
import { IconArrowsSplit2 } from '@tabler/icons-react'
import { useState } from 'react'
import { useActions } from '../../actions.ts'
import { SplitDialog } from './SplitDialog.tsx'

/** In the toolbar and in the list of actions: the way to the rows that are held back. */
export function SplitButton({ onLeave }: { onLeave: () => void }) {
  const [open, setOpen] = useState(false)
  const show = () => {
    setOpen(true)
  }
  useActions([{ id: 'split', title: 'Hold back rows for testing', group: 'Data', run: show }])
  return (
    <>
      <Button
        className="sheet-tool"
        size="xs"
        variant="subtle"
        leftSection={<IconArrowsSplit2 size={14} />}
        onClick={show}
      >
        Hold back
      </Button>
      {open && (
        <SplitDialog
          onClose={() => {
            setOpen(false)
            onLeave()
          }}
        />
      )}
    </>
  )
}
