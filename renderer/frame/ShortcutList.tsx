import './shortcuts.css'
import { type Action, printShortcut, useAllActions } from '../actions.ts'
import { KEYS_BY_PLACE, SHEET_KEYS } from '../sheetKeys.ts'
import { Kbd } from '../ui/Kbd.tsx'

type Listed = { readonly keys: string; readonly does: string }
type Group = { readonly title: string; readonly items: readonly Listed[] }

const SHEET = 'Cells and rows'

/** Every key there is, from the registry of actions; those of the sheet also where no sheet is on screen. */
export function ShortcutList() {
  const groups = [
    ...groupsOf(useAllActions()),
    ...KEYS_BY_PLACE.map(({ place, shortcuts }): Group => ({ title: place, items: shortcuts })),
  ]
  return (
    <div className="ts-shortcuts">
      {groups.map(({ title, items }) => (
        <section key={title} className="ts-shortcut-group">
          <h2 className="ts-label">{title}</h2>
          <ul>
            {items.map(({ keys, does }) => (
              <li key={keys + does} className="ts-shortcut">
                <span>{does}</span>
                <Kbd>{printShortcut(keys)}</Kbd>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function groupsOf(actions: readonly Action[]): Group[] {
  const groups = new Map<string, Listed[]>()
  const list = (title: string, item: Listed) => groups.set(title, [...(groups.get(title) ?? []), item])
  for (const { shortcut, group, title, place } of actions)
    if (shortcut !== undefined && place !== 'sheet')
      list(group ?? 'More', { keys: shortcut, does: title.replace(/:.*$/, '').replace(/…$/, '') })
  for (const { title, shortcut } of Object.values(SHEET_KEYS)) list(SHEET, { keys: shortcut, does: title })
  return [...groups].map(([title, items]) => ({ title, items }))
}
