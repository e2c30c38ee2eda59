import { ActionIcon, Button, Modal } from '@mantine/core'
import { IconCloud, IconKey, IconLock, IconServer2, IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { KeyStatus } from '../../shared/contract/keys.ts'
import { failureOf, orpc, queryClient } from '../api.ts'
import { formatWhen } from '../ui/format.ts'
import { SeverityMark } from '../ui/SeverityMark.tsx'

const ICONS: Partial<Record<KeyStatus['provider'], typeof IconKey>> = { azure: IconCloud, custom: IconServer2 }
const KEPT: Readonly<Record<NonNullable<KeyStatus['kept']>, string>> = {
  os: 'locked',
  memory: 'until Tunesheet closes',
  environment: 'from OPENAI_API_KEY',
}

const keep = (next: KeyStatus[]) => {
  queryClient.setQueryData(orpc.keys.status.queryKey(), next)
  // A test asks the provider, and the status bar tells so.
  void queryClient.invalidateQueries({ queryKey: orpc.app.network.key() })
}

export function KeyRow({ status, now, onEdit }: { status: KeyStatus; now: number; onEdit: () => void }) {
  const [removing, setRemoving] = useState(false)
  const test = useMutation(orpc.keys.test.mutationOptions({ onSuccess: keep }))
  const clear = useMutation(orpc.keys.clear.mutationOptions({ onSuccess: keep }))
  const Icon = ICONS[status.provider] ?? IconKey
  const failure = test.error ?? clear.error
  const name = status.label ? `${status.providerName}, ${status.label}` : status.providerName
  return (
    <div className="ts-key">
      <span className="ts-key-icon">
        <Icon size={20} stroke={1.6} aria-hidden />
      </span>
      <div className="ts-grow">
        <div className="ts-row">
          <b className="ts-bold">{status.providerName}</b>
          <span className="ts-2 ts-ell" dir="auto">
            {status.label}
          </span>
        </div>
        <State
          status={status}
          now={now}
          testing={test.isPending}
          failure={failure ? failureOf(failure).message : null}
        />
      </div>
      {status.present ? (
        <div className="ts-row" style={{ gap: 6 }}>
          {status.kept && (
            <span className="ts-row ts-small ts-3" style={{ gap: 4, marginRight: 10 }}>
              <IconLock size={14} aria-hidden />
              {KEPT[status.kept]}
            </span>
          )}
          <Button
            size="xs"
            disabled={test.isPending}
            aria-label={`Test the key for ${name}`}
            onClick={() => {
              test.mutate({ provider: status.provider })
            }}
          >
            Test
          </Button>
          <Button size="xs" variant="subtle" aria-label={`Replace the key for ${name}`} onClick={onEdit}>
            Replace…
          </Button>
          <ActionIcon
            aria-label={`Remove the key for ${name}`}
            disabled={status.kept === 'environment'}
            onClick={() => {
              setRemoving(true)
            }}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      ) : (
        <Button size="xs" aria-label={`Add a key for ${status.providerName}`} onClick={onEdit}>
          Add…
        </Button>
      )}
      <Modal
        opened={removing}
        onClose={() => {
          setRemoving(false)
        }}
        title={`Remove the key for ${name}?`}
        withCloseButton={false}
      >
        <p className="ts-2">
          Trainings that run there go on, but Tunesheet can no longer follow them. The key itself stays valid at{' '}
          {status.providerName}.
        </p>
        <div className="ts-row" style={{ justifyContent: 'flex-end', marginTop: 16 }}>
          <Button
            variant="subtle"
            data-autofocus
            onClick={() => {
              setRemoving(false)
            }}
          >
            Cancel
          </Button>
          <Button
            variant="danger"
            onClick={() => {
              setRemoving(false)
              clear.mutate({ provider: status.provider })
            }}
          >
            Remove the key
          </Button>
        </div>
      </Modal>
    </div>
  )
}

function State({
  status,
  now,
  testing,
  failure,
}: {
  status: KeyStatus
  now: number
  testing: boolean
  failure: string | null
}) {
  const { tested } = status
  if (testing)
    return (
      <div className="ts-small ts-3" role="status">
        Asking for the list of models…
      </div>
    )
  if (failure) {
    return (
      <div className="ts-small ts-2 ts-row" style={{ gap: 6, marginTop: 2 }} role="alert">
        <SeverityMark kind="error" silent />
        {failure}
      </div>
    )
  }
  if (!status.present)
    return (
      <div className="ts-small ts-3" style={{ marginTop: 2 }}>
        No key yet
      </div>
    )
  if (!tested)
    return (
      <div className="ts-small ts-3" style={{ marginTop: 2 }}>
        Not tested yet
      </div>
    )
  return (
    <div className="ts-small ts-2 ts-row" style={{ gap: 6, marginTop: 2 }}>
      <SeverityMark kind={tested.ok ? 'done' : 'error'} silent />
      {tested.message}
      <span className="ts-3">tested {formatWhen(tested.at, Math.max(now, tested.at))}</span>
    </div>
  )
}
