import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { RowId } from '../../../shared/domain/row.ts'
import { formatNumber } from '../../../shared/format/figures.ts'
import { readFigure } from '../../../shared/format/typed.ts'
import { useActions } from '../../actions.ts'
import { client, failureOf } from '../../api.ts'
import { useProject } from '../../project.tsx'
import { useReturnedFocus } from '../../ui/useReturnedFocus.ts'
import type { SheetSession } from '../session.ts'
import type { Selecting } from '../selection/useSelection.ts'
import { only } from './navigation.ts'

type GoToRowProps = {
  session: SheetSession
  selecting: Selecting
  /** Something is looked for: Ctrl+G goes on to the next match then. */
  finding: boolean
}

/** To a row by its number, in a sheet too long to scroll through. */
export function GoToRow({ session, selecting, finding }: GoToRowProps) {
  const [open, setOpen] = useState(false)
  useActions([
    {
      id: 'go-to-row',
      title: 'Go to a row…',
      group: 'View',
      shortcut: finding ? 'F5' : 'Ctrl+G F5',
      enabled: session.project.state.totals.rows > 0,
      run: () => {
        setOpen(true)
      },
    },
  ])
  const close = () => {
    setOpen(false)
  }
  return open && <RowDialog {...{ session, selecting }} onClose={close} />
}

type RowDialogProps = Pick<GoToRowProps, 'session' | 'selecting'> & { onClose: () => void }

function RowDialog({ session, selecting, onClose }: RowDialogProps) {
  useReturnedFocus()
  const { showRow } = useProject()
  const { rows } = session.project.state.totals
  const [typed, setTyped] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)
  /** A row that is not among those shown. */
  const [unseen, setUnseen] = useState<RowId | null>(null)
  const goTo = async () => {
    const number = numberOf(typed)
    if (number === null || number < 1 || number > rows) {
      setTrouble(`Rows are numbered from 1 to ${formatNumber(rows)}.`)
      return
    }
    try {
      const { row, place } = await placeOf(session, number)
      if (place === null) {
        setUnseen(row)
        setTrouble(`Row ${formatNumber(number)} is not among the rows shown.`)
        return
      }
      selecting.choose(only({ x: selecting.chosen?.cell.x ?? 1, y: place }))
      onClose()
    } catch (error) {
      setTrouble(failureOf(error).message)
    }
  }
  const showAll = () => {
    if (unseen !== null) showRow(unseen, {})
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title="Go to a row"
      size={360}
      withCloseButton={false}
      transitionProps={{ duration: 120 }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (unseen === null) void goTo()
          else showAll()
        }}
      >
        <TextInput
          label="Row number"
          description={`From 1 to ${formatNumber(rows)}`}
          data-autofocus
          inputMode="numeric"
          autoComplete="off"
          maxLength={40}
          value={typed}
          error={trouble}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setTrouble(null)
            setUnseen(null)
          }}
        />
        <div className="ts-row" style={{ justifyContent: 'flex-end', marginTop: 16 }}>
          <Button variant="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="filled" disabled={typed.trim() === ''}>
            {unseen === null ? 'Go' : 'Show all rows'}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** A number as people type it; `B12`, as spreadsheets call a cell, is row 12. Null: no whole number. */
function numberOf(typed: string): number | null {
  const figure = readFigure(typed.trim().replace(/^\$?[a-z]{1,3}\$?(?=\d)/i, ''))
  return figure !== null && Number.isInteger(figure) ? figure : null
}

/** The row with a number of the sheet, and where it stands among the rows shown; `place` null: nowhere. */
async function placeOf(session: SheetSession, number: number): Promise<{ row: RowId; place: number | null }> {
  const { id: project, view } = session
  await session.edits.settled()
  const { rows } = await client.rows.page({ project, view: {}, offset: number - 1, limit: 1 })
  const row = rows[0]?.id
  if (row === undefined) throw new Error('There is no such row any more.')
  return { row, place: await client.rows.locate({ project, view, row }) }
}
