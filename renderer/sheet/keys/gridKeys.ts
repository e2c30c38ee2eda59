import type { DataEditorRef } from '@glideapps/glide-data-grid'
import { isMac, isShortcut, type Keys, matches, runShortcut } from '../../actions.ts'
import type { CellEditing } from '../editing/cellEditing.ts'
import type { Leaving } from '../editing/CellEditor.tsx'
import { openCell } from '../editing/useSheetEditing.ts'
import type { SizedField } from '../columns/fields.ts'
import type { SheetSession } from '../session.ts'
import type { Selecting } from '../selection/useSelection.ts'
import { edgeAt } from './edge.ts'
import {
  type Chosen,
  cycled,
  type Extent,
  extended,
  leadOf,
  measuring,
  only,
  screenAside,
  type Spot,
  type Turn,
  within,
} from './navigation.ts'

export type KeyContext = {
  readonly session: SheetSession
  readonly fields: readonly SizedField[]
  readonly selecting: Selecting
  readonly editing: CellEditing
  readonly grid: React.RefObject<DataEditorRef | null>
  /** Pixels for columns side by side. */
  readonly room: number
  /** Where Enter goes back to after a row was typed with Tab; null: Tab was not used. */
  readonly typedFromRef: React.RefObject<number | null>
}

/** What makes a page larger or smaller: in the sheet these keys are too near those that insert and remove rows. */
const ZOOM = 'Mod+= Mod+_'

export function extentOf({ session, fields }: Pick<KeyContext, 'session' | 'fields'>): Extent {
  return { fields: fields.length, rows: session.rows, open: session.open }
}

/** `typing`: a field is open now, and the key itself is still to type its letter there. */
export type Pressed = 'done' | 'typing' | 'nothing'

/** Does what a key means in the sheet. */
export function pressInSheet(keys: Keys, context: KeyContext): Pressed {
  const { chosen } = context.selecting
  if (runShortcut('sheet', keys) || matches(ZOOM, keys)) return 'done'
  if (keys.key === 'Escape' && context.session.cutting.end()) return 'done'
  if (!chosen) return 'nothing'
  const done = turnOrOpen(keys, chosen, context) || go(keys, chosen, context)
  if (done) return 'done'
  return begins(keys) && open(chosen.cell, context, true) ? 'typing' : 'nothing'
}

/** A letter, or the beginning of one that is composed. */
function begins(keys: Keys): boolean {
  const { key, ctrlKey, altKey, metaKey } = keys
  if (metaKey) return false
  // AltGr types signs and reports itself as Ctrl and Alt; neither of them types anything alone, but Alt on a Mac.
  if (ctrlKey && (!altKey || /^[a-z0-9]$/i.test(key) || isShortcut(keys))) return false
  if (altKey && !ctrlKey && !isMac) return false
  return Array.from(key).length === 1 || key === 'Process' || key === 'Dead'
}

function turnOf({ key, shiftKey }: Keys): Turn | null {
  if (key === 'Tab') return shiftKey ? 'shift tab' : 'tab'
  if (key === 'Enter') return shiftKey ? 'shift enter' : 'enter'
  return null
}

/** Tab and Enter inside a selection go from cell to cell; outside Tab moves on and Enter edits. */
function turnOrOpen(keys: Keys, chosen: Chosen, context: KeyContext): boolean {
  if (keys.ctrlKey || keys.metaKey || keys.altKey) return false
  if (keys.key === 'F2') return !keys.shiftKey && open(chosen.cell, context, false)
  const turn = turnOf(keys)
  if (!turn) return false
  if (turn === 'enter' && !cycled(chosen, turn, extentOf(context))) return open(chosen.cell, context, false)
  turnFrom(turn, context)
  return true
}

/** Goes on from the active cell as Tab and Enter do, after an edit or without one. */
function turnFrom(turn: Turn, context: KeyContext): void {
  const { selecting, typedFromRef } = context
  const { chosen } = selecting
  if (!chosen) return
  const extent = extentOf(context)
  const next = cycled(chosen, turn, extent)
  if (next) {
    show(next, next.cell, context)
    return
  }
  const { x, y } = chosen.cell
  const from = typedFromRef.current
  if (turn === 'tab') typedFromRef.current ??= x
  else if (turn === 'enter') typedFromRef.current = null
  const spot = {
    tab: { x: x + 1, y },
    'shift tab': { x: x - 1, y },
    enter: { x: from ?? x, y: y + 1 },
    'shift enter': { x, y: y - 1 },
  }[turn]
  const to = within(spot, extent)
  show(only(to), to, context)
}

/** The selection goes on from a cell whose field was left. */
export function leaveTo(how: Leaving, context: KeyContext): void {
  if (how === 'enter' || how === 'shift enter' || how === 'tab' || how === 'shift tab') turnFrom(how, context)
  else if (how !== 'stay') stepFrom(how, context)
}

const STEPS: Readonly<Record<string, Spot>> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
}

/** One step with an arrow. */
function stepFrom(arrow: string, context: KeyContext): void {
  const { chosen } = context.selecting
  const step = STEPS[arrow]
  if (!chosen || !step) return
  const to = within({ x: chosen.cell.x + step.x, y: chosen.cell.y + step.y }, extentOf(context))
  show(only(to), to, context)
}

function go(keys: Keys, chosen: Chosen, context: KeyContext): boolean {
  if (keys.altKey && !isSideways(keys)) return false
  const mod = isMac ? keys.metaKey : keys.ctrlKey
  const from = keys.shiftKey ? leadOf(chosen) : chosen.cell
  const arrive = (to: Spot) => {
    context.typedFromRef.current = null
    const extent = extentOf(context)
    const spot = within(to, keys.shiftKey ? { ...extent, open: false } : extent)
    show(keys.shiftKey ? extended(chosen, spot, extent) : only(spot), spot, context)
  }
  const step = STEPS[keys.key]
  if (step && mod) {
    const { measured, landed } = measuring(chosen, from, step)
    const edge = edgeAt(context, measured, step)
    if (edge instanceof Promise)
      void edge.then((spot) => {
        arrive(landed(spot))
      })
    else arrive(landed(edge))
    return true
  }
  const to = step ? { x: from.x + step.x, y: from.y + step.y } : jumped(keys, mod, { from, context })
  if (to && keys.key === 'Home') scrollLeft(to, context)
  if (to) arrive(to)
  return to !== null
}

/** The first cell may stand in a column that is kept in sight; then bringing it into sight scrolls nothing. */
function scrollLeft({ y }: Spot, { fields, grid }: KeyContext): void {
  const first = fields.findIndex((field) => field.kind !== 'mark' && !(field.kind === 'text' && field.column.frozen))
  if (first > 1) grid.current?.scrollTo(first, y, 'horizontal')
}

/** Alt with Page down and Page up goes to the right and to the left. */
function isSideways({ key, altKey, ctrlKey, metaKey }: Keys): boolean {
  return altKey && !ctrlKey && !metaKey && (key === 'PageDown' || key === 'PageUp')
}

function jumped(keys: Keys, mod: boolean, { from, context }: { from: Spot; context: KeyContext }): Spot | null {
  const { fields, session, room } = context
  if (isSideways(keys))
    return { x: screenAside(fields, { from: from.x, room }, keys.key === 'PageDown' ? 1 : -1), y: from.y }
  const last = fields.findLastIndex((field) => field.kind === 'text')
  const screen = Math.max(1, session.sight.to - session.sight.from - 3)
  switch (keys.key) {
    case 'Home':
      return mod ? { x: 1, y: 0 } : { x: 1, y: from.y }
    case 'End':
      return mod ? { x: last, y: session.rows - 1 } : { x: fields.length - 1, y: from.y }
    case 'PageDown':
      return mod ? null : { x: from.x, y: Math.min(from.y + screen, session.rows - 1) }
    case 'PageUp':
      return mod ? null : { x: from.x, y: from.y - screen }
    default:
      return null
  }
}

function open(spot: Spot, { session, editing, fields }: KeyContext, over: boolean): boolean {
  return openCell({ session, editing, field: fields[spot.x] }, spot, over)
}

/** Selects, and brings the cell that moved into sight. */
function show(chosen: Chosen, spot: Spot, { selecting, grid }: KeyContext): void {
  selecting.choose(chosen)
  if (chosen.columns.length > 0) grid.current?.scrollTo(spot.x, spot.y, 'horizontal', 0, 0)
  else grid.current?.scrollTo(spot.x, spot.y, chosen.rows.length > 0 ? 'vertical' : 'both')
}
