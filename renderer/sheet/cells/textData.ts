import type { CustomCell } from '@glideapps/glide-data-grid'
import type { Column } from '../../../shared/domain/column.ts'
import type { Severity } from '../../../shared/domain/issue.ts'
import type { Row } from '../../../shared/domain/row.ts'
import type { Transcript } from './transcript.ts'

/** What the drawing of a text cell and the editor over it both know. */
export type TextData = {
  readonly kind: 'text'
  readonly row: Row
  readonly column: Column
  readonly sent: boolean
  /** What is drawn: what was typed last, saved or not. */
  readonly text: string
  /** A conversation, as it is read. */
  readonly transcript: Transcript | null
  readonly severity: Severity | null
}
export type TextCell = CustomCell<TextData>
