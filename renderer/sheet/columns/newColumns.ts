import type { DataEditorRef } from '@glideapps/glide-data-grid'
import { useEffect, useEffectEvent } from 'react'
import type { EditResult } from '../../../shared/contract/rows.ts'
import type { Column, ColumnId } from '../../../shared/domain/column.ts'
import { SharedState, useShared } from '../../sharedState.ts'
import type { Field } from './fields.ts'
import { only } from '../keys/navigation.ts'
import type { Selecting } from '../selection/useSelection.ts'

const NONE: readonly ColumnId[] = []
const asked = new SharedState(NONE)

/** Has the columns that an act made, or brought back, selected and in sight as soon as they are on screen. */
export function showNewColumns(before: readonly Column[], result: EditResult | null): void {
  const known = new Set(before.map(({ id }) => id))
  const made = result?.state.columns.filter(({ id, hidden }) => !hidden && !known.has(id)) ?? []
  if (made.length > 0) asked.set(made.map(({ id }) => id))
}

type Parts = {
  readonly fields: readonly Field[]
  readonly selecting: Selecting
  readonly grid: React.RefObject<DataEditorRef | null>
}

/** Selects new columns that were asked for, from the first to the last, and scrolls to the first. */
export function useNewColumns({ fields, selecting, grid }: Parts): void {
  const wanted = useShared(asked)
  const places = placesOf(wanted, fields)
  const isHere = places.length > 0 && places.length === wanted.length
  const show = useEffectEvent(() => {
    const [first = 1] = places
    const y = selecting.chosen?.cell.y ?? 0
    asked.set(NONE)
    selecting.choose({ ...only({ x: first, y }), columns: places.map((x) => [x, x + 1] as const) })
    // The grid is as wide as its columns from the next frame on.
    requestAnimationFrame(() => grid.current?.scrollTo(first, y, 'horizontal'))
  })
  useEffect(() => {
    if (isHere) show()
  }, [isHere])
}

function placesOf(columns: readonly ColumnId[], fields: readonly Field[]): number[] {
  return fields.flatMap((field, x) => (field.kind === 'text' && columns.includes(field.column.id) ? [x] : []))
}
