import { notifications } from '@mantine/notifications'
import { SeverityMark } from './SeverityMark.tsx'

type Toast = {
  message: string
  icon?: React.ReactNode
  action?: { label: string; run: () => void }
  /** Takes back what the message tells of: offered until something else is done. */
  undo?: () => void
}

/** Messages that offer to take back the newest act. */
const offers = new Set<string>()

/** Says what succeeded, with a way back where there is one. Never for errors: those stand where they happened. */
export function showToast({ message, icon, undo, ...rest }: Toast): void {
  const action = undo ? { label: 'Undo', run: undo } : rest.action
  const id = notifications.show({
    onClose: () => {
      offers.delete(id)
    },
    icon: icon ?? <SeverityMark kind="done" size={14} silent />,
    closeButtonProps: { 'aria-label': 'Close' },
    message: (
      <span className="ts-between">
        <span className="ts-grow">{message}</span>
        {action && (
          <button
            type="button"
            className="ts-link"
            style={{ padding: '0 6px' }}
            onClick={() => {
              notifications.hide(id)
              action.run()
            }}
          >
            {action.label}
          </button>
        )}
      </span>
    ),
  })
  if (undo) offers.add(id)
}

/** Something else was done, or undone: what a message offers to take back is not the newest act any more. */
export function withdrawOffers(): void {
  for (const id of offers) notifications.hide(id)
  offers.clear()
}
