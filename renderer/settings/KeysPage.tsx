import { Button } from '@mantine/core'
import { IconPlus, IconShieldLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { KeyStatus } from '../../shared/contract/keys.ts'
import { orpc } from '../api.ts'
import { Card } from '../ui/Card.tsx'
import { KeyForm, type KeyProvider } from './KeyForm.tsx'
import { KeyRow } from './KeyRow.tsx'

/** Keys by provider. What is typed goes to main and never comes back. */
export function KeysPage() {
  const { data: keys, dataUpdatedAt } = useQuery(orpc.keys.status.queryOptions())
  const { data: info } = useQuery(orpc.app.info.queryOptions())
  const [editing, setEditing] = useState<KeyProvider | null>(null)
  const shown = keys?.filter(needsKey) ?? []
  const edited = shown.find((key) => key.provider === editing)
  const firstFree = shown.find((key) => !key.present)
  return (
    <>
      <div className="ts-between" style={{ alignItems: 'flex-start' }}>
        <div>
          <h1 className="ts-page">Keys</h1>
          <p className="ts-settings-lead">
            A key is the password a provider gives you. You need one only to train for real; everything else works
            without.
          </p>
        </div>
        {firstFree && (
          <Button
            leftSection={<IconPlus size={16} />}
            onClick={() => {
              setEditing(firstFree.provider)
            }}
          >
            Add a key
          </Button>
        )}
      </div>
      <Card padding={0} style={{ marginTop: 20 }}>
        {shown.map((key) => (
          <KeyRow
            key={key.provider}
            status={key}
            now={dataUpdatedAt}
            onEdit={() => {
              setEditing(key.provider)
            }}
          />
        ))}
      </Card>
      {editing && edited && (
        <KeyForm
          key={editing}
          provider={editing}
          status={edited}
          onClose={() => {
            setEditing(null)
          }}
        />
      )}
      <div className="ts-row ts-small ts-2" style={{ marginTop: 18, gap: 12, alignItems: 'flex-start' }}>
        <IconShieldLock size={20} stroke={1.6} aria-hidden style={{ flex: 'none' }} />
        <p style={{ maxWidth: 640 }}>
          {info?.keychain
            ? `Keys are locked away by ${info.keychain}. They are never written to the project, to a log, or into this window.`
            : 'Keys are kept in memory until Tunesheet is closed. They are never written to a disk, to a log, or into this window.'}
        </p>
      </div>
    </>
  )
}

function needsKey(status: KeyStatus): status is KeyStatus & { provider: KeyProvider } {
  return status.provider !== 'practice'
}
