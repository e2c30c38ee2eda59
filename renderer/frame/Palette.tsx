import { Modal } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { type Action, matches, printShortcut, useAllActions } from '../actions.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { findActions, type Found, grouped } from './findActions.ts'
import { useReturnedFocus } from '../ui/useReturnedFocus.ts'

/** Here a question mark is a letter of what is searched for. */
const ALL_SHORTCUTS = 'F1 Mod+/'

/** Find an action: everything that can be done now, by name. */
export function Palette({ onClose }: { onClose: () => void }) {
  useReturnedFocus()
  const all = useAllActions()
  const [query, setQuery] = useState('')
  const [marked, setMarked] = useState(0)
  const groups = grouped(
    findActions(
      all.filter((action) => action.id !== 'find-action'),
      query,
    ),
  )
  const flat = groups.flatMap((group) => group.items)
  const at = Math.min(marked, Math.max(0, flat.length - 1))
  const chosen = flat[at]?.action
  const run = (action: Action | undefined) => {
    if (!action || action.enabled === false) return
    onClose()
    action.run()
  }
  const showShortcuts = () => {
    run(all.find(({ id }) => id === 'shortcuts'))
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && flat.length > 0) {
      event.preventDefault()
      setMarked((at + step + flat.length) % flat.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      run(chosen)
    } else if (matches(ALL_SHORTCUTS, event.nativeEvent)) {
      event.preventDefault()
      showShortcuts()
    }
  }
  return (
    <Modal.Root opened onClose={onClose} size={620} padding={0} yOffset={104} transitionProps={{ duration: 120 }}>
      <Modal.Overlay color="var(--ts-scrim)" backgroundOpacity={1} />
      <Modal.Content radius={12} shadow="lg" aria-label="Find an action">
        <div className="ts-palette-head">
          <IconSearch size={20} stroke={1.6} aria-hidden />
          <input
            data-autofocus
            type="text"
            role="combobox"
            aria-label="Find an action"
            aria-expanded
            aria-controls="ts-palette-list"
            aria-activedescendant={chosen && `ts-palette-${chosen.id}`}
            placeholder="Find an action"
            spellCheck={false}
            value={query}
            onKeyDown={onKeyDown}
            onChange={(event) => {
              setQuery(event.currentTarget.value)
              setMarked(0)
            }}
          />
          <Kbd>esc</Kbd>
        </div>
        <div id="ts-palette-list" role="listbox" aria-label="Actions" className="ts-palette-list ts-scroll">
          {groups.map(({ group, items }) => (
            <div key={group} role="group" aria-label={group}>
              <div className="ts-palette-group" aria-hidden>
                {group}
              </div>
              {items.map((found) => (
                <Item
                  key={found.action.id}
                  found={found}
                  marked={found.action === chosen}
                  onMark={() => {
                    setMarked(flat.indexOf(found))
                  }}
                  onRun={() => {
                    run(found.action)
                  }}
                />
              ))}
            </div>
          ))}
        </div>
        {flat.length === 0 && <div className="ts-palette-none ts-2">No action is called that.</div>}
        <div className="ts-palette-foot ts-small ts-3">
          <Kbd>↑</Kbd>
          <Kbd>↓</Kbd> move
          <span style={{ width: 8 }} />
          <Kbd>↵</Kbd> do it
          <span className="ts-grow" />
          <button type="button" className="ts-link ts-small" onClick={showShortcuts}>
            All shortcuts
          </button>
          <Kbd>{printShortcut('Mod+/')}</Kbd>
        </div>
      </Modal.Content>
    </Modal.Root>
  )
}

type ItemProps = { found: Found; marked: boolean; onMark: () => void; onRun: () => void }

function Item({ found: { action, bold }, marked, onMark, onRun }: ItemProps) {
  return (
    <div
      id={`ts-palette-${action.id}`}
      role="option"
      aria-selected={marked}
      aria-disabled={action.enabled === false}
      className="ts-palette-item"
      ref={(element) => {
        if (marked) element?.scrollIntoView({ block: 'nearest' })
      }}
      onMouseMove={onMark}
      onClick={onRun}
    >
      <span className="ts-grow ts-ell">{withBold(action.title, bold)}</span>
      {action.shortcut && <Kbd>{printShortcut(action.shortcut)}</Kbd>}
    </div>
  )
}

function withBold(title: string, bold: Found['bold']): React.ReactNode[] {
  let from = 0
  const parts: React.ReactNode[] = []
  for (const [start, end] of bold) {
    if (start < from) continue
    parts.push(title.slice(from, start), <b key={start}>{title.slice(start, end)}</b>)
    from = end
  }
  return [...parts, title.slice(from)]
}
