import { ShortcutList } from '../frame/ShortcutList.tsx'

/** Every key there is. */
export function ShortcutsPage() {
  return (
    <>
      <h1 className="ts-page">Shortcuts</h1>
      <p className="ts-settings-lead">Most are shown in the menus and beside their action when you find it by name.</p>
      <ShortcutList />
    </>
  )
}
