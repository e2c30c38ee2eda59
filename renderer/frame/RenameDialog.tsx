import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { client, failureOf, orpc, queryClient } from '../api.ts'
import { useProject } from '../project.tsx'
import { useReturnedFocus } from '../ui/useReturnedFocus.ts'

export function RenameDialog({ onClose }: { onClose: () => void }) {
  useReturnedFocus()
  const project = useProject()
  const [name, setName] = useState(project.state.name)
  const [trouble, setTrouble] = useState<string | null>(null)
  const rename = async () => {
    try {
      const state = await client.project.rename({ project: project.id, name: name.trim() })
      queryClient.setQueryData(orpc.project.get.queryKey({ input: { project: project.id } }), state)
      void queryClient.invalidateQueries({ queryKey: orpc.project.recent.key() })
      onClose()
    } catch (error) {
      setTrouble(failureOf(error).message)
    }
  }
  return (
    <Modal opened onClose={onClose} title="Rename this project" withCloseButton={false}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void rename()
        }}
      >
        <TextInput
          label="Name"
          data-autofocus
          maxLength={200}
          value={name}
          error={trouble}
          onChange={(event) => {
            setName(event.currentTarget.value)
          }}
        />
        <div className="ts-row" style={{ justifyContent: 'flex-end', marginTop: 16 }}>
          <Button variant="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="filled" disabled={name.trim() === ''}>
            Rename
          </Button>
        </div>
      </form>
    </Modal>
  )
}
