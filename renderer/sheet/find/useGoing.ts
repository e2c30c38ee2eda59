import type { DataEditorRef } from '@glideapps/glide-data-grid'
import { useEffect, useRef, useState } from 'react'
import type { FindEvent, Hit } from '../../../shared/contract/find.ts'
import type { ColumnId } from '../../../shared/domain/column.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { client } from '../../api.ts'
import { attempt } from '../../frame/trouble.ts'
import { useProject } from '../../project.tsx'
import type { SizedField } from '../fields.ts'
import { only } from '../keys/navigation.ts'
import type { SheetSession } from '../session.ts'
import type { Selecting } from '../useSelection.ts'
import { wholeView } from './scope.ts'

export type Direction = 'next' | 'previous'
type Place = { readonly row: RowId; readonly column: ColumnId | null; readonly at: number }

export type SheetParts = {
  readonly session: SheetSession
  readonly fields: readonly SizedField[]
  readonly selecting: Selecting
  readonly grid: React.RefObject<DataEditorRef | null>
}

/** The newest answer of a look; `key`: what was looked for. */
type Answer = { readonly key: string; readonly event: FindEvent | null }

type Going = {
  /** The match one is at; null: none of those that are known now. */
  readonly current: Hit | null
  readonly go: (direction: Direction) => void
  /** To the first match at or after a place. */
  readonly goOn: (place: Place) => void
}

/** Goes from match to match: each is selected and brought into sight. `jump`: also to the first one when it is found. */
export function useGoing({ session, fields, selecting, grid }: SheetParts, answer: Answer, jump: boolean): Going {
  const project = useProject()
  const { event } = answer
  const [hit, setHit] = useState<{ hit: Hit; find: string } | null>(null)
  const find = event?.found.find ?? ''
  const ask = (direction: Direction, from: Place | null) =>
    client.find.hit({ project: project.id, find, view: session.view, from, direction })

  const show = (next: Hit) => {
    setHit({ hit: next, find })
    const x = fields.findIndex((field) => field.kind === 'text' && field.column.id === next.column)
    if (next.place === null) project.showRow(next.row, wholeView(session.view))
    else if (x > 0) {
      selecting.choose(only({ x, y: next.place }))
      grid.current?.scrollTo(x, next.place)
    }
  }
  const goFrom = async (direction: Direction, from: Place | null) => {
    if (!event || event.found.matches === 0) return
    const next = await attempt(() => ask(direction, from))
    if (next) show(next)
  }
  /** The same match in a new answer, after the data changed; or none. */
  const follow = async ({ row, column, from }: Hit) => {
    const next = await ask('next', { row, column, at: from }).catch(() => null)
    const same = next?.row === row && next.column === column && next.from === from
    setHit(same ? { hit: next, find } : null)
  }
  useArrival(answer, (again) => {
    if (again && hit) void follow(hit.hit)
    else if (!again && jump) void goFrom('next', cellOf(selecting, fields))
  })
  return {
    current: event && hit?.find === find ? hit.hit : null,
    go: (direction) => void goFrom(direction, placeAfter(hit?.hit ?? null, cellOf(selecting, fields), direction)),
    goOn: (place) => void goFrom('next', place),
  }
}

/** The active cell; null: its row is not known yet. */
function cellOf({ chosen, row }: Selecting, fields: readonly SizedField[]): Place | null {
  const field = chosen ? fields[chosen.cell.x] : undefined
  return row === null ? null : { row, column: field?.kind === 'text' ? field.column.id : null, at: 0 }
}

/** One goes on from the last match as long as its cell is the active one, else from the cell chosen since. */
function placeAfter(last: Hit | null, cell: Place | null, direction: Direction): Place | null {
  if (!cell || last?.row !== cell.row || last.column !== cell.column) return cell
  return { ...cell, at: direction === 'next' ? Math.max(last.to, last.from + 1) : last.from }
}

/** Hears of each complete answer once; `again`: it is to the same question, asked anew because the data changed. */
function useArrival({ key, event }: Answer, arrived: (again: boolean) => void): void {
  const last = useRef({ key: '', find: '' })
  useEffect(() => {
    if (event?.type !== 'done' || event.found.find === last.current.find) return
    const again = last.current.key === key
    last.current = { key, find: event.found.find }
    arrived(again)
  })
}
