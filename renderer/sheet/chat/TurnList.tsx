import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useCallback, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { nextTurn } from '../../../shared/domain/example/conversation.ts'
import type { DraftAct, DraftTurn } from './draft.ts'
import { TurnEditor } from './TurnEditor.tsx'
import { roleWords } from './words.ts'

type TurnListProps = {
  readonly turns: readonly DraftTurn[]
  readonly tools: readonly string[]
  readonly dispatch: (act: DraftAct) => void
}

/** The turns in their order. Keys, buttons and dragging move them; the focus goes along. */
export function TurnList({ turns, tools, dispatch }: TurnListProps) {
  const list = useRef<HTMLOListElement>(null)
  const [said, setSaid] = useState('')
  const messages = useMemo(() => turns.map(({ message }) => message), [turns])
  const held = useRef<Element | null>(null)
  const count = turns.length
  useFocusOnNew(turns, list)

  const move = useCallback(
    (key: number, to: number) => {
      if (to < 0 || to >= count) return
      // Moving an element in the document takes the focus from it.
      held.current = document.activeElement
      dispatch({ type: 'move', key, to })
      setSaid(`Now turn ${to + 1} of ${count}.`)
    },
    [dispatch, count],
  )
  useLayoutEffect(() => {
    if (held.current instanceof HTMLElement && held.current !== document.activeElement) held.current.focus()
    held.current = null
  }, [turns])
  const drag = useDrag(move)

  return (
    <>
      <ol
        ref={list}
        className="sheet-chat-turns"
        aria-label="Turns"
        onKeyDown={(event) => {
          if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
          const at = placeOf(event.target)
          const turn = at === null ? undefined : turns[at]
          if (at === null || !turn) return
          event.preventDefault()
          move(turn.key, event.key === 'ArrowUp' ? at - 1 : at + 1)
        }}
      >
        {turns.map((turn, at) => (
          <li
            key={turn.key}
            className="sheet-chat-turn"
            data-turn={at}
            data-drop={drag.over === at ? (drag.from < at ? 'below' : 'above') : undefined}
            {...drag.handlers(turn.key, at)}
          >
            <TurnEditor {...{ turn, at, messages, tools, dispatch }} onMove={move} />
          </li>
        ))}
      </ol>
      {count === 0 && <p className="ts-3">No turns yet. A conversation begins with what a person writes.</p>}
      <Button
        variant="light"
        size="xs"
        leftSection={<IconPlus size={14} />}
        onClick={() => {
          dispatch({ type: 'add', at: count })
        }}
      >
        Add a turn: {roleWords(nextTurn(messages).role).name.toLowerCase()}
      </Button>
      <div className="sheet-chat-said" role="status">
        {said}
      </div>
    </>
  )
}

function placeOf(target: EventTarget): number | null {
  const turn = target instanceof Element ? target.closest<HTMLElement>('[data-turn]') : null
  return turn?.dataset['turn'] === undefined ? null : Number(turn.dataset['turn'])
}

/** A new turn is there to be written; after a removal the turn in its place has the focus, so that keys go on. */
function useFocusOnNew(turns: readonly DraftTurn[], list: React.RefObject<HTMLOListElement | null>): void {
  const before = useRef(turns)
  const follow = useEffectEvent((last: readonly DraftTurn[]) => {
    const known = new Set(last.map(({ key }) => key))
    const added = turns.filter(({ key }) => !known.has(key))
    const removed = last.findIndex(({ key }) => !turns.some((turn) => turn.key === key))
    const at = added.length === 1 && last.length < turns.length ? turns.findIndex((turn) => turn === added[0]) : removed
    if (at < 0) return
    list.current?.children[Math.min(at, turns.length - 1)]?.querySelector('textarea')?.focus()
  })
  useLayoutEffect(() => {
    if (before.current !== turns) follow(before.current)
    before.current = turns
  }, [turns])
}

/** Dragging by the grip. `over`: the place it would be dropped at; null: nothing is dragged. */
function useDrag(move: (key: number, to: number) => void) {
  const [drag, setDrag] = useState<{ key: number; from: number; over: number } | null>(null)
  const handlers = (key: number, at: number): React.HTMLAttributes<HTMLLIElement> => ({
    onDragStart: (event) => {
      if (!(event.target instanceof HTMLElement) || !event.target.draggable) return
      event.dataTransfer.effectAllowed = 'move'
      // Firefox and Chromium drag nothing that carries nothing.
      event.dataTransfer.setData('text/x-turn', String(at))
      event.dataTransfer.setDragImage(event.currentTarget, 20, 16)
      setDrag({ key, from: at, over: at })
    },
    onDragOver: (event) => {
      if (!drag) return
      event.preventDefault()
      if (drag.over !== at) setDrag({ ...drag, over: at })
    },
    onDrop: (event) => {
      if (!drag) return
      event.preventDefault()
      setDrag(null)
      move(drag.key, at)
    },
    onDragEnd: () => {
      setDrag(null)
    },
  })
  return { over: drag && drag.over !== drag.from ? drag.over : null, from: drag?.from ?? 0, handlers }
}
