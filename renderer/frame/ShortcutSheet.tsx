import { Modal } from '@mantine/core'
import { ShortcutList } from './ShortcutList.tsx'
import { useReturnedFocus } from '../ui/useReturnedFocus.ts'

/** All keys at a glance, over whatever is on screen. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  useReturnedFocus()
  return (
    <Modal opened onClose={onClose} title="Shortcuts" size={880} transitionProps={{ duration: 120 }}>
      <ShortcutList />
    </Modal>
  )
}
