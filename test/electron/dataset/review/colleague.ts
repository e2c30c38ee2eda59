import { join } from 'node:path'
import type { ReviewChoices } from '../../../../shared/contract/review.ts'
import { writeExport } from '../../../../electron/dataset/exports/files.ts'
import { readReview } from '../../../../electron/dataset/review/read.ts'
import type { Project } from '../../../../electron/project/project.ts'
import { bringIn, desk } from '../../imports/desk.ts'
import { tableOf, workbookOf } from '../../imports/xlsxFile.ts'
import { goodRows, sheetOf, type Sheet } from '../sheet.ts'

export const ALL = { which: 'all' } as const
export const NO_RECOUNT = { start: () => undefined, settle: () => Promise.resolve() }
export const everything: ReviewChoices = {
  change: { all: true, except: [] },
  conflict: { all: true, except: [] },
  added: { all: true, except: [] },
  removed: { all: true, except: [] },
  column: { all: true, except: [] },
  note: { all: true, except: [] },
}
export const nothing: ReviewChoices = {
  change: { all: false, except: [] },
  conflict: { all: false, except: [] },
  added: { all: false, except: [] },
  removed: { all: false, except: [] },
  column: { all: false, except: [] },
  note: { all: false, except: [] },
}

type Sent = Sheet & {
  /** The sheet as any spreadsheet program shows it: names first. */
  readonly rows: string[][]
  readonly hidden: string[][]
  /** Saves rows as another program would, and reads them as a review. */
  readonly comeBack: (rows: readonly (readonly string[])[], how?: 'xlsx' | 'csv' | 'no hidden sheet') => Promise<Came>
}
type Came = Awaited<ReturnType<typeof readReview>>

/** A sheet of some rows, sent to a colleague. Columns there: row id, prompt, completion, review, both as sent. */
export async function sent(rows: number | readonly (readonly string[])[] = 3): Promise<Sent> {
  const sheet = sheetOf(['prompt', 'completion'], typeof rows === 'number' ? goodRows(rows) : rows)
  const { dir, put } = desk()
  const path = join(dir, 'sent.xlsx')
  await writeExport(sheet.project, { as: 'review', rows: ALL }, () => Promise.resolve(path))
  const shown = await bringIn(path, { header: false, sheet: 'Rows' })
  const hidden = await bringIn(path, { header: false, sheet: 'Tunesheet' }, { destination: `${path}.h.tunesheet` })
  return {
    ...sheet,
    rows: shown.table,
    hidden: hidden.table,
    async comeBack(rows, how = 'xlsx') {
      const made =
        how === 'csv'
          ? put(
              'back.csv',
              rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n'),
            )
          : put(
              'back.xlsx',
              how === 'xlsx'
                ? workbookOf({
                    sheets: [
                      { name: 'My own', rows: [['Hello']] },
                      { name: 'Rows', rows },
                      { name: 'Tunesheet', rows: hidden.table, hidden: true },
                    ],
                  })
                : tableOf(rows),
            )
      return await readReview(sheet.project, { path: made, name: 'back' })
    },
    [Symbol.dispose]() {
      sheet[Symbol.dispose]()
    },
  }
}

export function texts(project: Project): string[] {
  return project.stored(project.ids({}, 0, 100)).map(({ cells }) => Object.values(cells).join(' | '))
}

/** Rows with one cell replaced. */
export function withCell(rows: readonly (readonly string[])[], row: number, column: number, text: string): string[][] {
  return rows.map((cells, at) => (at === row ? cells.map((cell, nth) => (nth === column ? text : cell)) : [...cells]))
}
