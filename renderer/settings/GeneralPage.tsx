import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Preferences } from '../../shared/contract/app.ts'
import { failureOf, orpc } from '../api.ts'
import { Banner } from '../ui/Banner.tsx'
import { Card } from '../ui/Card.tsx'
import { usePreferences } from './usePreferences.ts'

const THEMES = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

export function GeneralPage() {
  const { preferences, change, error } = usePreferences()
  const { data: info } = useQuery(orpc.app.info.queryOptions())
  return (
    <>
      <h1 className="ts-page">General</h1>
      <Card padding={0} style={{ marginTop: 20 }}>
        <div className="ts-setting">
          <div>
            <div className="ts-medium">Look</div>
            <div className="ts-small ts-3">Light or dark. The row you are at stays in sight.</div>
          </div>
          {preferences && (
            <SegmentedControl
              aria-label="Look"
              data={THEMES}
              value={preferences.theme}
              onChange={(value) => {
                const theme = Preferences.shape.theme.safeParse(value)
                if (theme.success) change({ theme: theme.data })
              }}
            />
          )}
        </div>
        <div className="ts-setting">
          <div>
            <div className="ts-medium">Version</div>
            <div className="ts-small ts-3">Tunesheet asks nobody for anything by itself, not even for updates.</div>
          </div>
          <span className="ts-num">{info?.version}</span>
        </div>
      </Card>
      {error && (
        <div style={{ marginTop: 16 }}>
          <Banner tone="must">{failureOf(error).message}</Banner>
        </div>
      )}
    </>
  )
}
