import { useMemo, useState } from 'react'
import type { RowId } from '../../../shared/domain/row.ts'
import { isMac, useActions } from '../../actions.ts'
import { useProject } from '../../project.tsx'
import { useBeforeAfter } from './useBeforeAfter.ts'
import { type Finding, Marks } from './marks.ts'
import { EVERYWHERE, selectionScope, type Where } from './scope.ts'
import { type SheetParts, useGoing } from './useGoing.ts'
import { type Looking, useLook } from './useLook.ts'
import { useReplace } from './useReplace.ts'
import { type Meant, useWanted } from './useWanted.ts'
import type { Answer, Direction } from './walk.ts'

export type Find = ReturnType<typeof useFind>
type Mode = 'closed' | 'find' | 'replace'

/** Find and replace in the sheet: what is looked for, what was found, and where one is among it. */
export function useFind(parts: SheetParts) {
  const { id, view, state } = useProject()
  const { mode, asked, setMode, close } = useMode(parts)
  const open = mode !== 'closed'
  const meant = useWanted(parts.fields, view)
  const { wanted, query, finder, scope } = meant
  const { selection, begin } = useSelected(parts, meant)
  const looksFor = open && query && finder && scope ? { query, scope } : null
  const look = useLook(id, looksFor, state.revision)
  const event = look.looked?.event ?? null
  const answer = answerOf(look)
  // Selected cells stay selected until one goes on.
  const going = useGoing(parts, answer, wanted.where.in !== 'selection')
  const { current, goOn } = going
  const ask = (next: 'find' | 'replace') => {
    setMode(next)
    if (!open) begin()
  }
  const go = (direction: Direction) => {
    if (open) going.go(direction)
    else ask('find')
  }
  const beforeAfter = useBeforeAfter(
    id,
    mode === 'replace' && meant.trouble.by === null ? answer.find : null,
    wanted.by,
  )
  const replace = useReplace({
    ...{ session: parts.session, find: answer.find, key: answer.key, by: wanted.by, current, rows: beforeAfter.rows },
    ...{ amend: look.amend, onward: goOn },
    go: () => {
      going.go('next')
    },
  })
  useFindActions(ask, go, open)
  const marks = useMemo(
    () => (open && finder && scope ? new Marks(finder, scope.columns, scope.stretches ?? null) : null),
    [open, finder, scope],
  )
  return {
    ...{ mode, asked, ask, close, look, event, current, go, replace, beforeAfter },
    ...meant,
    /** Cells one may look in alone: those selected now, or when the bar was opened. */
    selection,
    done: event?.type === 'done',
    finding: useMemo<Finding | null>(() => marks && { marks, now: current }, [marks, current]),
    goTo: (row: RowId) => {
      goOn({ row, column: null, at: 0 })
    },
  }
}

function answerOf({ key, looked, stopped }: Looking): Answer {
  const { type, found } = looked?.event ?? {}
  const state = type === 'done' ? 'done' : stopped ? 'stopped' : 'part'
  return { key, find: found?.find ?? null, matches: found?.matches ?? 0, state }
}

/** The cells one may look in alone. */
function useSelected({ selecting, fields, session }: SheetParts, { wanted, want }: Meant) {
  const [kept, setKept] = useState<Where | null>(null)
  const selected = selectionScope(selecting.areas, fields, session.view)
  return {
    selection: selected ?? kept,
    /** As everywhere: with several cells selected one means those. Going from match to match changes the selection. */
    begin: () => {
      setKept(selected)
      want({ where: selected ?? (wanted.where.in === 'selection' ? EVERYWHERE : wanted.where) })
    },
  }
}

function useMode({ grid }: SheetParts) {
  const [mode, setMode] = useState<Mode>('closed')
  /** Grows whenever the user asks for the bar: its field is to be ready for typing. */
  const [asked, setAsked] = useState(0)
  return {
    ...{ mode, asked },
    setMode: (next: 'find' | 'replace') => {
      setMode((old) => (next === 'find' && old === 'replace' ? old : next))
      setAsked((count) => count + 1)
    },
    close: () => {
      setMode('closed')
      grid.current?.focus()
    },
  }
}

type FindAction = { readonly id: string; readonly title: string; readonly shortcut: string; readonly also?: string }

function useFindActions(
  ask: (mode: 'find' | 'replace') => void,
  go: (direction: Direction) => void,
  open: boolean,
): void {
  const action = (keys: FindAction, run: () => void) => ({ ...keys, run, group: 'Data' })
  // Where nothing is looked for, Ctrl+G goes to a row, as in Excel; on a Mac ⌘G is everywhere the next match.
  const g = open || isMac ? 'Mod+G ' : ''
  useActions([
    action({ id: 'find', title: 'Find', shortcut: 'Mod+F', also: 'Shift+F5' }, () => {
      ask('find')
    }),
    action({ id: 'find-replace', title: 'Find and replace', shortcut: 'Mod+Alt+F Ctrl+H' }, () => {
      ask('replace')
    }),
    action({ id: 'find-next', title: 'Next match', shortcut: `${g}F3`, also: 'Shift+F4' }, () => {
      go('next')
    }),
    action(
      { id: 'find-previous', title: 'Previous match', shortcut: 'Mod+Shift+G Shift+F3', also: 'Ctrl+Shift+F4' },
      () => {
        go('previous')
      },
    ),
  ])
}
