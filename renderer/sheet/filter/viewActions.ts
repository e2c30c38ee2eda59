import type { Sort } from '../../../shared/domain/view.ts'
import type { Action } from '../../actions.ts'
import type { Field } from '../columns/fields.ts'
import type { SheetSession } from '../session.ts'
import { draftsOf } from './draft.ts'
import { openFilter } from './opening.ts'
import { sortBy, sortKind, sortOf } from './sorting.ts'
import { orderWords, sortWords } from './words.ts'

/** Sorting and filtering for "Find an action"; `field`: the active one. */
export function viewActions(session: SheetSession, field: Field | undefined): Action[] {
  const { project } = session
  const { view } = project
  const sort = (by: Sort['by'], order: Sort['order']): Action => ({
    id: by === 'severity' ? 'sort-worst' : `sort-${order}`,
    title: wordsOf(session, { by, order }),
    group: 'View',
    run: () => {
      sortBy(project, { by, order })
    },
  })
  const by = field ? sortOf(field) : null
  return [
    {
      id: 'filter',
      title: 'Filter rows…',
      group: 'View',
      shortcut: 'Mod+Shift+L',
      run: () => {
        openFilter()
      },
    },
    ...(by === null || by === 'severity' ? [] : [sort(by, 'ascending'), sort(by, 'descending')]),
    sort('severity', 'descending'),
    {
      id: 'whole-sheet',
      title: 'Show all rows as they stand in the sheet',
      group: 'View',
      enabled: view.sort !== undefined || Boolean(view.search) || draftsOf(view).length > 0,
      run: () => {
        project.setView({})
      },
    },
  ]
}

function wordsOf(session: SheetSession, sort: Sort): string {
  const { by } = sort
  if (by === 'severity') return `Sort by issues, ${orderWords(sort, 'numbers')}`
  return sortWords(sort, sortKind(session, by), session.project.state.columns).replace('Sorted', 'Sort')
}
