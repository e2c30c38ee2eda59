import type { Sort } from '../../../shared/domain/view.ts'
import type { ProjectHandle } from '../../project.tsx'
import type { Field } from '../columns/fields.ts'
import type { SheetSession } from '../session.ts'
import { type Kind, kindOf } from './words.ts'

/** So many rows tell what a column holds. */
const SAMPLE = 50

/** What is sorted by, said by the rows of the view that are held. */
export function sortKind(session: SheetSession, by: Sort['by']): Kind {
  if (by === 'tokens' || by === 'split' || by === 'severity') return 'numbers'
  const texts: string[] = []
  for (let y = 0; y < SAMPLE; y++) texts.push(session.pages.row(session.place.top + y)?.cells[by] ?? '')
  return kindOf(texts)
}

/** What the head of a field sorts by. */
export function sortOf(field: Field): Sort['by'] {
  if (field.kind === 'text') return field.column.id
  return field.kind === 'mark' ? 'severity' : field.kind
}

export function sortBy({ view, setView }: Pick<ProjectHandle, 'view' | 'setView'>, sort: Sort | undefined): void {
  setView({ ...view, sort })
}

export function turned(sort: Sort): Sort {
  return { ...sort, order: sort.order === 'ascending' ? 'descending' : 'ascending' }
}
