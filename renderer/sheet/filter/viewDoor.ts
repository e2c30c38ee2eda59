import type { Page, ViewEvent } from '../../../shared/contract/rows.ts'
import type { FailureData } from '../../../shared/domain/failure.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { isPlain, type View } from '../../../shared/domain/view.ts'
import { client, failureOf } from '../../api.ts'
import { takeFirstPage } from '../../firstPage.ts'
import { report } from '../../frame/trouble.ts'
import type { ProjectHandle } from '../../project.tsx'

/** Where the user was, to be found again after a look at another step. */
export type Place = { readonly top: number; readonly field: number; readonly row: RowId | null; readonly index: number }

/** What is asked of the core and of the screen. */
export type ViewDoor = {
  readonly page: (
    ask: { view: View; offset: number; limit: number; refresh?: boolean },
    signal: AbortSignal,
  ) => Promise<Page>
  readonly prepare: (view: View, signal: AbortSignal) => Promise<AsyncIterable<ViewEvent>>
  readonly locate: (view: View, row: RowId, signal: AbortSignal) => Promise<number | null>
  /** Whether sorting and filtering take long enough to be told about. */
  readonly isLarge: () => boolean
  readonly place: () => Place
  /** Asks for another view, as the user would. */
  readonly setView: (view: View) => void
  readonly onFailure: (failure: unknown) => void
  /** Brings hidden rows into sight: the row asked for may be one of them. */
  readonly reveal: () => void
  /** The row asked for is not in the sheet any more. */
  readonly onMissing: () => void
}

/** Up to so many rows a view is there before anybody would read how far it is. */
const LARGE = 20_000
const GONE: FailureData = {
  code: 'not-found',
  message: 'That row is not in the sheet any more.',
  hint: 'It was removed or changed since. Undo may bring it back.',
}

/** Makes views in the core and shows them in the window; both answers may be others with every call. */
export function viewDoorOf(handle: () => ProjectHandle, place: () => Place): ViewDoor {
  const project = handle().id
  return {
    page: (ask, signal) =>
      (isPlain(ask.view) && !ask.view.hidden ? takeFirstPage(project, ask) : null) ??
      client.rows.page({ project, ...ask }, { signal }),
    prepare: (view, signal) => client.rows.view({ project, view }, { signal }),
    locate: (view, row, signal) => client.rows.locate({ project, view, row }, { signal }),
    isLarge: () => handle().state.totals.rows > LARGE,
    place,
    setView: (view) => {
      handle().setView(view)
      // Where it goes back to what was shown before rows were hidden, it shows them.
      handle().setHiddenInSight(view.hidden === undefined)
    },
    reveal: () => {
      handle().setHiddenInSight(true)
    },
    onFailure: (failure) => {
      report(failureOf(failure))
    },
    onMissing: () => {
      report(GONE)
    },
  }
}
