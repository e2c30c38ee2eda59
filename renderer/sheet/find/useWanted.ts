import { useMemo, useState } from 'react'
import type { FindScope } from '../../../shared/contract/find.ts'
import type { Column } from '../../../shared/domain/column.ts'
import { compileFind, compileReplacement, type Finder, type FindQuery } from '../../../shared/domain/find/find.ts'
import type { View } from '../../../shared/domain/view.ts'
import type { SizedField } from '../columns/fields.ts'
import { columnsOf, EVERYWHERE, scopeOf, wholeView, type Where } from './scope.ts'

/** What stands in the bar. */
export type Wanted = {
  readonly text: string
  readonly by: string
  readonly pattern: boolean
  readonly wholeWord: boolean
  readonly matchCase: boolean
  readonly where: Where
  /** Also in rows that the filter does not show. */
  readonly allRows: boolean
}

const NOTHING: Wanted = {
  ...{ text: '', by: '', pattern: false, wholeWord: false, matchCase: false },
  where: EVERYWHERE,
  allRows: false,
}

/** What is to be looked for; each part is new only when what it says is. */
export type Meant = {
  readonly wanted: Wanted
  readonly want: (change: Partial<Wanted>) => void
  readonly columns: readonly Column[]
  readonly scope: FindScope | null
  /** Null: nothing was typed. */
  readonly query: FindQuery | null
  /** Null: nothing was typed, or a pattern that cannot be read. */
  readonly finder: Finder | null
  /** What is wrong with the pattern, and with what is to be put there. */
  readonly trouble: { readonly find: string | null; readonly by: string | null }
}

export function useWanted(fields: readonly SizedField[], view: View): Meant {
  const [wanted, setWanted] = useState(NOTHING)
  const { text, by, pattern, wholeWord, matchCase, where, allRows } = wanted
  const query = useMemo<FindQuery | null>(
    () => (text === '' ? null : { text, kind: pattern ? 'pattern' : 'text', wholeWord, matchCase }),
    [text, pattern, wholeWord, matchCase],
  )
  const compiled = useMemo(() => query && compileFind(query), [query])
  const finder = typeof compiled === 'string' ? null : compiled
  const columns = useMemo(() => columnsOf(fields), [fields])
  const scope = useMemo(
    () => scopeOf(where, columns, allRows ? wholeView(view) : view),
    [where, allRows, columns, view],
  )
  const byTrouble = useMemo(() => {
    const replacement = query && finder ? compileReplacement(query, finder, by) : null
    return typeof replacement === 'string' ? replacement : null
  }, [query, finder, by])
  return {
    ...{ wanted, columns, scope, query, finder },
    want: (change) => {
      setWanted((old) => ({ ...old, ...change }))
    },
    trouble: { find: typeof compiled === 'string' ? compiled : null, by: byTrouble },
  }
}
