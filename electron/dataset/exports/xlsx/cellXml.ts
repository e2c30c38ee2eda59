import { LONGEST_EXCEL_CELL } from '../../../../shared/domain/excel.ts'

// eslint-disable-next-line no-control-regex -- these are the characters in question: XML cannot hold them
const SPECIAL = /[&<>\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_x(?=[0-9A-Fa-f]{4}_)/
const EACH_SPECIAL = new RegExp(SPECIAL.source, 'g')
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', _x: '_x005F_x' }

/**
 * A text as XML: what XML cannot hold, and the carriage return that it would make a line feed of, as `_x000D_`, and what
 * looks like such an escape with its underscore escaped. Excel, LibreOffice and the importer read it back.
 */
function toXmlText(text: string): string {
  if (!SPECIAL.test(text)) return text
  return text.replaceAll(EACH_SPECIAL, (sign) => {
    const known = ENTITIES[sign]
    if (known !== undefined) return known
    return `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
  })
}

/** For the value of an attribute. */
export function toXmlAttribute(text: string): string {
  return toXmlText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')
}

/**
 * Whether Excel would call the file damaged and cut this text off. It counts what stands in the file: a text just below
 * its limit that needs escapes is over it.
 */
export function isTooLongForExcel(text: string): boolean {
  if (text.length > LONGEST_EXCEL_CELL) return true
  // No character takes more than seven in the file.
  return text.length * 7 > LONGEST_EXCEL_CELL && toXmlText(text).length > LONGEST_EXCEL_CELL
}

/**
 * A cell with a text; Excel shows and keeps it as text, whatever it looks like. `style`: one of `STYLES`. An empty cell
 * is none at all: its column says how it looks.
 */
export function cellXml(place: string, text: string, style: number): string {
  if (text === '') return ''
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${toXmlText(text)}</t></is></c>`
}

/** The name of a column, counted from 0: `A`, `Z`, `AA`. */
export function columnLetters(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnLetters(Math.floor(at / 26) - 1) + columnLetters(at % 26)
}
