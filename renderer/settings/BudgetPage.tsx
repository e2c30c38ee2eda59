import { Switch } from '@mantine/core'
import { useState } from 'react'
import { formatUsd, readUsd } from '../../shared/domain/cost/money.ts'
import { failureOf } from '../api.ts'
import { Banner } from '../ui/Banner.tsx'
import { Card } from '../ui/Card.tsx'
import { FigureField } from '../ui/FigureField.tsx'
import { usePreferences } from './usePreferences.ts'

const MICRO = 1_000_000
const FIRST_LIMIT = 25
const LOWEST = 0.01
const HIGHEST = 1_000_000

export function BudgetPage() {
  const { preferences, change, error } = usePreferences()
  const [typed, setTyped] = useState<number | null>(null)
  if (!preferences) return null
  const limit = preferences.budgetMicroUsd
  const keep = () => {
    if (typed !== null) change({ budgetMicroUsd: Math.round(typed * MICRO) })
    setTyped(null)
  }
  return (
    <>
      <h1 className="ts-page">Budget</h1>
      <p className="ts-settings-lead">
        A limit for a single training. Above it you are asked to type the amount before anything is sent.
      </p>
      <Card padding={0} style={{ marginTop: 20 }}>
        <div className="ts-setting">
          <div>
            <div className="ts-medium">Ask above a limit</div>
            <div className="ts-small ts-3">The limit is on this computer. A provider may have one of its own.</div>
          </div>
          <Switch
            aria-label="Ask above a limit"
            checked={limit !== null}
            onChange={(event) => {
              change({ budgetMicroUsd: event.currentTarget.checked ? FIRST_LIMIT * MICRO : null })
            }}
          />
        </div>
        {limit !== null && (
          <div className="ts-setting">
            <div>
              <label className="ts-medium" htmlFor="ts-budget">
                Limit for one training
              </label>
              <div id="ts-budget-note" className="ts-small ts-3">
                In US dollars, as all prices are.
              </div>
            </div>
            <FigureField
              id="ts-budget"
              aria-describedby="ts-budget-note"
              width={140}
              min={LOWEST}
              max={HIGHEST}
              decimals={2}
              value={typed ?? limit / MICRO}
              format={(usd) => formatUsd(Math.round(usd * MICRO))}
              read={readUsd}
              onType={setTyped}
              onLeave={keep}
            />
          </div>
        )}
      </Card>
      {error && (
        <div style={{ marginTop: 16 }}>
          <Banner tone="must">{failureOf(error).message}</Banner>
        </div>
      )}
    </>
  )
}
