import { Button } from '@mantine/core'
import { IconMessages } from '@tabler/icons-react'
import type { RowDetail } from '../../../shared/contract/facts.ts'
import { useProject } from '../../project.tsx'
import { sessionOf } from '../sessions.ts'
import { openStructured } from './opened.ts'

/** The way from the example panel into the conversation of its row, where the row has one. */
export function EditConversation({ detail }: { detail: RowDetail }) {
  const project = useProject()
  const column = project.state.columns.find(({ role }) => role === 'messages')
  if (!column) return null
  const open = () => {
    const session = sessionOf(project)
    const place = session.pages.placeOf(detail.row)
    const row = place === null ? null : session.pages.row(place)
    if (row) openStructured(row, column, session.text(row, column.id))
  }
  // In a row of plain columns it would begin a conversation that hides them.
  const holds = detail.turns.length === 0 || detail.turns.some((turn) => turn.column === column.id)
  if (!holds) return null
  return (
    <Button size="xs" variant="light" leftSection={<IconMessages size={14} />} mt={12} onClick={open}>
      Edit conversation
    </Button>
  )
}
