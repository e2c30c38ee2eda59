import { strToU8, zipSync } from 'fflate'

/** A cell as XML, or a text that becomes an inline string. */
export type CellXml = string | { readonly xml: (place: string) => string }

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Text as XML, with what XML cannot hold written as Excel does. */
function escaped(text: string): string {
  return (
    text
      .replaceAll(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
      // eslint-disable-next-line no-control-regex -- these are the characters in question
      .replaceAll(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (sign) => {
        const code = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
        return `_x${code}_`
      })
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  )
}

/** A cell that holds what `<v>` says: `number('45000', 3)` is a number in the fourth style. */
export function value(text: string, options: { type?: string; style?: number; formula?: string } = {}): CellXml {
  const { type, style, formula } = options
  const attributes = `${type === undefined ? '' : ` t="${type}"`}${style === undefined ? '' : ` s="${style}"`}`
  const inner = `${formula === undefined ? '' : `<f>${escaped(formula)}</f>`}<v>${escaped(text)}</v>`
  return { xml: (place) => `<c r="${place}"${attributes}>${inner}</c>` }
}

type SheetOf = {
  readonly name: string
  readonly rows?: readonly (readonly CellXml[])[]
  readonly hidden?: boolean
  /** The whole part, instead of rows. */
  readonly xml?: string
  readonly merged?: readonly string[]
}

export type Making = {
  readonly sheets: readonly SheetOf[]
  readonly shared?: readonly string[]
  /** Format codes; the style of a cell is their place. */
  readonly formats?: readonly string[]
  readonly from1904?: boolean
  readonly parts?: Readonly<Record<string, string>>
}

function columnName(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnName(Math.floor(at / 26) - 1) + columnName(at % 26)
}

/** The XML of a sheet's rows. */
function sheetXml({ rows = [], merged = [], xml }: SheetOf): string {
  if (xml !== undefined) return xml
  const body = rows.map((cells, row) => {
    const inner = cells.map((cell, at) => {
      const place = `${columnName(at)}${row + 1}`
      if (typeof cell !== 'string') return cell.xml(place)
      if (cell === '') return `<c r="${place}" s="0"/>`
      return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
    })
    return `<row r="${row + 1}">${inner.join('')}</row>`
  })
  const areas =
    merged.length === 0 ? '' : `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet ${MAIN}><sheetData>${body.join('')}</sheetData>${areas}</worksheet>`
}

/** The parts of a workbook by name, as Excel writes them. */
export function workbookParts({
  sheets,
  shared = [],
  formats = [],
  from1904 = false,
  parts = {},
}: Making): Record<string, string> {
  const list = sheets.map(
    ({ name, hidden }, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
  )
  const links = sheets.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
  links.push(`<Relationship Id="s" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>`)
  links.push(`<Relationship Id="f" Type="${RELATIONS}/styles" Target="/xl/styles.xml"/>`)
  const relationships = (inner: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`
  const codes = formats.map(
    (code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code).replaceAll('"', '&quot;')}"/>`,
  )
  const styles = formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`)
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationships(`<Relationship Id="r" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/>`),
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${RELATIONS}"><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(links.join('')),
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)])),
    'xl/sharedStrings.xml': `<sst ${MAIN}>${shared.map((inner) => `<si>${inner}</si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet ${MAIN}><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles.join('')}</cellXfs></styleSheet>`,
    ...parts,
  }
}

/** The bytes of an archive of parts. */
export function zipOf(parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}

/** The bytes of a workbook. */
export function workbookOf(making: Making): Uint8Array {
  return zipOf(workbookParts(making))
}

/** A workbook of one sheet named Tickets. */
export function tableOf(rows: readonly (readonly CellXml[])[], making: Partial<Making> = {}): Uint8Array {
  return workbookOf({ sheets: [{ name: 'Tickets', rows }], ...making })
}
