import { Modal, TextInput } from '@mantine/core'
import { IconCommand } from '@tabler/icons-react'
import { useState } from 'react'
import { type Action, printShortcut, useAllActions } from '../actions.ts'
import { Kbd } from '../ui/Kbd.tsx'

/** Every word typed must begin some word of the title. */
function fits(action: Action, query: string): boolean {
  const words = `${action.title} ${action.group ?? ''}`.toLowerCase().split(/[\s:/–-]+/)
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every((typed) => words.some((word) => word.startsWith(typed)))
}

/** Find an action: everything that can be done now, by name. */
export function Palette({ onClose }: { onClose: () => void }) {
  const all = useAllActions()
  const [query, setQuery] = useState('')
  const [marked, setMarked] = useState(0)
  const found = all.filter((action) => action.id !== 'find-action' && fits(action, query))
  const at = Math.min(marked, Math.max(0, found.length - 1))
  const run = (action: Action | undefined) => {
    if (!action || action.enabled === false) return
    onClose()
    action.run()
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && found.length > 0) {
      event.preventDefault()
      setMarked((at + step + found.length) % found.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      run(found[at])
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      size={560}
      padding={0}
      yOffset="14vh"
      centered={false}
      aria-label="Find an action"
    >
      <TextInput
        variant="unstyled"
        data-autofocus
        aria-label="Find an action"
        placeholder="Find an action"
        leftSection={<IconCommand size={16} />}
        value={query}
        role="combobox"
        aria-expanded
        aria-controls="ts-palette-list"
        aria-activedescendant={found[at] && `ts-palette-${found[at].id}`}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setQuery(event.currentTarget.value)
          setMarked(0)
        }}
        styles={{
          input: {
            height: 48,
            minHeight: 48,
            fontSize: 15,
            boxShadow: 'none',
            paddingLeft: 40,
            background: 'transparent',
          },
          section: { width: 40 },
        }}
      />
      <ul
        id="ts-palette-list"
        role="listbox"
        aria-label="Actions"
        className="ts-scroll"
        style={{ maxHeight: 420, padding: 6, borderTop: '1px solid var(--ts-line)' }}
      >
        {found.map((action, index) => (
          <li
            key={action.id}
            id={`ts-palette-${action.id}`}
            role="option"
            aria-selected={index === at}
            aria-disabled={action.enabled === false}
            className="ts-palette-item"
            ref={(element) => {
              if (index === at) element?.scrollIntoView({ block: 'nearest' })
            }}
            onMouseMove={() => {
              setMarked(index)
            }}
            onClick={() => {
              run(action)
            }}
          >
            <span className="ts-grow ts-ell">{action.title}</span>
            {action.group && <span className="ts-small ts-3">{action.group}</span>}
            {action.shortcut && <Kbd>{printShortcut(action.shortcut)}</Kbd>}
          </li>
        ))}
        {found.length === 0 && <li className="ts-palette-item">No action is called that.</li>}
      </ul>
    </Modal>
  )
}
