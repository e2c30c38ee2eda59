import { useEffect, useState } from 'react'
import type { Column } from '../../../shared/domain/column.ts'
import type { Row } from '../../../shared/domain/row.ts'
import { formatCount } from '../../../shared/format/figures.ts'
import { report } from '../../frame/trouble.ts'
import { typeCell } from '../acts.ts'
import { openStructured } from '../chat/opened.ts'
import type { Field } from '../columns/fields.ts'
import type { Spot } from '../keys/navigation.ts'
import type { SheetSession } from '../session.ts'
import { DraftKeeper } from './cellDraft.ts'
import { CellEditing } from './cellEditing.ts'

/**
 * The editing of a sheet. Nothing typed is lost when the sheet leaves the screen or the window closes while a field is
 * open: its text is on its way at once, and the frame asks before it lets the window go.
 */
export function useSheetEditing(session: SheetSession): CellEditing {
  const [editing] = useState(
    () =>
      new CellEditing(
        (edited, text) => {
          typeCell(session, edited, text)
        },
        new DraftKeeper(sessionStorage, session.id),
      ),
  )
  useEffect(() => {
    // First of all listeners: what is kept here counts among the edits that hold the window open.
    const keep = (event: BeforeUnloadEvent) => {
      editing.keep()
      // Edits go one after another; main outlives a desktop window, but gets only what was sent.
      if (session.edits.state().waiting > 1) event.preventDefault()
    }
    window.addEventListener('beforeunload', keep, { capture: true })
    return () => {
      window.removeEventListener('beforeunload', keep, { capture: true })
      editing.end()
    }
  }, [editing, session])
  return editing
}

/** So many letters a field of the browser still takes without a noticeable wait. */
const LONGEST = 1_000_000

type Opening = { readonly session: SheetSession; readonly editing: CellEditing; readonly field: Field | undefined }

/**
 * Opens a cell of text, also the one in the row that adds rows. `over`: what is typed takes the place of its text. False:
 * there is nothing to type into.
 */
export function openCell({ session, editing, field }: Opening, { x, y }: Spot, over: boolean): boolean {
  if (field?.kind !== 'text') return false
  const { column } = field
  const cell = { column, x, y, over }
  const row = session.pages.row(y)
  if (row && isForOthers(row, column, session.text(row, column.id))) return true
  const made = session.newRow(y)
  if (row) editing.open({ ...cell, row: row.id, number: row.number, before: session.text(row, column.id) })
  else if (made) editing.open({ ...cell, row: made.id, number: y + 1, before: made.cells[column.id] ?? '' })
  else if (y === session.rows) {
    if (!session.open) return false
    editing.open({ ...cell, row: 'new', number: null, before: '' })
  } else if (over) {
    // A row that is only on its way from the core: the letters are taken now, their row is found meanwhile.
    const id = session.reading.ids({ stretches: [[y, y + 1]] }).then(
      ([found]) => found ?? null,
      () => null,
    )
    editing.open({ ...cell, row: id, number: null, before: null })
  } else void session.pages.load(y).then((loaded) => loaded && openCell({ session, editing, field }, { x, y }, over))
  return true
}

/** True when a text has an editor of its own, which is open now, or is too long for any. */
function isForOthers(row: Row, column: Column, text: string): boolean {
  return refuseLong(text) || openStructured(row, column, text)
}

/** True, and said so, when a text is longer than a field of the browser can take. */
function refuseLong(text: string): boolean {
  if (text.length <= LONGEST) return false
  report({
    code: 'wrong-input',
    message: `This cell holds ${formatCount(text.length, 'letter')}, too many to type into.`,
    hint: 'Change it with Find and replace, or delete it and type anew.',
  })
  return true
}
