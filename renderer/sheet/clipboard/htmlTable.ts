/**
 * Reads the tables of a clipboard's HTML without a DOM, so that nothing of it is ever run or loaded.
 * Known writers: Excel (`<td class=xl65 ...>a<br style='mso-data-placement:same-cell;'>b</td>`, source lines wrapped at
 * will, `<span style='mso-spacerun:yes'>  </span>` for runs of spaces), Google Sheets, LibreOffice, browsers.
 *
 * Null when there is no table, or when text stands around it: then the plain text is what the user meant.
 */
export function parseHtmlTable(html: string): string[][] | null {
  const from = html.search(/<table\b/i)
  if (from < 0) return null
  const body = /<body\b[^>]*>/i.exec(html)
  const state: Reading = {
    rows: [],
    depth: 0,
    row: null,
    cell: null,
    carried: [],
    outside: '',
    spacerun: 0,
    skipping: false,
    spans: [],
  }
  for (const token of tokens(html.slice(body ? body.index + body[0].length : 0))) {
    if (token.tag === null) text(state, token.text)
    else if (token.close) close(state, token.tag)
    else open(state, token.tag, token.text)
  }
  endRow(state)
  if (state.outside.trim() !== '' || state.rows.length === 0) return null
  return state.rows
}

type Token = { readonly tag: string | null; readonly close: boolean; readonly text: string }
type Reading = {
  rows: string[][]
  depth: number
  row: string[] | null
  cell: string[] | null
  /** Columns still covered by a cell that spans rows: column → rows left. */
  carried: number[]
  outside: string
  spacerun: number
  skipping: boolean
  /** Whether each open span keeps its spaces. */
  spans: boolean[]
}

/** Elements whose text is not content. */
const SILENT = /^(style|script|title|head|xml|template|colgroup)$/
const TOKEN = /<!--[\s\S]*?-->|<!\[[^>]*>|<![^>]*>|<\/?([a-zA-Z][\w:-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|[^<]+|</g

function* tokens(html: string): Generator<Token> {
  let silent: string | null = null
  for (const match of html.matchAll(TOKEN)) {
    const [all, name, attributes = ''] = match
    if (name === undefined) {
      if (silent === null && !all.startsWith('<!')) yield { tag: null, close: false, text: all }
      continue
    }
    const tag = name.toLowerCase()
    const closing = all.startsWith('</')
    if (silent !== null) {
      if (closing && tag === silent) silent = null
    } else if (SILENT.test(tag) && !closing && !all.endsWith('/>')) silent = tag
    else yield { tag, close: closing, text: attributes }
  }
}

function open(state: Reading, tag: string, attributes: string): void {
  if (tag === 'table') {
    state.depth++
    return
  }
  if (state.depth > 1) nested(state, tag)
  else if (tag === 'tr') {
    endRow(state)
    // Excel ends with `<tr height=0 style='display:none'>`, which holds widths and no data.
    state.skipping = /display:\s*none/i.test(attributes)
    if (state.depth === 1 && !state.skipping) state.row = carry(state, [])
  } else if (tag === 'td' || tag === 'th') openCell(state, attributes)
  else if (tag === 'span') {
    const keeps = /mso-spacerun/i.test(attributes)
    state.spans.push(keeps)
    if (keeps) state.spacerun++
  } else nested(state, tag)
}

function openCell(state: Reading, attributes: string): void {
  endCell(state)
  if (!state.row) return
  const across = span(attributes, 'colspan')
  const down = span(attributes, 'rowspan')
  const column = state.row.length
  for (let at = column; at < column + across; at++) if (down > 1) state.carried[at] = down - 1
  state.cell = ['']
  for (let at = 1; at < across; at++) state.cell.push('')
}

function close(state: Reading, tag: string): void {
  if (tag === 'table') {
    if (state.depth === 1) endRow(state)
    state.depth = Math.max(0, state.depth - 1)
  } else if (state.depth > 1) nested(state, tag)
  else if (tag === 'tr') endRow(state)
  else if (tag === 'td' || tag === 'th') endCell(state)
  else if (tag === 'span') {
    if (state.spans.pop() === true) state.spacerun--
  } else if (/^(p|div|li)$/.test(tag)) breakLine(state, true)
}

/** Line breaks, wherever they stand; anything else inside a cell only carries text. */
function nested(state: Reading, tag: string): void {
  if (tag === 'br') breakLine(state, false)
  else if (/^(p|div|li|tr)$/.test(tag)) breakLine(state, true)
}

function breakLine(state: Reading, soft: boolean): void {
  if (!state.cell) return
  const [first = ''] = state.cell
  const trimmed = first.replace(/ $/, '')
  if (soft && (trimmed === '' || trimmed.endsWith('\n'))) return
  state.cell[0] = `${trimmed}\n`
}

function text(state: Reading, raw: string): void {
  if (!state.cell) {
    if (!state.skipping) state.outside += decode(raw).replaceAll('\u00A0', ' ')
    return
  }
  const [first = ''] = state.cell
  if (state.spacerun > 0) {
    state.cell[0] = first + decode(raw.replaceAll(/[\t\r\n]/g, ' ')).replaceAll('\u00A0', ' ')
    return
  }
  const folded = decode(raw.replaceAll(/[ \t\r\n]+/g, ' '))
  state.cell[0] = first + (first === '' || /[ \n]$/.test(first) ? folded.replace(/^ /, '') : folded)
}

function endCell(state: Reading): void {
  if (state.cell && state.row) {
    const [first = '', ...rest] = state.cell
    state.row.push(first === '\u00A0' ? '' : first.replace(/ $|\n$/, ''), ...rest)
    carry(state, state.row)
  }
  state.cell = null
  state.spacerun = 0
  state.spans = []
}

function endRow(state: Reading): void {
  endCell(state)
  if (state.row && state.row.length > 0) state.rows.push(state.row)
  state.row = null
  state.skipping = false
}

/** Leaves empty cells where a cell of a row above reaches down. */
function carry(state: Reading, row: string[]): string[] {
  for (let left = state.carried[row.length] ?? 0; left > 0; left = state.carried[row.length] ?? 0) {
    state.carried[row.length] = left - 1
    row.push('')
  }
  return row
}

function span(attributes: string, name: string): number {
  const found = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes)
  return Math.min(1000, Math.max(1, Number(found?.[1] ?? 1)))
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' }

function decode(raw: string): string {
  return raw.replaceAll(
    /&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi,
    (all, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? all
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all
    },
  )
}
