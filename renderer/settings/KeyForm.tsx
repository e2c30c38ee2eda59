import { ActionIcon, Button, PasswordInput, TextInput } from '@mantine/core'
import { IconWorld, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { KeyStatus } from '../../shared/contract/keys.ts'
import type { ProviderId } from '../../shared/domain/job.ts'
import type { FailureData } from '../../shared/domain/failure.ts'
import { client, failureOf, orpc, queryClient } from '../api.ts'
import { attempt } from '../frame/trouble.ts'
import { Card } from '../ui/Card.tsx'
import { Field } from '../ui/Field.tsx'
import { Link } from '../ui/Link.tsx'
import { SeverityMark } from '../ui/SeverityMark.tsx'

export type KeyProvider = Exclude<ProviderId, 'practice'>
type Props = { provider: KeyProvider; status: KeyStatus; onClose: () => void }

const ADDRESSES: Partial<Record<KeyProvider, string>> = {
  azure: 'https://your-name.openai.azure.com',
  custom: 'http://192.168.1.20:8000/v1',
}
const LINKS = { openai: 'openai-keys', nebius: 'nebius-keys', azure: 'azure-keys', custom: null } as const

/** Takes a key. It is handed over once and held here no longer than the form is open. */
export function KeyForm({ provider, status, onClose }: Props) {
  const [label, setLabel] = useState(status.label)
  const [key, setKey] = useState('')
  const [address, setAddress] = useState(status.baseUrl ?? '')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<FailureData | null>(null)
  const placeholder = ADDRESSES[provider]
  const ready = key.trim() !== '' && (!placeholder || URL.canParse(address.trim()))
  const save = async () => {
    setBusy(true)
    setFailure(null)
    try {
      const baseUrl = address.trim() === '' ? undefined : address.trim()
      queryClient.setQueryData(
        orpc.keys.status.queryKey(),
        await client.keys.set({ provider, key, label: label.trim(), baseUrl }),
      )
      setKey('')
      // What the test finds stands in the list, whatever it is: the key is kept.
      await client.keys.test({ provider }).then(
        (next) => queryClient.setQueryData(orpc.keys.status.queryKey(), next),
        () => undefined,
      )
      onClose()
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      void queryClient.invalidateQueries({ queryKey: orpc.app.network.key() })
      setBusy(false)
    }
  }
  return (
    <Card padding="18px 20px" style={{ marginTop: 16, borderColor: 'var(--ts-accent-line)' }}>
      <form
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) void save()
        }}
      >
        <div className="ts-between">
          <h2 className="ts-section">
            {status.present ? 'Replace the key' : 'Add a key'} for {status.providerName}
          </h2>
          <ActionIcon aria-label="Close" onClick={onClose}>
            <IconX size={14} />
          </ActionIcon>
        </div>
        <div style={{ display: 'grid', gridTemplateColumns: '1fr 1.5fr', gap: 12, marginTop: 10 }}>
          <TextInput
            label="Name it"
            placeholder="Company account"
            maxLength={100}
            value={label}
            style={placeholder ? undefined : { gridColumn: '1 / 3' }}
            onChange={(event) => {
              setLabel(event.currentTarget.value)
            }}
          />
          {placeholder && (
            <TextInput
              label="Address"
              placeholder={placeholder}
              value={address}
              spellCheck={false}
              classNames={{ input: 'ts-mono' }}
              onChange={(event) => {
                setAddress(event.currentTarget.value)
              }}
            />
          )}
          <div style={{ gridColumn: '1 / 3' }}>
            <Field
              label="Key"
              note="It cannot be shown again, only replaced or removed."
              aside={LINKS[provider] && <KeyLink link={LINKS[provider]} name={status.providerName} />}
            >
              {(ids) => (
                <PasswordInput
                  {...ids}
                  autoFocus
                  autoComplete="off"
                  spellCheck={false}
                  placeholder="Paste it here"
                  visibilityToggleButtonProps={{ 'aria-label': 'Show what you typed' }}
                  value={key}
                  onChange={(event) => {
                    setKey(event.currentTarget.value)
                  }}
                />
              )}
            </Field>
          </div>
        </div>
        {failure && (
          <div className="ts-row ts-small" role="alert" style={{ color: 'var(--ts-must)', marginTop: 8, gap: 6 }}>
            <SeverityMark kind="error" silent />
            {failure.message} {failure.hint}
          </div>
        )}
        <div className="ts-row" style={{ marginTop: 14 }}>
          <Button type="submit" variant="filled" disabled={!ready || busy}>
            Save and test
          </Button>
          <Button variant="subtle" onClick={onClose}>
            Cancel
          </Button>
          <span className="ts-grow" />
          <span className="ts-small ts-3 ts-row" style={{ gap: 6 }}>
            <IconWorld size={14} aria-hidden />
            Testing asks this address for its list of models, nothing else
          </span>
        </div>
      </form>
    </Card>
  )
}

function KeyLink({ link, name }: { link: 'openai-keys' | 'nebius-keys' | 'azure-keys'; name: string }) {
  return (
    <Link small onClick={() => void attempt(() => client.app.openLink({ link }))}>
      Get one from {name}
    </Link>
  )
}
