import { notifications } from '@mantine/notifications'
import { SeverityMark } from './SeverityMark.tsx'

type Toast = { message: string; icon?: React.ReactNode; action?: { label: string; run: () => void } }

/** Says what succeeded, with a way back where there is one. Never for errors: those stand where they happened. */
export function showToast({ message, icon, action }: Toast): void {
  const id = notifications.show({
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
}
