import type { DataEditorRef, Rectangle } from '@glideapps/glide-data-grid'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { LINE, topOf } from '../cells/textLines.ts'
import type { Keys } from '../../actions.ts'
import type { CellEditing, Edited } from './cellEditing.ts'

/** How a field was left, for the selection to move on. */
export type Leaving =
  'enter' | 'shift enter' | 'tab' | 'shift tab' | 'stay' | 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'

const ARROWS: readonly Leaving[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']

type CellEditorProps = {
  editing: CellEditing
  edited: Edited
  grid: React.RefObject<DataEditorRef | null>
  /** Around the grid, which may not take the focus back while the field is there. */
  region: React.RefObject<HTMLElement | null>
  /** The field is gone and the grid is to go on. */
  onLeave: (how: Leaving) => void
  /** The text is to go into everything that is selected. */
  onFill: () => void
  /** What a key writes where the caret is, such as the day of today; null: it is for the field itself. */
  writes: (keys: Keys) => string | null
}

/**
 * The text field over a cell. It has the focus before the key that opened it types its letter: nothing is handed over,
 * so nothing typed in a hurry can be lost, and input methods compose in the field itself.
 */
export function CellEditor({ editing, edited, grid, region, onLeave, onFill, writes }: CellEditorProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(editing.text)
  // Typing over a cell: arrows move on, as in any spreadsheet. After F2 or a click they move inside the text.
  const [moving, setMoving] = useState(edited.over)
  const take = (next: string) => {
    editing.type(next)
    setText(next)
  }

  useLayoutEffect(() => {
    const area = field.current
    if (!area) return
    area.focus({ preventScroll: true })
    area.setSelectionRange(area.value.length, area.value.length)
  }, [])
  useLayoutEffect(() => {
    const cell = grid.current?.getBounds(edited.x, edited.y)
    const room = region.current?.getBoundingClientRect()
    if (field.current && cell && room) place(field.current, cell, room)
  })
  usePressElsewhere(field, () => {
    editing.end()
  })

  const onBlur = (event: React.FocusEvent) => {
    const to = event.relatedTarget
    // The grid takes the focus now and then for its own table; while the field is there it belongs to the field.
    if (to !== null && region.current?.contains(to) === true && editing.edited() === edited) field.current?.focus()
    // Another window is no end; a field or button elsewhere is.
    else if (to !== null) editing.end()
  }
  const onKeyDown = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) {
      event.stopPropagation()
      return
    }
    const act = actOf(event)
    if (act) {
      event.preventDefault()
      event.stopPropagation()
      act()
    } else if (isOwn(event)) event.stopPropagation()
  }
  /** What a key does to the field as a whole; null: it is for the text in it, or for the window. */
  const actOf = (event: React.KeyboardEvent<HTMLTextAreaElement>): (() => void) | null => {
    const mod = event.ctrlKey || event.metaKey
    if (event.key === 'Enter' && mod) return onFill
    if (!mod && IDLE.test(event.key)) return () => undefined
    if (event.key === 'F2')
      return () => {
        setMoving((moves) => !moves)
      }
    return leaveOf(event) ?? writeOf(event)
  }
  const leaveOf = (event: React.KeyboardEvent): (() => void) | null => {
    const leaving = event.key === 'Escape' ? 'stay' : leavingOf(event, moving)
    if (!leaving) return null
    return () => {
      if (event.key === 'Escape') editing.drop()
      else editing.end()
      onLeave(leaving)
    }
  }
  const writeOf = (event: React.KeyboardEvent<HTMLTextAreaElement>): (() => void) | null => {
    const newLine = event.key === 'Enter' && event.altKey
    const text = newLine ? '\n' : event.ctrlKey || event.metaKey ? writes(event.nativeEvent) : null
    const area = event.currentTarget
    if (text === null) return null
    return () => {
      area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end')
      take(area.value)
    }
  }
  return createPortal(
    <textarea
      ref={field}
      className="sheet-editor"
      data-long={text.length > LONG || undefined}
      dir="auto"
      spellCheck={false}
      aria-label={
        edited.number === null ? `${edited.column.name}, new row` : `${edited.column.name}, row ${edited.number}`
      }
      value={text}
      onChange={(event) => {
        take(event.currentTarget.value)
      }}
      onPointerDown={() => {
        setMoving(false)
      }}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    />,
    document.body,
  )
}

/** A press anywhere but in the field ends it, before whatever was pressed does its own. */
function usePressElsewhere(field: React.RefObject<HTMLElement | null>, end: () => void): void {
  const onPress = useEffectEvent((event: PointerEvent) => {
    if (event.target instanceof Node && field.current?.contains(event.target) !== true) end()
  })
  useEffect(() => {
    const press = (event: PointerEvent) => {
      onPress(event)
    }
    window.addEventListener('pointerdown', press, { capture: true })
    return () => {
      window.removeEventListener('pointerdown', press, { capture: true })
    }
  }, [])
}

/** From so many letters on the field has one size: measuring such a text after every letter takes longer than typing it. */
const LONG = 20_000

const LEAST_WIDTH = 220
const EDGE = 8
/** Height of the columns' heads. */
const HEADS = 46

/** Over its cell, as tall as its text, and inside the grid and the window when the cell is scrolled away. */
function place(area: HTMLTextAreaElement, cell: Rectangle, grid: DOMRect): void {
  const { style } = area
  const width = Math.max(cell.width + 2, LEAST_WIDTH)
  style.minWidth = `${width}px`
  const most = (window.innerHeight - 2 * EDGE) * 0.6
  const height = area.value.length > LONG ? most : Math.min(Math.max(tallOf(area, cell), cell.height + 2), most)
  style.minHeight = `${cell.height + 2}px`
  style.height = `${height}px`
  const wide = area.offsetWidth
  const left = Math.min(Math.max(cell.x - 1, grid.left), grid.right - EDGE - Math.min(wide, grid.width))
  const top = Math.min(Math.max(cell.y - 1, grid.top + HEADS), grid.bottom - cell.height)
  style.left = `${Math.min(left, window.innerWidth - wide - EDGE)}px`
  style.top = `${Math.max(EDGE, Math.min(top, window.innerHeight - height - EDGE))}px`
}

/** Above and below the text of the field, as in its style. */
const PAD = 5
const BORDER = 2

/** As tall as the text is, with its lines where they were drawn in the cell. */
function tallOf(area: HTMLTextAreaElement, cell: Rectangle): number {
  const { style } = area
  style.paddingTop = `${PAD}px`
  style.minHeight = '0'
  style.height = '0'
  const lines = Math.round((area.scrollHeight - 2 * PAD) / LINE)
  // The field begins a pixel above its cell, and the page sets its lines a pixel lower than the canvas.
  const above = Math.max(PAD - 1, topOf({ y: -BORDER, height: cell.height }, lines))
  style.paddingTop = `${above}px`
  return above + lines * LINE + PAD + 2 * BORDER
}

function leavingOf(event: React.KeyboardEvent, moving: boolean): Leaving | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null
  if (event.key === 'Enter') return event.shiftKey ? 'shift enter' : 'enter'
  if (event.key === 'Tab') return event.shiftKey ? 'shift tab' : 'tab'
  return moving && !event.shiftKey ? (ARROWS.find((arrow) => arrow === event.key) ?? null) : null
}

/** Keys that go elsewhere in the sheet, and rest while one types; a browser would load the page anew. */
const IDLE = /^F([3-9]|12)$/

/** Letters and what moves among them are the field's own; help and what has a modifier are for the window. */
function isOwn({ key, ctrlKey, metaKey, altKey }: React.KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey && key !== 'F1'
}
