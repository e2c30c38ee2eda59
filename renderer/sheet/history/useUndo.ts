import type { DataEditorRef, GridSelection } from '@glideapps/glide-data-grid'
import { useEffect, useRef } from 'react'
import type { EditResult } from '../../../shared/contract/rows.ts'
import type { ColumnId } from '../../../shared/domain/column.ts'
import { client } from '../../api.ts'
import { showToast } from '../../ui/toast.tsx'
import type { CellEditing } from '../editing/cellEditing.ts'
import type { Field } from '../columns/fields.ts'
import { selectBox } from '../selection/gridSelection.ts'
import type { Box } from '../patches.ts'
import { FIRST_FIELD, range } from '../selection/selection.ts'
import { showNewColumns } from '../columns/newColumns.ts'
import type { SheetSession } from '../session.ts'
import type { Selecting } from '../selection/useSelection.ts'

/** Of so many changed rows some are in sight wherever one is among them, and those that are named may be anywhere. */
const MANY_ROWS = 200

type UndoParts = {
  readonly session: SheetSession
  readonly fields: readonly Field[]
  readonly selecting: Selecting
  readonly editing: CellEditing
  readonly grid: React.RefObject<DataEditorRef | null>
}

/** Undo and redo, which bring what they changed into sight, as long as the user has not gone elsewhere meanwhile. */
export function useUndo(parts: UndoParts) {
  const now = useRef(parts)
  /** The selection that an earlier undo made: several in a row are followed to the last of them. */
  const made = useRef<GridSelection | null>(null)
  useEffect(() => {
    now.current = parts
  })
  const step = async (which: 'undo' | 'redo') => {
    const from = parts.selecting.selection
    const { columns } = parts.session.project.state
    const result = await parts.session[which]()
    showNewColumns(columns, result)
    const spot = result && (await changedSpot(parts.session, result))
    if (!spot) tellHidden(parts.session, result)
    const { selecting, editing, fields, grid } = now.current
    const stays = selecting.selection === from || selecting.selection === made.current
    if (!spot || !stays || editing.edited()) return
    const box = boxOf(spot, fields, selecting.chosen?.cell.x ?? FIRST_FIELD)
    if (!isSelected(selecting, box)) {
      made.current = selectBox(box)
      selecting.select(made.current)
    } else if (result.rows.length > MANY_ROWS) return
    grid.current?.scrollTo(box.x, box.y)
  }
  return { undo: () => void step('undo'), redo: () => void step('redo') }
}

/** What was undone in hidden rows is out of sight: a way to it. */
function tellHidden({ view, project }: SheetSession, result: EditResult | null): void {
  const row = result?.inserted[0] ?? result?.rows[0]?.id
  if (!view.hidden || row === undefined) return
  showToast({
    message: 'What changed stands in rows that are not shown.',
    action: {
      label: 'Show it',
      run: () => {
        project.showRow(row)
      },
    },
  })
}

type Changed = { readonly y: number; readonly rows: number; readonly columns: readonly ColumnId[] }

/** Where the topmost row that changed or came back stands in the view; null: nowhere. */
async function changedSpot(session: SheetSession, result: EditResult): Promise<Changed | null> {
  const { rows, inserted, reload } = result
  const [back] = inserted
  const { touched } = session.pages
  if (touched && !reload) return { y: touched.place, rows: touched.rows, columns: touched.columns }
  const first = rows.toSorted((one, other) => one.number - other.number)[0]?.id
  const row = back ?? first
  if (row === undefined) return null
  const place = await client.rows.locate({ project: session.id, view: session.view, row }).catch(() => null)
  return place === null ? null : { y: place, rows: 1, columns: touched?.columns ?? [] }
}

/** So many cells are selected at most; of more the first is enough to see where one is. */
const MOST = 10_000

/** The cells that changed where they make one rectangle, else the first of them. `x`: where none of the columns is shown. */
function boxOf({ y, rows, columns }: Changed, fields: readonly Field[], x: number): Box {
  const places = fields.flatMap((field, at) => (field.kind === 'text' && columns.includes(field.column.id) ? [at] : []))
  const first = places[0] ?? x
  const beside = places.length === columns.length && places.every((place, at) => place === first + at)
  if (!beside || places.length * rows > MOST) return { x: first, y, width: 1, height: 1 }
  return { x: first, y, width: Math.max(1, places.length), height: rows }
}

function isSelected({ areas }: Selecting, { x, y, width, height }: Box): boolean {
  return areas.some(
    ({ stretches, fields }) =>
      range(x, x + width).every((field) => fields.includes(field)) &&
      stretches.some(([from, to]) => y >= from && y + height <= to),
  )
}
