import { Button, Modal } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { Kbd } from '../../ui/Kbd.tsx'
import { printShortcut } from '../../actions.ts'
import { useReturnedFocus } from '../../ui/useReturnedFocus.ts'

type EditorShellProps = {
  readonly title: string
  /** Between the title and what can be scrolled. */
  readonly head?: React.ReactNode
  /** At the left of the foot. */
  readonly foot?: React.ReactNode
  readonly changed: boolean
  /** Says what would be saved where it is not what belongs into the cell. */
  readonly saveLabel?: string
  readonly onSave: () => void
  readonly onClose: () => void
  /** Undo inside of the editor, where no text field has the focus. */
  readonly onUndo?: () => void
  readonly children: React.ReactNode
}

/** The window of a cell's own editor. Leaving asks only when something would be lost, and staying is the safe answer. */
export function EditorShell(props: EditorShellProps) {
  useReturnedFocus()
  const { title, head, foot, changed, saveLabel = 'Save', onSave, onClose, onUndo, children } = props
  const [asking, setAsking] = useState(false)
  useHeldWhile(changed)
  const leave = () => {
    if (!changed) onClose()
    // A second Esc is a no to the question, not a yes.
    else setAsking(!asking)
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!event.ctrlKey && !event.metaKey) return
    const typing = event.target instanceof HTMLElement && /^(input|textarea)$/i.test(event.target.tagName)
    if (event.key === 'Enter') onSave()
    else if (event.key.toLowerCase() === 'z' && !event.shiftKey && !typing && onUndo) onUndo()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <Modal
      opened
      onClose={leave}
      title={title}
      size={880}
      closeButtonProps={{ 'aria-label': 'Close' }}
      classNames={{ content: 'sheet-chat', body: 'sheet-chat-body' }}
      onKeyDown={onKeyDown}
    >
      {head}
      <div className="sheet-chat-room ts-scroll">{children}</div>
      {asking && changed ? (
        <LeaveQuestion
          onLeave={onClose}
          onStay={() => {
            setAsking(false)
          }}
        />
      ) : (
        <div className="sheet-chat-foot">
          <div className="ts-grow ts-small ts-3">{foot}</div>
          <span className="ts-small ts-3">
            <Kbd>{printShortcut('Mod+Enter')}</Kbd>
          </span>
          <Button variant="subtle" onClick={leave}>
            Cancel
          </Button>
          <Button variant="filled" disabled={!changed} onClick={onSave}>
            {saveLabel}
          </Button>
        </div>
      )}
    </Modal>
  )
}

/** What was not saved is only here: a window that closes asks first. */
function useHeldWhile(changed: boolean): void {
  useEffect(() => {
    if (!changed) return
    const hold = (event: Event) => {
      event.preventDefault()
    }
    window.addEventListener('beforeunload', hold)
    return () => {
      window.removeEventListener('beforeunload', hold)
    }
  }, [changed])
}

/** Focus goes to the safe answer, and back to where it was when that is given. */
function LeaveQuestion({ onLeave, onStay }: { onLeave: () => void; onStay: () => void }) {
  const stay = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const before = document.activeElement
    stay.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <div className="sheet-chat-foot" role="alertdialog" aria-label="Leave without saving?">
      <span className="ts-grow ts-medium">Leave without saving what you changed here?</span>
      <Button variant="danger" onClick={onLeave}>
        Leave without saving
      </Button>
      <Button ref={stay} onClick={onStay}>
        Go on editing
      </Button>
    </div>
  )
}
