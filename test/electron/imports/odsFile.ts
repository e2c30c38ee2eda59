import { strToU8, zipSync, type Zippable } from 'fflate'

const NAMESPACES = ['office', 'table', 'text', 'style', 'draw', 'dc']
  .map((prefix) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${prefix}:1.0"`)
  .join(' ')

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A text as LibreOffice writes it: paragraphs for lines, elements for tabs and for blanks beside blanks. */
function paragraphs(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const inner = escaped(line)
        .replaceAll('\t', '<text:tab/>')
        .replaceAll(/^ +| {2,}/g, (blanks) => `<text:s text:c="${blanks.length}"/>`)
      return `<text:p>${inner}</text:p>`
    })
    .join('')
}

/** A cell: a text, or the XML of one. */
export type OdsCell = string | { readonly xml: string }

export function cellXml(cell: OdsCell): string {
  if (typeof cell !== 'string') return cell.xml
  if (cell === '') return '<table:table-cell/>'
  return `<table:table-cell office:value-type="string">${paragraphs(cell)}</table:table-cell>`
}

export type OdsTable = {
  readonly name: string
  readonly rows?: readonly (readonly OdsCell[])[]
  readonly hidden?: boolean
  /** What stands in the table instead of rows. */
  readonly xml?: string
}

/** The content of a spreadsheet. */
export function contentOf(tables: readonly OdsTable[]): string {
  const body = tables.map(({ name, rows = [], hidden = false, xml }) => {
    const inner = xml ?? rows.map((row) => `<table:table-row>${row.map(cellXml).join('')}</table:table-row>`).join('')
    const style = hidden ? 'ta2' : 'ta1'
    return `<table:table table:name="${escaped(name)}" table:style-name="${style}"><table:table-column table:number-columns-repeated="3"/>${inner}</table:table>`
  })
  const styles = ['true', 'false'].map(
    (display, at) =>
      `<style:style style:name="ta${at + 1}" style:family="table"><style:table-properties table:display="${display}"/></style:style>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${NAMESPACES}><office:automatic-styles>${styles.join('')}</office:automatic-styles><office:body><office:spreadsheet>${body.join('')}</office:spreadsheet></office:body></office:document-content>`
}

/** The bytes of a spreadsheet with this content; `parts` are added. */
export function odsWith(content: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const files: Zippable = {
    mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    'content.xml': strToU8(content),
    'META-INF/manifest.xml': strToU8('<manifest/>'),
  }
  for (const [name, text] of Object.entries(parts)) files[name] = strToU8(text)
  return zipSync(files)
}

/** The bytes of a spreadsheet of one or more sheets. */
export function odsOf(...tables: readonly OdsTable[]): Uint8Array {
  return odsWith(contentOf(tables))
}
