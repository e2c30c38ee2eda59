import { LONGEST_EXCEL_CELL } from '../../../shared/domain/excel.ts'
import {
  AS_SENT,
  comparable,
  REVIEW_COLUMN,
  REVIEW_SHEET,
  reviewHeader,
  reviewKey,
  writeIdRanges,
} from '../../../shared/domain/reviewMark.ts'
import { columnNames, unique } from '../../imports/columnNames.ts'
import type { Project } from '../../project/project.ts'
import { freely, storedRows } from './storedRows.ts'
import type { SheetColumn, SheetOf } from './xlsx/workbook.ts'

const REVIEW_WIDTH = 280
const HIDDEN = { width: 80, hidden: true } as const

/**
 * The sheets of a workbook for a colleague: the rows between a hidden column of row ids and a column for remarks, and,
 * hidden, the texts as they were sent and a sheet that says where they come from. Sorting, filtering and copying rows
 * takes the hidden columns along, so that every row stays the row it was. `count`: told the rows made so far.
 */
export function reviewSheets(project: Project, ids: Uint32Array, count: { rows: number }): SheetOf[] {
  const columns = project.columns()
  const names = columnNames(columns.map(({ name }) => name))
  const origin = { project: project.id, revision: project.state().revision }
  const review = unique(REVIEW_COLUMN, new Set(names))
  const shown = columns.map(({ width, hidden }, at): SheetColumn => ({ name: names[at] ?? '', width, hidden }))
  const sent = names.map((name): SheetColumn => ({ name: `${AS_SENT}${name}`, ...HIDDEN }))
  return [
    {
      name: 'Rows',
      hidden: false,
      locked: true,
      columns: [{ name: reviewHeader(origin), ...HIDDEN }, ...shown, { name: review, width: REVIEW_WIDTH }, ...sent],
      async *batches() {
        for await (const rows of freely(project, storedRows(project, ids))) {
          count.rows += rows.length
          yield rows.map(({ id, cells }) => {
            const texts = columns.map((column) => cells[column.id] ?? '')
            return [reviewKey(id, texts), ...texts, '', ...texts.map(comparable)]
          })
        }
      },
    },
    originSheet([
      ['project', origin.project],
      ['revision', String(origin.revision)],
      ['review', review],
      ...columns.map(({ id }, at) => ['column', id, names[at] ?? '']),
      ...writeIdRanges(ids, LONGEST_EXCEL_CELL).map((range) => ['rows', range]),
    ]),
  ]
}

function originSheet(rows: readonly (readonly string[])[]): SheetOf {
  const header = ['This sheet lets the review be brought back', 'Leave it as it is', '']
  return {
    name: REVIEW_SHEET,
    hidden: true,
    columns: header.map((name) => ({ name, width: 240 })),
    // eslint-disable-next-line @typescript-eslint/require-await -- the rows are there, but sheets are written as they come
    async *batches() {
      yield rows
    },
  }
}
