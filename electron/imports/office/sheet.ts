/** A row of a sheet that has text; `line` is its number in the sheet, from 1. */
export type SheetRow = { readonly line: number; readonly cells: string[] }

/** Some rows that have text, and the share of the sheet that is read, from 0 to 1. */
export type SomeRows = { readonly rows: SheetRow[]; readonly share: number }

/** One sheet of a workbook of any kind, read once from its first row to its last, empty rows left out. */
export type SheetSource = {
  /** Areas of merged cells, known at the end. A text stands only in the first cell of each. */
  readonly mergedAreas: number
  /** Formulas that another program wrote without computing them: their cells come in empty. */
  readonly formulasWithoutResult: number
  /** @throws Failure `unreadable-file`, `cell-too-large` */
  batches(): AsyncGenerator<SomeRows>
}

/** What a workbook is to whoever reads a sheet of it: how its sheets are called, and how one is opened. */
export type Sheets<S extends { readonly name: string; readonly hidden: boolean }> = {
  readonly list: readonly S[]
  open(sheet: S): SheetSource
  /** About how full a sheet is, from its beginning: rows that make a table count before those of one cell. */
  fullness?(sheet: S): Promise<number>
}

/** A sheet that is being read: its first rows are known already, the others follow. */
export type BegunSheet = {
  readonly source: SheetSource
  readonly first: SomeRows
  readonly rest: AsyncGenerator<SomeRows>
}
