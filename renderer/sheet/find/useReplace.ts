import { useState } from 'react'
import type { FindEvent, Hit, ReplacedRow } from '../../../shared/contract/find.ts'
import type { ProjectState } from '../../../shared/contract/project.ts'
import type { EditResult } from '../../../shared/contract/rows.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { formatCount } from '../../../shared/format/figures.ts'
import { client, failureOf, orpc, queryClient } from '../../api.ts'
import { report } from '../../frame/trouble.ts'
import type { Ask } from '../../useActs.ts'
import { useProject } from '../../project.tsx'
import { showToast } from '../../ui/toast.tsx'
import type { SheetSession } from '../session.ts'

type Place = { readonly row: RowId; readonly column: string; readonly at: number }

const NONE: ReadonlySet<RowId> = new Set()

type ReplaceOptions = {
  readonly session: SheetSession
  /** The look whose matches are replaced; null: there is none. */
  readonly find: string | null
  /** Rows are left out of this look alone. */
  readonly key: string
  readonly by: string
  readonly current: Hit | null
  /** What is shown before and after. */
  readonly rows: readonly ReplacedRow[]
  readonly amend: (found: FindEvent['found']) => void
  /** Goes on to the next match at or after a place. */
  readonly onward: (place: Place) => void
  readonly go: () => void
}

/** Replaces this match or all of them, and keeps the rows that are left as they are. */
export function useReplace({ session, find, key, by, current, rows, amend, onward, go }: ReplaceOptions) {
  const project = useProject()
  const [left, setLeft] = useState<{ key: string; rows: ReadonlySet<RowId> }>({ key: '', rows: new Set() })
  const [panel, setPanel] = useState(true)
  const [busy, setBusy] = useState(false)
  /** The question whose matches were all replaced: none being left is no surprise. */
  const [emptied, setEmptied] = useState('')
  const except = left.key === key ? left.rows : NONE

  /** What was typed before is on disk before it begins; a refusal is told, and holds up nothing. */
  const run = async <T extends EditResult>(label: string, ask: Ask<T>): Promise<T | null> => {
    let result: T | null = null
    setBusy(true)
    await session.edits.after(async () => {
      try {
        report(null)
        result = await project.act(label, ask)
      } catch (error) {
        report(failureOf(error))
      }
      return result
    }, label)
    setBusy(false)
    return result
  }
  const one = async () => {
    if (find === null) return
    if (!current) {
      go()
      return
    }
    const { row, column, from } = current
    const result = await run('Replacing', (options) =>
      client.find.replace({ project: project.id, find, replacement: by, row, column, from }, options),
    )
    if (!result) return
    amend(result.found)
    onward({ row, column, at: result.at })
  }
  const all = async () => {
    if (find === null) return
    const input = { project: project.id, find, replacement: by, except: [...except] }
    const result = await run('Replacing', (options) => client.find.replaceAll(input, options))
    if (!result) return
    setEmptied(key)
    const done = `Replaced ${formatCount(result.matches, 'match', 'matches')} in ${formatCount(result.changed, 'cell')}.`
    if (result.changed === 0) showToast({ message: 'Nothing changed: the new text is the old one.' })
    else showToast({ message: done, undo: () => void takeBack(session, result) })
  }
  return {
    ...{ one, all, busy, panel, setPanel },
    emptied: emptied !== '' && emptied === key,
    /** Matches in the rows that stay as they are, which only rows that are shown can be told to. */
    leftMatches: rows.reduce((sum, { row, matches }) => sum + (except.has(row) ? matches : 0), 0),
    isLeft: (row: RowId) => except.has(row),
    leave: (row: RowId, out: boolean) => {
      const next = new Set(except)
      if (out) next.add(row)
      else next.delete(row)
      setLeft({ key, rows: next })
    },
  }
}

/** Only while nothing was done since: undo takes back the newest act, and that would be another one. */
async function takeBack(session: SheetSession, { state }: EditResult): Promise<void> {
  const key = orpc.project.get.queryKey({ input: { project: session.id } })
  if (queryClient.getQueryData<ProjectState>(key)?.revision === state.revision) await session.undo()
  else showToast({ message: 'Something else was done since. Use Undo to go back step by step.' })
}
