import type { Archive } from '../office/archive.ts'
import { weightOfRow } from '../office/fullness.ts'
import { XmlReader } from '../office/xml.ts'
import { CONTENT } from './document.ts'
import { OdsCells } from './odsCells.ts'

/** A sheet as it lies in the content: the tag that begins it, the text behind it as far as it is kept, and its length. */
export type SheetPart = { readonly tag: string; readonly beginning: string; readonly length: number }

/** A value never holds a `<`: what begins as a tag is looked through up to the next one, not to the end of the text. */
const TABLE = /<(?:[\w-]+:)?table(?=[\s/>])(?:"[^"<]*"|'[^'<]*'|[^<>"'])*>/g
/** No tag is longer, so that what is kept between two pieces stays small. */
const LONGEST_TAG = 64 * 1024
/** Units of text of a sheet that are kept, for so many sheets: some hundred rows, some milliseconds of work. */
const LONGEST_BEGINNING = 256 * 1024
const MOST_BEGINNINGS = 30

/**
 * The sheets as they lie in the content, found in the text itself: parsing hundreds of megabytes for some names would
 * take minutes. Where a comment or a drawing holds such a tag, there is a sheet too many in the list, which is empty.
 * `begun`: there is some text at all.
 */
export async function findSheetParts(archive: Archive): Promise<{ parts: readonly SheetPart[]; begun: boolean }> {
  const parts: SheetPart[] = []
  let rest = ''
  let begun = false
  for await (const { text } of archive.text(CONTENT)) {
    begun ||= text !== ''
    const whole = rest + text
    let end = 0
    for (const found of whole.matchAll(TABLE)) {
      addText(parts, whole.slice(end, found.index))
      parts.push({ tag: found[0], beginning: '', length: 0 })
      end = found.index + found[0].length
    }
    const open = whole.lastIndexOf('<')
    rest = open < end || whole.length - open > LONGEST_TAG ? '' : whole.slice(open)
    addText(parts, whole.slice(end, whole.length - rest.length))
  }
  return { parts, begun }
}

/** Text belongs to the sheet that began last. */
function addText(parts: SheetPart[], text: string): void {
  const part = parts.at(-1)
  if (!part) return
  const room = parts.length > MOST_BEGINNINGS ? 0 : LONGEST_BEGINNING - part.beginning.length
  const beginning = room > 0 ? part.beginning + text.slice(0, room) : part.beginning
  parts[parts.length - 1] = { ...part, beginning, length: part.length + text.length }
}

/**
 * About how many rows a sheet has, from its beginning and its length; a row of one cell counts a thousandth. What is
 * damaged is refused when the sheet is opened: here it only counts no further.
 */
export function fullnessOf(file: string, { name, part }: { readonly name: string; readonly part: SheetPart }): number {
  if (part.beginning === '') return 0
  const cells = new OdsCells(file, name)
  const reader = new XmlReader(cells, file, () => `in the sheet “${name}”`)
  try {
    reader.write(part.tag + part.beginning)
  } catch {
    // Behind the last row stands what closes the document.
  }
  const weight = cells.rows.reduce((sum, row) => sum + row.times * weightOfRow(row.cells), 0)
  return weight * (part.length / part.beginning.length)
}
