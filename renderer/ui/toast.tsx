import { notifications } from '@mantine/notifications'
import { SeverityMark } from './SeverityMark.tsx'

/** What was just done, or something else that came true meanwhile. */
type Kind = 'done' | 'news'

type Toast = {
  message: string
  icon?: React.ReactNode
  action?: { label: string; run: () => void }
  /** Takes back what the message tells of: offered until something else is done. */
  undo?: () => void
  kind?: Kind
}

/** Messages that offer to take back the newest act. */
const offers = new Set<string>()

/** The messages on screen: of each kind only the newest, which is what people look for. */
const shown = new Map<Kind, string>()

/** Says what succeeded, with a way back where there is one. Never for errors: those stand where they happened. */
export function showToast({ message, icon, undo, kind = 'done', ...rest }: Toast): void {
  const action = undo ? { label: 'Undo', run: undo } : rest.action
  const before = shown.get(kind)
  if (before !== undefined) notifications.hide(before)
  const id = notifications.show({
    onClose: () => {
      offers.delete(id)
      if (shown.get(kind) === id) shown.delete(kind)
      if (shown.size === 0) watchTyping(false)
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
  shown.set(kind, id)
  if (undo) offers.add(id)
  watchTyping(true)
}

/** Something else was done, or undone: what a message offers to take back is not the newest act any more. */
export function withdrawOffers(): void {
  for (const id of offers) notifications.hide(id)
  offers.clear()
}

function watchTyping(on: boolean): void {
  for (const event of ['focusin', 'input'] as const) {
    if (on) document.addEventListener(event, giveWay)
    else document.removeEventListener(event, giveWay)
  }
}

/** A message never lies over the field in which somebody types. */
function giveWay(): void {
  const field = document.activeElement
  if (!field?.matches('input, textarea, [contenteditable="true"]')) return
  const typed = field.getBoundingClientRect()
  const isCovered = [...document.querySelectorAll('.mantine-Notification-root')].some((message) =>
    overlap(typed, message.getBoundingClientRect()),
  )
  if (isCovered) for (const id of shown.values()) notifications.hide(id)
}

function overlap(a: DOMRect, b: DOMRect): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
