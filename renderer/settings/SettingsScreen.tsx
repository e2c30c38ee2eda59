import './settings.css'
import { IconArrowLeft, IconCoin, IconCommand, IconKey, IconSettings, IconStack2, IconWorld } from '@tabler/icons-react'
import { SETTINGS_PAGES, type SettingsPage } from '../place.ts'
import { BudgetPage } from './BudgetPage.tsx'
import { GeneralPage } from './GeneralPage.tsx'
import { KeysPage } from './KeysPage.tsx'
import { ModelsPage } from './ModelsPage.tsx'
import { SentPage } from './SentPage.tsx'
import { ShortcutsPage } from './ShortcutsPage.tsx'

const PAGES: Readonly<Record<SettingsPage, { name: string; icon: typeof IconKey; page: React.ComponentType }>> = {
  general: { name: 'General', icon: IconSettings, page: GeneralPage },
  keys: { name: 'Keys', icon: IconKey, page: KeysPage },
  budget: { name: 'Budget', icon: IconCoin, page: BudgetPage },
  models: { name: 'Models and prices', icon: IconStack2, page: ModelsPage },
  sent: { name: 'Record of what was sent', icon: IconWorld, page: SentPage },
  shortcuts: { name: 'Shortcuts', icon: IconCommand, page: ShortcutsPage },
}

type Props = { page: SettingsPage; onPage: (page: SettingsPage) => void; back: string; onBack: () => void }

/** `back`: where one came from, in words. */
export function SettingsScreen({ page, onPage, back, onBack }: Props) {
  const Page = PAGES[page].page
  return (
    <div className="ts-body ts-settings">
      <nav className="ts-settings-nav" aria-label="Settings">
        <button type="button" className="ts-settings-back" onClick={onBack}>
          <IconArrowLeft size={16} stroke={1.75} aria-hidden />
          <span className="ts-ell" dir="auto">
            {back}
          </span>
        </button>
        {SETTINGS_PAGES.map((one) => {
          const { name, icon: Icon } = PAGES[one]
          return (
            <button
              key={one}
              type="button"
              aria-current={one === page ? 'page' : undefined}
              onClick={() => {
                onPage(one)
              }}
            >
              <Icon size={16} stroke={1.75} aria-hidden />
              {name}
            </button>
          )
        })}
      </nav>
      <main className="ts-settings-page ts-scroll">
        <div>
          <Page />
        </div>
      </main>
    </div>
  )
}
