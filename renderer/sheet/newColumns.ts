import type { DataEditorRef } from '@glideapps/glide-data-grid'
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import type { EditResult } from '../../shared/contract/rows.ts'
import type { Column, ColumnId } from '../../shared/domain/column.ts'
import type { Field } from './fields.ts'
import { only } from './keys/navigation.ts'
import type { Selecting } from './useSelection.ts'

const NONE: readonly ColumnId[] = []
let asked = NONE
const listeners = new Set<() => void>()

/** Has the columns that an act made, or brought back, selected and in sight as soon as they are on screen. */
export function showNewColumns(before: readonly Column[], result: EditResult | null): void {
  const known = new Set(before.map(({ id }) => id))
  const made = result?.state.columns.filter(({ id, hidden }) => !hidden && !known.has(id)) ?? []
  if (made.length > 0) ask(made.map(({ id }) => id))
}

function ask(columns: readonly ColumnId[]): void {
  asked = columns
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

type Parts = {
  readonly fields: readonly Field[]
  readonly selecting: Selecting
  readonly grid: React.RefObject<DataEditorRef | null>
}

/** Selects new columns that were asked for, from the first to the last, and scrolls to the first. */
export function useNewColumns({ fields, selecting, grid }: Parts): void {
  const wanted = useSyncExternalStore(listen, () => asked)
  const places = placesOf(wanted, fields)
  const isHere = places.length > 0 && places.length === wanted.length
  const show = useEffectEvent(() => {
    const [first = 1] = places
    const y = selecting.chosen?.cell.y ?? 0
    ask(NONE)
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
