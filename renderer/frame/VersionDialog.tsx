import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Version } from '../../shared/contract/versions.ts'
import type { FailureData } from '../../shared/domain/failure.ts'
import { formatCount } from '../../shared/format/figures.ts'
import { client, failureOf, orpc, queryClient } from '../api.ts'
import { showHistory } from '../historyShown.ts'
import { useProject } from '../project.tsx'
import { formatDate } from '../ui/format.ts'
import { showToast } from '../ui/toast.tsx'
import { useReturnedFocus } from '../ui/useReturnedFocus.ts'

const WORDS = {
  save: { title: 'Save a version', act: 'Save this version' },
  rename: { title: 'Rename this version', act: 'Rename' },
} as const

/** Gives the present state of the data a name, or a saved version another one. */
export function VersionDialog({ version, onClose }: { version?: Version; onClose: () => void }) {
  useReturnedFocus()
  const project = useProject()
  const [name, setName] = useState(() => version?.name ?? proposedName(project.state.totals.rows))
  const [failure, setFailure] = useState<FailureData | null>(null)
  const words = version ? WORDS.rename : WORDS.save
  const keep = async () => {
    try {
      const named = { project: project.id, name: name.trim() }
      await (version ? client.versions.rename({ ...named, version: version.id }) : client.versions.save(named))
      void queryClient.invalidateQueries({ queryKey: orpc.versions.list.key() })
      onClose()
      if (!version) showToast({ message: `Saved as “${named.name}”`, action: { label: 'Show', run: show } })
    } catch (error) {
      setFailure(failureOf(error))
    }
  }
  const show = () => {
    project.setStep('data')
    showHistory(true)
  }
  return (
    <Modal opened onClose={onClose} title={words.title} withCloseButton={false}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void keep()
        }}
      >
        <TextInput
          label="Name"
          data-autofocus
          maxLength={200}
          value={name}
          error={failure && `${failure.message} ${failure.hint ?? ''}`}
          onFocus={(event) => {
            event.currentTarget.select()
          }}
          onChange={(event) => {
            setName(event.currentTarget.value)
          }}
        />
        {!version && (
          <p className="ts-small ts-2" style={{ marginTop: 8 }}>
            You can go back to it, or see what changed since, at any time. It takes no room.
          </p>
        )}
        <div className="ts-row" style={{ justifyContent: 'flex-end', marginTop: 16 }}>
          <Button variant="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="filled" disabled={name.trim() === ''}>
            {words.act}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function proposedName(rows: number): string {
  return `${formatDate(Date.now())}, ${formatCount(rows, 'row')}`
}
