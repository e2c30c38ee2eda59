import { useMemo, useState } from 'react'
import type { HiddenState } from '../shared/contract/project.ts'
import { isFiltered, type View, withHidden } from '../shared/domain/view.ts'

/** `reveal`: the newest act of hiding when hidden rows were brought into sight; null: they are left out. */
type Asked = { readonly view: View; readonly reveal: number | null }

/**
 * Which rows the sheet shows. Hidden ones are left out, unless one of them was asked for: then all are in sight, until the
 * filter they were asked for with is taken away, or rows are hidden or shown.
 */
export function useShownView(hidden: HiddenState | undefined) {
  const [{ view: asked, reveal }, ask] = useState<Asked>({ view: {}, reveal: null })
  const leftOut = hidden !== undefined && hidden.rows > 0 && reveal !== hidden.act
  const view = useMemo(() => withHidden(asked, leftOut), [asked, leftOut])
  const acts = useMemo(() => {
    const revealed = hidden?.act ?? null
    return {
      setView: (next: View) => {
        ask((old) => ({ view: withHidden(next, false), reveal: isFiltered(next) ? old.reveal : null }))
      },
      /** Another view, with the hidden rows that belong to it. */
      setWholeView: (next: View) => {
        ask({ view: withHidden(next, false), reveal: revealed })
      },
      setHiddenInSight: (inSight: boolean) => {
        ask((old) => ({ ...old, reveal: inSight ? revealed : null }))
      },
    }
  }, [hidden?.act])
  return { view, ...acts }
}
