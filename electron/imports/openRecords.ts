import { extname } from 'node:path'
import { detectDialect, type Dialect } from '../../shared/domain/reading/dialect.ts'
import type { FileKind, ImportOptions } from '../../shared/domain/reading/importOptions.ts'
import { isFields, readJson } from '../../shared/domain/example/jsonl.ts'
import { CsvRecords } from './csvRecords.ts'
import { type Decoder, decoderOf, NotUtf8 } from './encoding.ts'
import { JsonRecords } from './jsonRecords.ts'
import { ElementSplitter, lineSplitter } from './jsonSplitter.ts'
import { isOfficeFile } from './magic.ts'
import type { OpenFile } from './openFile.ts'
import { emptyFile } from './records.ts'
import { SourceFile } from './sourceFile.ts'

/** Text that is enough to recognise delimiter, quotes and header; more would only cost time. */
const SAMPLE_LENGTH = 128 * 1024

export type Request = {
  readonly path: string
  /** What the user calls the file, where the path is a temporary one. */
  readonly name?: string | undefined
  /** What the user chose; the rest is recognised. */
  readonly options?: ImportOptions | undefined
  /** Whether a system message that all conversations have becomes the instruction; true when left out. */
  readonly share?: boolean | undefined
}

/**
 * Opens a file, recognises what it is and gives its records to `act`; closes it afterwards. Where the beginning was
 * plain ASCII and something later is not UTF-8, `act` runs once more from the start with Windows-1252: it must begin
 * anew and leave nothing of its first attempt.
 * @throws Failure for a file that cannot be read, see SourceFile.open
 */
export async function withRecords<T>(request: Request, act: (file: OpenFile) => Promise<T>): Promise<T> {
  const source = await SourceFile.open(request.path, request.name)
  try {
    if (isOfficeFile(source.head)) {
      // Loaded only now: most files are text, and the start of the app should not wait for it.
      const { withWorkbook } = await import('./office/withSheet.ts')
      return await withWorkbook(source, request.options ?? {}, act)
    }
    return await act(await recognise(source, request))
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error
    const options = { ...request.options, encoding: 'windows-1252' }
    return await act(await recognise(source, { ...request, options }, true))
  } finally {
    await source.close()
  }
}

async function recognise(source: SourceFile, request: Request, fallback = false): Promise<OpenFile> {
  const chosen = request.options ?? {}
  const found =
    chosen.encoding === undefined ? await source.detectEncoding() : { encoding: chosen.encoding, evidence: true }
  const decoder = decoderOf(found.encoding, found.encoding === 'utf-8' && !found.evidence)
  const text = decoderOf(found.encoding).write(source.head)
  if (text.trim() === '' && source.head.length === source.bytes) throw emptyFile(source.name)
  const kind = kindOf(source.name, text)
  const encoding = chosen.encoding === undefined || fallback
  if (kind === 'csv') {
    const { options, records, recognised } = asTable(source, { text, encoding: found.encoding, decoder, chosen })
    return { source, records, kind, options, ...NO_SHEETS, recognised: { encoding, ...recognised } }
  }
  const records = new JsonRecords(source, decoder, {
    splitter: kind === 'json' ? new ElementSplitter() : lineSplitter(),
    part: chosen.part ?? false,
    share: request.share ?? true,
  })
  return { source, records, kind, options: null, ...NO_SHEETS, recognised: { encoding, delimiter: true, header: true } }
}

type Table = { text: string; encoding: string; decoder: Decoder; chosen: ImportOptions }

function asTable(source: SourceFile, { text, encoding, decoder, chosen }: Table) {
  const complete = source.head.length === source.bytes && text.length <= SAMPLE_LENGTH
  const dialect = detectDialect(text.slice(0, SAMPLE_LENGTH), complete, chosen)
  const { delimiter, quote, header, titles } = dialect
  const options = { encoding, delimiter, quote, header }
  const lineEnd = !text.includes('\n') && text.includes('\r') ? ('\r' as const) : ('\n' as const)
  const { textMarks = [], part = false } = chosen
  const records = new CsvRecords(source, { ...options, lineEnd, titles, textMarks, part }, decoder)
  return { options, records, recognised: recognisedOf(dialect, chosen) }
}

const NO_SHEETS = { sheets: [], workbook: null } as const

function recognisedOf(dialect: Dialect, chosen: ImportOptions): { delimiter: boolean; header: boolean } {
  return {
    delimiter: chosen.delimiter === undefined && dialect.sure.delimiter,
    header: chosen.header === undefined && dialect.sure.header,
  }
}

/** By content first: a list starts with `[`, and a table never has a JSON object as its first line. */
function kindOf(name: string, text: string): FileKind {
  const extension = extname(name).toLowerCase()
  const start = text.trimStart()
  const json = extension === '.json' || extension === '.jsonl' || extension === '.ndjson'
  if (json && start.startsWith('[')) return 'json'
  if (start.startsWith('{')) {
    const line = start.slice(0, start.search(/\r|\n|$/))
    if (isObject(line.replace(/,\s*$/, ''))) return 'jsonl'
    if (extension === '.json') return 'json'
  }
  if (startsWithObject(start)) return 'json'
  return json ? 'jsonl' : 'csv'
}

/** Whether a file of any name begins with a list of objects, or with an object over several lines, written for people. */
function startsWithObject(start: string): boolean {
  if (!/^(\[\s*\{|\{\s*[\r\n])/.test(start)) return false
  const [first] = new ElementSplitter().push(start)
  return first !== undefined && isObject(first.text)
}

function isObject(text: string): boolean {
  const reading = readJson(text)
  return reading.ok && isFields(reading.value)
}
