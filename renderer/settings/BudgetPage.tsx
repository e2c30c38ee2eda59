import { NumberInput, Switch } from '@mantine/core'
import { useState } from 'react'
import { failureOf } from '../api.ts'
import { Banner } from '../ui/Banner.tsx'
import { Card } from '../ui/Card.tsx'
import { usePreferences } from './usePreferences.ts'

const FIRST_LIMIT = 25

export function BudgetPage() {
  const { preferences, change, error } = usePreferences()
  const [typed, setTyped] = useState<number | null>(null)
  if (!preferences) return null
  const limit = preferences.budgetMicroUsd
  const keep = () => {
    if (typed !== null && typed > 0) change({ budgetMicroUsd: Math.round(typed * 1_000_000) })
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
              change({ budgetMicroUsd: event.currentTarget.checked ? FIRST_LIMIT * 1_000_000 : null })
            }}
          />
        </div>
        {limit !== null && (
          <div className="ts-setting">
            <label className="ts-medium" htmlFor="ts-budget">
              Limit for one training
            </label>
            <NumberInput
              id="ts-budget"
              w={140}
              prefix="$"
              decimalScale={2}
              fixedDecimalScale
              min={0.01}
              max={1_000_000}
              thousandSeparator=","
              hideControls
              value={typed ?? limit / 1_000_000}
              onChange={(value) => {
                setTyped(typeof value === 'number' ? value : null)
              }}
              onBlur={keep}
              onKeyDown={(event) => {
                if (event.key === 'Enter') keep()
              }}
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
