import { parseHtmlTable } from './htmlTable.ts'

/** A rectangle of text, rows first. Rows may differ in length. */
export type Grid = readonly (readonly string[])[]

/** What a copy puts on the clipboard: one form for spreadsheets, one for everything else. */
export type Copied = { readonly text: string; readonly html: string }

/** Marks our own copies: their plain text is exact, while HTML would fold spaces. */
const OWN_MARK = 'data-tunesheet'

/**
 * Cells out of what lies on the clipboard. A table wins over text, because spreadsheets write multi-line cells most
 * faithfully there; except in our own copies, whose text keeps every space. Nothing, where there is neither: a picture.
 */
export function readClipboard(text: string, html: string): Grid {
  if (html !== '' && !html.includes(OWN_MARK)) {
    const table = parseHtmlTable(html)
    if (table) return table
  }
  return text === '' ? [] : parseTsv(text)
}

/** `"a\tb"` as Excel writes it: cells with tabs, line breaks or a leading quote are quoted, quotes in them doubled. */
export function toTsv(cells: Grid): string {
  return cells.map((row) => row.map(quoted).join('\t')).join('\r\n')
}

/** A copy for spreadsheets: cells are marked as text, so that `007` and `=1+2` stay what they are. */
export function toHtml(cells: Grid): string {
  const rows = cells.map((row) => `<tr>${row.map((cell) => `<td>${htmlCell(cell)}</td>`).join('')}</tr>`)
  const style = 'td{mso-number-format:"\\@";white-space:pre-wrap}br{mso-data-placement:same-cell}'
  return `<meta charset="utf-8"><style>${style}</style><table ${OWN_MARK}>${rows.join('')}</table>`
}

export function toClipboard(cells: Grid): Copied {
  return { text: toTsv(cells), html: toHtml(cells) }
}

/**
 * Tab-separated text, as spreadsheets and people write it. A field is quoted only when its closing quote is followed by
 * a tab, a line end or the end of the text; otherwise the quote is an ordinary character (`"Hello" she said`).
 * The line end that closes the last row makes no row of its own.
 */
export function parseTsv(text: string): Grid {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at <= text.length) {
    const field = text[at] === '"' ? (quotedField(text, at) ?? plainField(text, at)) : plainField(text, at)
    row.push(field.value)
    at = field.end
    if (text[at] === '\t') {
      at++
      continue
    }
    rows.push(row)
    row = []
    if (at >= text.length) break
    at += text.startsWith('\r\n', at) ? 2 : 1
    if (at >= text.length) break
  }
  return rows
}

/** Rows of equal length, short ones filled with empty cells; and that length. */
export function squared(cells: Grid): { rows: readonly (readonly string[])[]; width: number } {
  const width = cells.reduce((widest, row) => Math.max(widest, row.length), 0)
  const rows = cells.map((row) =>
    row.length === width ? row : [...row, ...Array<string>(width - row.length).fill('')],
  )
  return { rows, width }
}

type Field = { readonly value: string; readonly end: number }

function plainField(text: string, from: number): Field {
  let end = from
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n' && text[end] !== '\r') end++
  return { value: text.slice(from, end), end }
}

function quotedField(text: string, from: number): Field | null {
  let value = ''
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return null
    value += text.slice(at, quote)
    if (text[quote + 1] === '"') {
      value += '"'
      at = quote + 2
      continue
    }
    const next = text[quote + 1]
    const closes = next === undefined || next === '\t' || next === '\n' || next === '\r'
    return closes ? { value: value.replaceAll('\r\n', '\n'), end: quote + 1 } : null
  }
}

function quoted(cell: string): string {
  return /[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

function htmlCell(cell: string): string {
  return cell
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(
      /^ +| +$| {2,}/gm,
      (spaces) => `<span style="mso-spacerun:yes">${'&nbsp;'.repeat(spaces.length)}</span>`,
    )
    .replaceAll('\t', '<span style="mso-tab-count:1">&#9;</span>')
    .replaceAll(/\r\n|\r|\n/g, '<br style="mso-data-placement:same-cell">')
}
