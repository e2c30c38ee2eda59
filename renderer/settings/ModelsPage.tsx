import { Button, FileButton } from '@mantine/core'
import { IconFileImport, IconStack2 } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import type { CatalogState } from '../../shared/contract/catalog.ts'
import { formatDay } from '../../shared/format/days.ts'
import { formatCount } from '../../shared/format/figures.ts'
import { client, failureOf, orpc, queryClient } from '../api.ts'
import { Banner } from '../ui/Banner.tsx'
import { Card } from '../ui/Card.tsx'

/** A list of models has some hundred kilobytes; what is larger is something else and is not read. */
const MOST_BYTES = 4_000_000

/** Prices and limits stand on several screens: each asks again. */
function keep(next: CatalogState): void {
  queryClient.setQueryData(orpc.catalog.state.queryKey(), next)
  void queryClient.invalidateQueries({ queryKey: orpc.cost.key() })
  void queryClient.invalidateQueries({ queryKey: orpc.facts.key() })
}

async function take(file: File): Promise<CatalogState> {
  if (file.size > MOST_BYTES) return client.catalog.take({ text: '' })
  return client.catalog.take({ text: await file.text() })
}

function inUse(state: CatalogState): string {
  const from = state.source === 'built-in' ? 'the list that came with Tunesheet' : 'a list from a file of yours'
  return `${formatCount(state.models, 'model')}, ${from}`
}

/** The list of models with prices, limits and days: how old it is, and how to take a newer one. */
export function ModelsPage() {
  const { data: state } = useQuery(orpc.catalog.state.queryOptions())
  const taking = useMutation({ mutationFn: take, onSuccess: keep })
  const puttingBack = useMutation(orpc.catalog.putBack.mutationOptions({ onSuccess: keep }))
  /** A file that was put right is chosen again, and a field that still holds its name would not tell. */
  const forget = useRef<() => void>(null)
  const error = taking.error ?? puttingBack.error
  if (!state) return null
  return (
    <>
      <h1 className="ts-page">Models and prices</h1>
      <p className="ts-settings-lead">
        Every price, limit and date has a source and a day. Tunesheet asks nobody for newer ones: they come with a newer
        Tunesheet, or from a file you choose.
      </p>
      {state.outdated && (
        <div style={{ marginTop: 16 }}>
          <Banner tone="worth">
            Prices are {formatCount(state.ageDays, 'day')} old, of {formatDay(state.asOf)}. Figures made from them are
            marked as out of date.
          </Banner>
        </div>
      )}
      <Card padding={0} style={{ marginTop: 20 }}>
        <div className="ts-setting">
          <div className="ts-row" style={{ gap: 14 }}>
            <span className="ts-key-icon">
              <IconStack2 size={20} stroke={1.6} aria-hidden />
            </span>
            <div>
              <div className="ts-medium ts-num">Prices as of {formatDay(state.asOf)}</div>
              <div className="ts-small ts-3 ts-num">{inUse(state)}</div>
            </div>
          </div>
          {state.source === 'imported' && (
            <Button
              size="xs"
              variant="subtle"
              onClick={() => {
                taking.reset()
                puttingBack.mutate(undefined)
              }}
            >
              Back to the built-in list of {formatDay(state.builtInAsOf)}
            </Button>
          )}
          <FileButton
            resetRef={forget}
            accept="application/json,.json"
            onChange={(file) => {
              puttingBack.reset()
              if (file) taking.mutate(file)
              forget.current?.()
            }}
          >
            {(props) => (
              <Button {...props} size="xs" leftSection={<IconFileImport size={14} />} disabled={taking.isPending}>
                Take a newer list…
              </Button>
            )}
          </FileButton>
        </div>
      </Card>
      {error && (
        <div style={{ marginTop: 16 }}>
          <Banner tone="must">
            {failureOf(error).message} {failureOf(error).hint}
          </Banner>
        </div>
      )}
      {taking.isSuccess && !error && (
        <p className="ts-small ts-2" role="status" style={{ marginTop: 12 }}>
          Taken over: {inUse(taking.data)}, as of {formatDay(taking.data.asOf)}.
        </p>
      )}
    </>
  )
}
