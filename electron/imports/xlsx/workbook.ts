import { extname, posix } from 'node:path'
import { Failure } from '../../../shared/domain/failure.ts'
import type { Archive } from '../office/archive.ts'
import { builtInFormat, formatOf, PLAIN, type NumberFormat } from './numberFormats.ts'
import { readXml } from '../office/xml.ts'

export type Sheet = { readonly name: string; readonly part: string; readonly hidden: boolean }

/** What has to be known of a workbook before one of its sheets can be read. */
export type Workbook = {
  readonly sheets: readonly Sheet[]
  readonly sharedStrings: string | null
  /** By the number of a cell's style. */
  readonly formats: readonly NumberFormat[]
  readonly from1904: boolean
}

/** Other kinds of archives that are taken for workbooks, by a part that only they have, and what to do about them. */
const OTHERS: readonly (readonly [RegExp, string, string])[] = [
  [
    /^xl\/workbook\.bin$/,
    'a binary Excel workbook (.xlsb)',
    'Open it in Excel and save it as an Excel workbook (.xlsx).',
  ],
  [/^word\//, 'a Word document', 'Copy its table into a spreadsheet and save that as an Excel workbook (.xlsx).'],
  [/^ppt\//, 'a presentation', 'Choose the spreadsheet that belongs to it.'],
  [/^index\/.*\.iwa$|^index\.zip$/, 'a Numbers document', 'Open it in Numbers and export it as Excel (.xlsx) or CSV.'],
  [/./, 'no Excel workbook', 'Choose an Excel workbook (.xlsx) or a file saved as CSV UTF-8.'],
]

/**
 * Reads the list of sheets and the number formats.
 * @throws Failure `not-a-spreadsheet` for another kind of file, `unreadable-file`
 */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const part = await workbookPart(archive)
  if (part === null) throw noWorkbook(archive)
  const links = await readLinks(archive, part)
  const sheets: Sheet[] = []
  let from1904 = false
  await readXml(archive, part, (name, attributes) => {
    if (name === 'workbookPr') from1904 = isTrue(attributes['date1904'])
    if (name !== 'sheet') return
    const link = links.get(idOf(attributes))
    // Sheets that are charts or old macros have no cells.
    if (link?.type !== 'worksheet') return
    const { name: title = `Sheet ${sheets.length + 1}`, state = 'visible' } = attributes
    sheets.push({ name: title, part: link.part, hidden: state !== 'visible' })
  })
  const byType = (type: string): string | null => [...links.values()].find((link) => link.type === type)?.part ?? null
  const styles = byType('styles')
  const formats = styles === null ? [] : await readFormats(archive, styles)
  return { sheets, sharedStrings: byType('sharedStrings'), formats, from1904 }
}

async function workbookPart(archive: Archive): Promise<string | null> {
  const links = await readLinks(archive, '')
  const named = [...links.values()].find((link) => link.type === 'officeDocument')?.part ?? 'xl/workbook.xml'
  const usable = archive.has(named) && !/\.bin$/i.test(named) && /^xl\//i.test(named)
  return usable ? named : archive.has('xl/workbook.xml') ? 'xl/workbook.xml' : null
}

function noWorkbook(archive: Archive): Failure {
  const parts = archive.parts()
  const [, what, hint] = OTHERS.find(([pattern]) => parts.some((name) => pattern.test(name))) ?? [null, 'empty', '']
  const extension = extname(archive.name).toLowerCase()
  const disguised = extension !== '' && !what.startsWith('no ') ? ` with a ${extension} name` : ''
  return new Failure({ code: 'not-a-spreadsheet', message: `${archive.name} is ${what}${disguised}.`, hint })
}

type PartLink = { readonly type: string; readonly part: string }

/** The parts that a part refers to, by id; `''` stands for the archive itself. The last word of a type is its kind. */
async function readLinks(archive: Archive, part: string): Promise<Map<string, PartLink>> {
  const folder = posix.dirname(part)
  const links = new Map<string, PartLink>()
  await readXml(archive, posix.join(folder, '_rels', `${posix.basename(part)}.rels`), (name, attributes) => {
    if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return
    const { Id: id = '', Type: type = '', Target: target = '' } = attributes
    const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
    links.set(id, { type: type.slice(type.lastIndexOf('/') + 1), part: path })
  })
  return links
}

/** `r:id`, whatever the prefix is. */
function idOf(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
}

async function readFormats(archive: Archive, part: string): Promise<NumberFormat[]> {
  const own = new Map<number, NumberFormat>()
  const formats: NumberFormat[] = []
  let inCells = false
  await readXml(archive, part, (name, attributes) => {
    const id = Number(attributes['numFmtId'] ?? 0)
    if (name === 'numFmt') own.set(id, formatOf(attributes['formatCode'] ?? ''))
    else if (name.endsWith('Xfs')) inCells = name === 'cellXfs'
    else if (name === 'xf' && inCells) formats.push(own.get(id) ?? builtInFormat(id))
  })
  return formats.some((format) => format !== PLAIN) ? formats : []
}

function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true' || text === 'on'
}
