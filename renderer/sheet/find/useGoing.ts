import type { DataEditorRef } from '@glideapps/glide-data-grid'
import { useLayoutEffect, useState } from 'react'
import type { Hit } from '../../../shared/contract/find.ts'
import { client } from '../../api.ts'
import { attempt } from '../../frame/trouble.ts'
import { useProject } from '../../project.tsx'
import type { SizedField } from '../columns/fields.ts'
import { type Chosen, only } from '../keys/navigation.ts'
import type { SheetSession } from '../session.ts'
import type { Selecting } from '../selection/useSelection.ts'
import { wholeView } from './scope.ts'
import { type Answer, type Direction, type Place, Walk } from './walk.ts'

export type SheetParts = {
  readonly session: SheetSession
  readonly fields: readonly SizedField[]
  readonly selecting: Selecting
  readonly grid: React.RefObject<DataEditorRef | null>
}

type Going = {
  /** The match one is at; null: none of those that are known now. */
  readonly current: Hit | null
  readonly go: (direction: Direction) => void
  /** To the first match at or after a place. */
  readonly goOn: (place: Place) => void
}

/** A match one stands at. `chosen`, `turn`: what was selected, and the number of the view, the moment before it was shown. */
type Stand = {
  readonly hit: Hit | null
  readonly find: string
  readonly chosen: Chosen | null | undefined
  readonly turn: number
}

const NOWHERE: Stand = { hit: null, find: '', chosen: undefined, turn: -1 }

/** Goes from match to match: each is selected and brought into sight. `jump`: also to the first one when it is found. */
export function useGoing(parts: SheetParts, answer: Answer, jump: boolean): Going {
  const { session, fields, selecting, grid } = parts
  const project = useProject()
  const [walk] = useState(() => new Walk())
  const [stand, setStand] = useState(NOWHERE)
  const find = answer.find ?? ''
  const ask = (direction: Direction, from: Place | null) =>
    client.find.hit({ project: project.id, find, view: session.view, from, direction })
  const show = (hit: Hit) => {
    setStand({ hit, find, chosen: selecting.chosen, turn: session.showing.shown().number })
    const x = fields.findIndex((field) => field.kind === 'text' && field.column.id === hit.column)
    // Another view keeps the column of the active cell.
    if (x > 0) selecting.choose(only({ x, y: hit.place ?? selecting.chosen?.cell.y ?? 0 }))
    if (hit.place === null) project.showRow(hit.row, wholeView(session.view))
    else if (x > 0) grid.current?.scrollTo(x, hit.place)
  }
  useLayoutEffect(() => {
    walk.follow({
      ...{ answer, jump, show },
      cell: () => cellOf(parts),
      isAt: (hit) => isAt(hit, stand, parts),
      ask: (direction, from) => attempt(() => ask(direction, from)),
      find: async (hit) => {
        const { row, column, from } = hit
        const next = await ask('next', { row, column, at: from }).catch(() => null)
        return next?.row === row && next.column === column && next.from === from ? next : null
      },
      stand: (hit) => {
        setStand({ ...NOWHERE, hit, find })
      },
    })
  })
  return {
    current: answer.find !== null && stand.find === find ? stand.hit : null,
    go: (direction) => {
      walk.go(direction)
    },
    goOn: (place) => {
      walk.goOn(place)
    },
  }
}

/** The active cell; its row is asked for where it is not known yet. */
async function cellOf({ session, fields, selecting: { chosen, row } }: SheetParts): Promise<Place | null> {
  if (!chosen) return null
  const { x, y } = chosen.cell
  const id = row ?? (await attempt(() => session.reading.ids({ stretches: [[y, y + 1]] })))?.[0]
  const field = fields[x]
  return id === undefined ? null : { row: id, column: field?.kind === 'text' ? field.column.id : null, at: 0 }
}

/** Whether nothing else was chosen since a match was shown, which the screen may still be about to follow. */
function isAt(hit: Hit, stand: Stand, { session, fields, selecting: { chosen, row } }: SheetParts): boolean {
  if (stand.hit !== hit || chosen === stand.chosen) return true
  if (hit.place === null && stand.turn === session.showing.shown().number) return true
  const field = chosen ? fields[chosen.cell.x] : undefined
  if (field?.kind !== 'text' || field.column.id !== hit.column) return false
  return row === null ? hit.place === null || hit.place === chosen?.cell.y : row === hit.row
}
