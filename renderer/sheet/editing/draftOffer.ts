import type { Column } from '../../../shared/domain/column.ts'
import { formatNumber } from '../../../shared/format/figures.ts'
import type { CellDraft } from './cellDraft.ts'

/** The cell of a draft as it is now. */
export type DraftCell = {
  /** Null: it was deleted. */
  readonly column: Column | null
  /** 1-based place in the sheet; null: the row is not there. */
  readonly number: number | null
  readonly text: string
}

/** `into`: where the text would go; null: there is no place for it, it can only be copied. */
export type DraftOffer = { readonly sentence: string; readonly into: 'cell' | 'row' | null; readonly act: string }

/** How a text is shown in a sentence. */
const SHOWN = 60

/** What is offered about a text that was being typed when the window closed; null: nothing of it was lost. */
export function offerOf(draft: CellDraft, { column, number, text }: DraftCell): DraftOffer | null {
  if (draft.text.trim() === '' || (number !== null && column && text === draft.text)) return null
  const shown = draft.text.length > SHOWN ? `${draft.text.slice(0, SHOWN).toWellFormed()}…` : draft.text
  const typed = `You were typing “${shown}”`
  if (!column) return { sentence: `${typed} in a column that was deleted since.`, into: null, act: 'Copy it' }
  if (number === null) {
    const where = draft.row === null ? 'in a new row' : 'in a row that was removed since'
    return { sentence: `${typed} ${where} when the window closed.`, into: 'row', act: 'Add it as a new row' }
  }
  const sentence = `${typed} in ${column.name}, row ${formatNumber(number)}, when the window closed`
  return text === (draft.before ?? text)
    ? { sentence: `${sentence}.`, into: 'cell', act: 'Put it back' }
    : { sentence: `${sentence}; that cell was changed since.`, into: 'cell', act: 'Replace what is there' }
}
