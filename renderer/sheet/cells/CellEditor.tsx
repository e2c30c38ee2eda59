import type { ProvideEditorComponent } from '@glideapps/glide-data-grid'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { useEditing } from '../editing.ts'
import type { TextCell } from './textData.ts'

type Movement = readonly [-1 | 0 | 1, -1 | 0 | 1]
const ARROWS: Readonly<Record<string, Movement>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

const ENDS = { Enter: [0, 1], Tab: [1, 0], Escape: [0, 0] } as const

/**
 * The text field over a cell. It grows with its text, and whatever ends it without Esc keeps what was typed: Enter, Tab,
 * a click elsewhere, another step, a closed window.
 */
export const CellEditor: ProvideEditorComponent<TextCell> = ({
  value,
  initialValue,
  activation,
  target,
  onFinishedEditing,
}) => {
  const { row, column, text: before } = value.data
  const { opening } = useEditing()
  const [text, setText] = useState(initialValue ?? before)
  const field = useRef<HTMLTextAreaElement>(null)
  const keep = useKeepOnLeave({ row: row.id, column, text, before })
  // Typing over a cell: arrows move on, as in any spreadsheet. After F2 they move inside the text.
  const composing = activation?.inputType === 'keyboard' && activation.key === 'Process'
  const [moving, setMoving] = useState(initialValue !== undefined || composing)

  const begin = useEffectEvent(() => {
    const area = field.current
    if (!area) return
    // Keys pressed until this very moment; from here on they reach the field by themselves.
    const early = opening.typed(text)
    opening.end()
    keep.set(early.text)
    setText(early.text)
    area.focus()
    if (composing) area.select()
    else area.setSelectionRange(area.value.length, area.value.length)
    if (early.end === 'Escape') keep.drop()
    if (early.end) onFinishedEditing(undefined, ENDS[early.end])
  })
  useLayoutEffect(() => {
    begin()
  }, [])

  useLayoutEffect(() => {
    const area = field.current
    if (!area) return
    area.style.height = '0'
    area.style.height = `${Math.min(area.scrollHeight + 4, window.innerHeight * 0.6)}px`
  }, [text])

  const onKeyDown = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    const movement = movementOf(event, moving)
    if (event.key === 'Escape') {
      keep.drop()
      onFinishedEditing(undefined, [0, 0])
    } else if (event.key === 'Enter' && (event.altKey || event.ctrlKey || event.metaKey))
      insertLine(field.current, setText)
    else if (movement) {
      keep.now()
      onFinishedEditing(undefined, movement)
    } else {
      // The grid's own keys stay out of it; those of the window are welcome when they carry a modifier.
      if (!event.ctrlKey && !event.metaKey) event.stopPropagation()
      return
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <textarea
      ref={field}
      className="sheet-editor"
      dir="auto"
      spellCheck={false}
      aria-label={`${column.name}, row ${row.number}`}
      value={text}
      style={{ minWidth: Math.max(target.width + 2, 220), minHeight: target.height + 2 }}
      onChange={(event) => {
        setText(event.currentTarget.value)
      }}
      onPointerDown={() => {
        setMoving(false)
      }}
      onKeyDown={onKeyDown}
    />
  )
}

function movementOf(event: React.KeyboardEvent, moving: boolean): Movement | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null
  if (event.key === 'Enter') return event.shiftKey ? [0, -1] : [0, 1]
  if (event.key === 'Tab') return event.shiftKey ? [-1, 0] : [1, 0]
  return moving && !event.shiftKey ? (ARROWS[event.key] ?? null) : null
}

function insertLine(area: HTMLTextAreaElement | null, setText: (text: string) => void): void {
  if (!area) return
  area.setRangeText('\n', area.selectionStart, area.selectionEnd, 'end')
  setText(area.value)
}

type Held = {
  readonly row: number
  readonly column: TextCell['data']['column']
  readonly text: string
  readonly before: string
}

/** Commits once, at the latest when the field goes away for whatever reason. */
function useKeepOnLeave(held: Held) {
  const { commit } = useEditing()
  const latest = useRef(held)
  const [acts] = useState(() => {
    let done = false
    return {
      now: () => {
        if (done) return
        done = true
        const { row, column, text, before } = latest.current
        if (text !== before) commit(row, column, text)
      },
      drop: () => {
        done = true
      },
      set: (text: string) => {
        latest.current = { ...latest.current, text }
      },
    }
  })
  useLayoutEffect(() => {
    latest.current = held
  })
  const mounted = useRef(false)
  useEffect(() => {
    mounted.current = true
    window.addEventListener('pagehide', acts.now)
    return () => {
      mounted.current = false
      window.removeEventListener('pagehide', acts.now)
      // React may take effects back and forth while developing; the field is gone only when it stays gone.
      queueMicrotask(() => {
        if (!mounted.current) acts.now()
      })
    }
  }, [acts])
  return acts
}
