import { useElementSize } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import { useProject } from '../../project.tsx'
import { rowNumberWidth } from '../cells/rowNumber.ts'
import { fieldsOf, scrollbarWidth, type SizedField, sizeFields } from './fields.ts'
import type { SheetSession } from '../session.ts'

type Fields = {
  readonly fields: readonly SizedField[]
  /** For the element the grid fills. */
  readonly room: React.RefCallback<HTMLDivElement>
  /** Whether the room is known; before that nothing can be laid out. */
  readonly ready: boolean
  /** Room for the columns, in pixels. */
  readonly free: number
  readonly setWidth: (field: string, width: number) => void
}

/** The grid's columns with widths for the room there is. */
export function useFields(session: SheetSession, rows: number): Fields {
  const { state } = useProject()
  const { ref, width } = useElementSize<HTMLDivElement>()
  const [sized, setSized] = useState(session.sized)
  const [bar] = useState(scrollbarWidth)
  // The rows of a filtered view keep their numbers of the sheet.
  const free = width - rowNumberWidth(Math.max(rows, state.totals.rows)) - bar
  const fields = useMemo(() => sizeFields(fieldsOf(state), free, sized), [state, free, sized])
  return {
    fields,
    room: ref,
    ready: width > 0,
    free,
    setWidth: (field, next) => {
      setSized(session.resize(field, Math.round(next)))
    },
  }
}
