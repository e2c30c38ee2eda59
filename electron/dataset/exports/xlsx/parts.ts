import { toXmlAttribute } from './cellXml.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SHEETML = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/**
 * The styles of cells by their number. `text` is the format “Text”, so that what looks like a number or a formula stays
 * what it is even when it is edited there; `locked` matters only in a sheet that is protected.
 */
export const STYLES = { plain: 0, header: 1, text: 2 } as const

/** A sheet of a workbook by its name; hidden ones are for the program. */
export type SheetName = { readonly name: string; readonly hidden: boolean }

/** The small parts of a workbook, all but its sheets, by their place in the archive. */
export function workbookParts(sheets: readonly SheetName[]): Readonly<Record<string, string>> {
  return {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(sheets),
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': STYLESHEET,
  }
}

/** The place of a sheet in the archive; `at` counts from 0. */
export function sheetPart(at: number): string {
  return `xl/worksheets/sheet${at + 1}.xml`
}

/** The opening of a sheet's part. */
export const SHEET_START = `${XML}<worksheet xmlns="${MAIN}">`

function contentTypes(sheets: number): string {
  const part = (name: string, type: string): string =>
    `<Override PartName="/xl/${name}.xml" ContentType="${SHEETML}.${type}+xml"/>`
  const each = Array.from({ length: sheets }, (_, at) => part(`worksheets/sheet${at + 1}`, 'worksheet'))
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>` +
    `${part('workbook', 'sheet.main')}${part('styles', 'styles')}${each.join('')}</Types>`
  )
}

function relationships(links: readonly (readonly [type: string, target: string])[]): string {
  const each = links.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

function workbook(sheets: readonly SheetName[]): string {
  const each = sheets.map(({ name, hidden }, at) => {
    const state = hidden ? ' state="hidden"' : ''
    return `<sheet name="${toXmlAttribute(name)}" sheetId="${at + 1}"${state} r:id="rId${at + 1}"/>`
  })
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each.join('')}</sheets></workbook>`
}

const TOP = '<alignment vertical="top" wrapText="1"/>'
const STYLESHEET =
  `${XML}<styleSheet xmlns="${MAIN}">` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>' +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  `<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1">${TOP}</xf>` +
  `<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1" applyProtection="1">${TOP}<protection locked="0"/></xf>` +
  '</cellXfs></styleSheet>'
