import { z } from 'zod'
import { ColumnId } from './column.ts'
import { Filter } from './filter.ts'

/** By a column's text (numbers by value, upper and lower case alike, empty cells last) or by what is known of a row. */
export const Sort = z.object({
  by: z.union([ColumnId, z.enum(['tokens', 'split', 'severity'])]),
  order: z.enum(['ascending', 'descending']),
})
export type Sort = z.infer<typeof Sort>

/** Which rows of a sheet, and in which order; without a sort as they stand in the sheet. Never changes the data. */
export const View = Filter.extend({ sort: Sort.optional() })
export type View = z.infer<typeof View>

/** Whether rows may be left out by what is said of them. Hidden ones are left out whatever they say. */
export function isFiltered({ severity, rule, split, search = '', conditions = [] }: View): boolean {
  return Boolean(severity ?? rule ?? split) || search !== '' || conditions.length > 0
}

/** All rows in the order of the sheet, hidden ones aside. */
export function isPlain(view: View): boolean {
  return view.sort === undefined && !isFiltered(view)
}

/** Whether rows may be left out, be it by a filter or because they are hidden. */
export function leavesRowsOut(view: View): boolean {
  return isFiltered(view) || view.hidden !== undefined
}

/** The same view with hidden rows left out, or in sight. */
export function withHidden(view: View, leftOut: boolean): View {
  if (leftOut === (view.hidden !== undefined)) return view
  return { ...view, hidden: leftOut ? 'left out' : undefined }
}
