import type { CsvOptions, FileKind, WorkbookOptions } from '../../shared/domain/reading/importOptions.ts'
import type { RecordSource } from './records.ts'
import type { SourceFile } from './sourceFile.ts'

/** A file that is open and recognised, with its records still unread. */
export type OpenFile = {
  readonly source: SourceFile
  readonly records: RecordSource
  readonly kind: FileKind
  /** Null for all but CSV. */
  readonly options: CsvOptions | null
  /** Empty and null for all but workbooks. */
  readonly sheets: readonly string[]
  readonly workbook: WorkbookOptions | null
  readonly recognised: { readonly encoding: boolean; readonly delimiter: boolean; readonly header: boolean }
}
