import { printShortcut, useAllActions } from '../actions.ts'
import { Card } from '../ui/Card.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { KEYS_BY_PLACE } from '../sheetKeys.ts'

/** Every key there is. */
export function ShortcutsPage() {
  const actions = useAllActions().filter((action) => action.shortcut)
  const groups = [...new Set(actions.map((action) => action.group ?? 'More'))]
  return (
    <>
      <h1 className="ts-page">Shortcuts</h1>
      <p className="ts-settings-lead">Most are shown in the menus and beside their action when you find it by name.</p>
      <div className="ts-shortcuts">
        {groups.map((group) => (
          <List
            key={group}
            title={group}
            items={actions
              .filter((action) => (action.group ?? 'More') === group)
              .map((action) => ({
                keys: action.shortcut ?? '',
                does: action.title.replace(/:.*$/, '').replace(/…$/, ''),
              }))}
          />
        ))}
        {KEYS_BY_PLACE.map(({ place, shortcuts }) => (
          <List key={place} title={place} items={shortcuts} />
        ))}
      </div>
    </>
  )
}

function List({ title, items }: { title: string; items: readonly { keys: string; does: string }[] }) {
  return (
    <Card padding="13px 16px">
      <h2 className="ts-label" style={{ marginBottom: 6 }}>
        {title}
      </h2>
      <ul>
        {items.map((item) => (
          <li key={item.keys + item.does} className="ts-shortcut">
            <span>{item.does}</span>
            <Kbd>{printShortcut(item.keys)}</Kbd>
          </li>
        ))}
      </ul>
    </Card>
  )
}
