import { extname } from 'node:path'
import { Failure, type FailureData } from '../../shared/domain/failure.ts'
import { countBytes, detectUtf16 } from './encoding.ts'

/** A kind of file that holds no rows of text, and what the user can do instead. */
type Kind = {
  readonly what: string
  readonly extensions: readonly string[]
  readonly hint: string
  readonly code?: FailureData['code']
}

const PICTURE: Kind = {
  what: 'a picture',
  extensions: ['png', 'jpg', 'jpeg', 'gif', 'webp', 'bmp', 'tif', 'tiff', 'heic', 'psd', 'ico'],
  hint: 'Choose the spreadsheet it came from: an Excel workbook (.xlsx) or CSV UTF-8.',
}
const OLD_EXCEL: Kind = {
  what: 'an Excel workbook of the old kind (.xls)',
  extensions: ['xls'],
  hint: 'Open it in Excel and save it as an Excel workbook (.xlsx).',
}
const LOCKED_EXCEL: Kind = {
  what: 'an Excel workbook protected with a password',
  extensions: ['xlsx', 'xlsm', 'xlsb', 'xls'],
  hint: 'Open it in Excel, take the password off under File, Info, Protect Workbook, and save it.',
  code: 'unreadable-file',
}
const OPEN_TEXT: Kind = {
  what: 'an OpenDocument text or presentation',
  extensions: ['odt', 'odp', 'odg'],
  hint: 'Copy its table into a spreadsheet and save that.',
}
const NUMBERS: Kind = {
  what: 'a Numbers document',
  extensions: ['numbers'],
  hint: 'Open it in Numbers and export it as Excel (.xlsx) or CSV.',
}
const WORD: Kind = {
  what: 'a Word document',
  extensions: ['docx', 'doc'],
  hint: 'Copy its table into a spreadsheet, save that and bring it in.',
}
const ARCHIVE: Kind = {
  what: 'a compressed file',
  extensions: ['zip', 'gz', 'tgz', '7z', 'rar', 'bz2', 'xz', 'zst'],
  hint: 'Unpack it first, then bring in the spreadsheet inside.',
}
const PDF: Kind = {
  what: 'a PDF document',
  extensions: ['pdf'],
  hint: 'Choose the spreadsheet it came from: an Excel workbook (.xlsx) or CSV UTF-8.',
}
const DATABASE: Kind = {
  what: 'a database',
  extensions: ['sqlite', 'db', 'sqlite3'],
  hint: 'Export the table from it as CSV UTF-8.',
}
const PROJECT: Kind = {
  what: 'a Tunesheet project',
  extensions: ['tunesheet'],
  hint: 'Open it as a project; it needs no bringing in.',
}
const PARQUET: Kind = { what: 'a Parquet file', extensions: ['parquet'], hint: 'Convert it to CSV or JSONL first.' }
const MEDIA: Kind = {
  what: 'a sound or video file',
  extensions: ['mp3', 'mp4', 'mov', 'wav', 'ogg', 'avi', 'mkv', 'flac'],
  hint: 'Choose the spreadsheet that belongs to it.',
}
const WEB_PAGE: Kind = {
  what: 'a web page',
  extensions: ['html', 'htm'],
  hint: 'The link it came from may need you to sign in. Download the spreadsheet itself.',
}
const TABLE_PAGE: Kind = {
  what: 'a table of a web page',
  extensions: ['html', 'htm'],
  hint: 'Open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx).',
}
const FLAT_OPEN: Kind = {
  what: 'a flat OpenDocument file (.fods)',
  extensions: ['fods', 'fodt', 'fodp', 'xml'],
  hint: 'Open it in LibreOffice and save it as an OpenDocument spreadsheet (.ods).',
}
const XML_EXCEL: Kind = {
  what: 'an Excel workbook in the XML form of 2003',
  extensions: ['xml'],
  hint: 'Open it in Excel and save it as an Excel workbook (.xlsx).',
}
const XML: Kind = {
  what: 'an XML document',
  extensions: ['xml', 'xsd', 'svg', 'rss', 'xhtml'],
  hint: 'Choose the spreadsheet it came from, or convert it to CSV or JSONL first.',
}
const RICH_TEXT: Kind = {
  what: 'a formatted text',
  extensions: ['rtf'],
  hint: 'Copy its table into a spreadsheet, save that and bring it in.',
}
const PROGRAM: Kind = {
  what: 'a program',
  extensions: ['exe', 'dll', 'so'],
  hint: 'Choose a spreadsheet: an Excel workbook (.xlsx) or CSV.',
}
const UNKNOWN: Kind = {
  what: 'not a text file',
  extensions: [],
  hint: 'Choose the spreadsheet it came from: an Excel workbook (.xlsx) or CSV UTF-8.',
}

/** First bytes, as Latin-1 text, of what people mistake for spreadsheets (the usual `file` magic). */
const PREFIXES: readonly (readonly [string, Kind])[] = [
  ['\x89PNG\r\n', PICTURE],
  ['\xFF\xD8\xFF', PICTURE],
  ['GIF87a', PICTURE],
  ['GIF89a', PICTURE],
  ['II*\0', PICTURE],
  ['MM\0*', PICTURE],
  ['8BPS', PICTURE],
  ['\0\0\x01\0', PICTURE],
  ['ID3', MEDIA],
  ['OggS', MEDIA],
  ['fLaC', MEDIA],
  ['\xFF\xFB', MEDIA],
  ['\x1A\x45\xDF\xA3', MEDIA],
  ['%PDF-', PDF],
  ['\x1F\x8B', ARCHIVE],
  ['7z\xBC\xAF', ARCHIVE],
  ['Rar!', ARCHIVE],
  ['\xFD7zXZ', ARCHIVE],
  ['\x28\xB5\x2F\xFD', ARCHIVE],
  ['PAR1', PARQUET],
  ['\x7FELF', PROGRAM],
  ['\xCF\xFA\xED\xFE', PROGRAM],
  ['{\\rtf', RICH_TEXT],
]

/** The same where the telling bytes do not stand at the very start. */
const PATTERNS: readonly (readonly [RegExp, Kind])[] = [
  [/^RIFF[^]{4}WEBP/, PICTURE],
  [/^BM[^]{4}\0\0\0\0/, PICTURE],
  [/^[^]{4}ftyp(?:heic|heix|mif1|avif)/, PICTURE],
  [/^(?:[^]{4}ftyp|RIFF[^]{4}(?:WAVE|AVI ))/, MEDIA],
  [/^BZh\d/, ARCHIVE],
  [/^MZ[^]{2,}PE\0/, PROGRAM],
]

/** Text in angle brackets, from the first of them; the more particular kinds stand first. */
const MARKUP: readonly (readonly [RegExp, Kind])[] = [
  // Many a system calls this "export to Excel", and Excel opens it.
  [/^<(?:table\b|html\b[^>]*schemas-microsoft-com:office:excel)/i, TABLE_PAGE],
  [/^(?:<\?xml\b[^>]*>\s*)?<(?:!doctype html|html|head|body)\b/i, WEB_PAGE],
  [/^<\?xml\b[^]*?<office:document\b/, FLAT_OPEN],
  [/^<\?xml\b[^]*?<(?:\w+:)?Workbook\b/, XML_EXCEL],
  [/^<\?xml\s/, XML],
]
/** What may stand before markup: a byte order mark, read as Latin-1, and blank lines. */
const BEFORE_MARKUP = /^(?:\xEF\xBB\xBF)?\s*/

/**
 * Refuses a file that is no table of text, from its first bytes.
 * @throws Failure `not-a-spreadsheet`: `photo.csv is a picture with a .csv name.`
 */
export function refuseOtherKinds(name: string, head: Buffer): void {
  if (isOfficeFile(head)) return
  const kind = kindOf(head) ?? (looksBinary(head) ? UNKNOWN : null)
  if (!kind) return
  const extension = extname(name).slice(1).toLowerCase()
  const disguised = extension !== '' && kind !== UNKNOWN && !kind.extensions.includes(extension)
  const message = `${name} is ${kind.what}${disguised ? ` with a .${extension} name` : ''}.`
  throw new Failure({ code: kind.code ?? 'not-a-spreadsheet', message, hint: kind.hint })
}

/**
 * An archive of parts as Excel and LibreOffice write it, seen by the names near its start. Whether it is a workbook, and
 * which kind, stands at its end and is found out when it is opened.
 */
export function isOfficeFile(head: Buffer): boolean {
  const text = head.subarray(0, 65_536).toString('latin1')
  if (!text.startsWith('PK\x03\x04') || text.includes('word/')) return false
  if (text.includes('mimetypeapplication/vnd.oasis.opendocument')) return text.includes('opendocument.spreadsheet')
  return ['xl/', '[Content_Types].xml', 'content.xml', 'META-INF/manifest.xml'].some((part) => text.includes(part))
}

function kindOf(head: Buffer): Kind | null {
  const text = head.toString('latin1')
  if (text.startsWith('PK\x03\x04')) return kindOfZip(text)
  if (text.startsWith('\xD0\xCF\x11\xE0')) return kindOfOldOffice(text)
  if (text.startsWith('SQLite format 3\0'))
    return text.includes('CREATE TABLE meta') || head.readUInt32BE(68) !== 0 ? PROJECT : DATABASE
  const markup = text.replace(BEFORE_MARKUP, '')
  const found =
    PREFIXES.find(([prefix]) => text.startsWith(prefix)) ??
    PATTERNS.find(([pattern]) => pattern.test(text)) ??
    MARKUP.find(([pattern]) => pattern.test(markup))
  return found?.[1] ?? null
}

/** The files of old Office versions name their parts in UTF-16. So do new ones with a password, which wraps them. */
function kindOfOldOffice(text: string): Kind {
  const names = (part: string): boolean => text.includes(Buffer.from(part, 'utf16le').toString('latin1'))
  if (names('WordDoc')) return WORD
  return names('EncryptedPackage') || names('EncryptionInfo') ? LOCKED_EXCEL : OLD_EXCEL
}

/** Office files are zip archives; the names of their parts stand near the start in clear text. */
function kindOfZip(text: string): Kind {
  if (text.includes('word/')) return WORD
  if (text.includes('mimetypeapplication/vnd.oasis.opendocument')) return OPEN_TEXT
  if (text.includes('Index/') && text.includes('.iwa')) return NUMBERS
  return ARCHIVE
}

/**
 * Text has no control characters to speak of; a few NULs are a known fault of exports and are no reason to refuse.
 * UTF-16 is recognised before by its byte order mark or by NULs in every second place.
 */
function looksBinary(head: Buffer): boolean {
  const bytes = countBytes(head)
  const wide = detectUtf16(head) !== null
  return bytes.controls + (wide ? 0 : bytes.evenNulls + bytes.oddNulls) > head.length * 0.05
}
