import type { SettingsPage } from '../place.ts'

/** To be drawn. */
export function SettingsScreen({ page }: { page: SettingsPage; onPage: (page: SettingsPage) => void }) {
  return <main className="ts-body">{page}</main>
}
