import { once } from 'node:events'
import { PassThrough, Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { ZipFile } from 'yazl'
import { cellXml, columnLetters } from './cellXml.ts'
import { type SheetName, sheetPart, SHEET_START, STYLES, workbookParts } from './parts.ts'

const CHUNK_LENGTH = 64 * 1024
/** Sheets are text that repeats itself: the first level takes most of it off, the others mostly take time. */
const COMPRESSION = 2
/** Pixels of a character in the standard font. */
const CHARACTER = 7
/** Excel's widest column, in characters. */
const WIDEST = 255

/** A column of a sheet. */
export type SheetColumn = { readonly name: string; readonly width: number; readonly hidden?: boolean }

/** A sheet that is written: a first row of names, then its rows in batches. */
export type SheetOf = SheetName & {
  readonly columns: readonly SheetColumn[]
  readonly batches: () => AsyncIterable<readonly (readonly string[])[]>
  /** The names can be read but not changed, and everything else can; anyone may lift it, there is no password. */
  readonly locked?: boolean
}

/**
 * A workbook, streamed: only some rows are in memory. Every cell is text. Cells beyond what Excel holds are the caller's
 * to refuse. When it is no longer read, no row is made any more.
 * @throws what the making of a row throws
 */
export async function* workbookBytes(sheets: readonly SheetOf[]): AsyncGenerator<Buffer> {
  const zip = new ZipFile()
  const output = new PassThrough()
  zip.on('error', (error: Error) => output.destroy(error))
  zip.outputStream.pipe(output)
  // The same bytes for the same rows, whenever and wherever they are written.
  const options = { mtime: new Date(Date.UTC(1980, 0, 1)), mode: 0o100644, forceDosTimestamp: true }
  for (const [name, text] of Object.entries(workbookParts(sheets))) zip.addBuffer(Buffer.from(text), name, options)
  const begun: Readable[] = []
  let stopped = false
  for (const [at, sheet] of sheets.entries()) {
    zip.addReadStreamLazy(sheetPart(at), { ...options, compressionLevel: COMPRESSION }, (give) => {
      // Parts are begun one after the other, the last ones maybe after nobody reads them any more.
      const rows = Readable.from(stopped ? [] : sheetXml(sheet), { objectMode: false })
      begun.push(rows)
      give(null, rows)
    })
  }
  zip.end()
  try {
    yield* output as AsyncIterable<Buffer>
  } finally {
    stopped = true
    await Promise.all(begun.map(ended))
  }
}

async function ended(rows: Readable): Promise<void> {
  if (rows.closed) return
  const closed = once(rows, 'close')
  rows.destroy()
  await closed
}

async function* sheetXml(sheet: SheetOf): AsyncGenerator<Buffer> {
  const letters = sheet.columns.map((_, at) => columnLetters(at))
  let line = 1
  let text = `${SHEET_START}${headXml(sheet)}<sheetData>${rowXml(names(sheet), { line, letters, style: STYLES.header })}`
  for await (const batch of sheet.batches()) {
    for (const texts of batch) {
      line += 1
      text += rowXml(texts, { line, letters, style: STYLES.text })
      if (text.length < CHUNK_LENGTH) continue
      yield Buffer.from(text)
      text = ''
    }
    // Streams go on without a pause as long as nothing makes them wait.
    await setImmediate()
  }
  yield Buffer.from(`${text}</sheetData>${footXml(sheet, { line, letters })}</worksheet>`)
}

function names({ columns }: SheetOf): string[] {
  return columns.map(({ name }) => name)
}

/** The row of names stays in sight; widths as on screen. */
function headXml({ columns }: SheetOf): string {
  const each = columns.map(({ width, hidden }, at) => {
    const characters = Math.min(WIDEST, Math.max(4, width / CHARACTER)).toFixed(1)
    return `<col min="${at + 1}" max="${at + 1}" width="${characters}" style="${STYLES.text}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`
  })
  return (
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    `</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${each.join('')}</cols>`
  )
}

type Place = { readonly line: number; readonly letters: readonly string[] }

function rowXml(texts: readonly string[], { line, letters, style }: Place & { readonly style: number }): string {
  let cells = ''
  for (const [at, text] of texts.entries()) cells += cellXml(`${letters[at] ?? ''}${line}`, text, style)
  return `<row r="${line}">${cells}</row>`
}

/** In a protected sheet all is allowed but to change what is locked: 0 allows. */
const ALLOWED = ['formatCells', 'formatColumns', 'formatRows', 'insertRows', 'deleteRows', 'sort', 'autoFilter']

function footXml({ locked }: SheetOf, { line, letters }: Place): string {
  if (!locked) return ''
  const allowed = ALLOWED.map((name) => ` ${name}="0"`).join('')
  const area = `A1:${letters.at(-1) ?? 'A'}${line}`
  return `<sheetProtection sheet="1"${allowed}/><autoFilter ref="${area}"/>`
}
