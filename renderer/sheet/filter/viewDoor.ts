import type { FailureData } from '../../../shared/domain/failure.ts'
import { client, failureOf } from '../../api.ts'
import { takeFirstPage } from '../../firstPage.ts'
import { report } from '../../frame/trouble.ts'
import type { ProjectHandle } from '../../project.tsx'
import { isWhole, type Place, type ViewDoor } from './showing.ts'

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
      (isWhole(ask.view) && !ask.view.hidden ? takeFirstPage(project, ask) : null) ??
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
