import { LONGEST_EXCEL_CELL } from '../excel.ts'
import { textRule } from './textRule.ts'

/** A cut cell that was tidied up afterwards lost some of its blanks and line ends. */
const TIDIED = 100
/** An end that somebody meant: of a sentence, a quotation, a list in brackets, code. */
const MEANT = /[.!?…。！？"'”’»)\]}>`*]$/u
/** Words after which a sentence goes on, whatever the sentence. */
const GOES_ON =
  /(?:^|[\s(])(?:the|an|and|or|because|your|their|und|oder|weil|dass|einem|et|ou|parce que|y|pero|che|perché|en het)$|[^,],$/u
const SHORTEST_LINE = 40

/** An answer whose end is missing. Only where there is no doubt: a name under a letter or a list has no full stop either. */
export const cutOffAnswer = textRule({
  id: 'cut-off-answer',
  severity: 'warning',
  title: 'Answer looks cut off',
  why: 'It ends in mid-sentence; the model would learn to stop there.',
  source: 'Microsoft, Excel specifications: 32,767 characters in a cell',
  signs: 0,
  look: ({ text, speaker, format }) => {
    if (speaker !== 'assistant') return null
    if (isCutCell(text)) return 'The answer is as long as a cell of Excel can be, 32,767 characters, and was cut there.'
    if (format === 'completion') return null
    if (text.length < SHORTEST_LINE) return null
    const end = text.slice(-200).trimEnd()
    const line = end.slice(end.lastIndexOf('\n') + 1)
    return line.length >= SHORTEST_LINE && GOES_ON.test(line) ? `The answer ends with "${lastWord(line)}".` : null
  },
  fix: null,
})

/** Nobody writes exactly so much by chance, whatever the last character is; a little less only without an end. */
function isCutCell(text: string): boolean {
  if (text.length === LONGEST_EXCEL_CELL) return true
  return (
    text.length < LONGEST_EXCEL_CELL &&
    text.length >= LONGEST_EXCEL_CELL - TIDIED &&
    !MEANT.test(text.slice(-20).trimEnd())
  )
}

function lastWord(line: string): string {
  return line.slice(line.lastIndexOf(' ') + 1)
}
