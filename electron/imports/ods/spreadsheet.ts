import { Failure } from '../../../shared/domain/failure.ts'
import { damaged, type Archive } from '../office/archive.ts'
import type { Sheets } from '../office/sheet.ts'
import { readXml, XmlReader } from '../office/xml.ts'
import { attributeOf, CONTENT } from './document.ts'
import { OdsRows } from './odsRows.ts'
import { findSheetParts, fullnessOf, type SheetPart } from './sheetParts.ts'

export type OdsSheet = { readonly name: string; readonly hidden: boolean; readonly part: SheetPart }

/** What other OpenDocument files are, by their media type, and what to do about them. */
const OTHERS: readonly (readonly [string, string, string])[] = [
  ['text', 'a text document', 'Copy its table into a spreadsheet and save that.'],
  ['presentation', 'a presentation', 'Choose the spreadsheet that belongs to it.'],
  ['graphics', 'a drawing', 'Choose the spreadsheet that belongs to it.'],
]

/**
 * The sheets of an OpenDocument spreadsheet, from one quick look through its content: it has no list of them.
 * @throws Failure `not-a-spreadsheet` for another kind of document, `unreadable-file`
 */
export async function readOds(archive: Archive): Promise<Sheets<OdsSheet>> {
  await refuseOthers(archive)
  await refuseLocked(archive)
  const { parts, begun } = await findSheetParts(archive)
  const hiddenStyles = begun ? await readHiddenStyles(archive) : new Set<string>()
  const list: OdsSheet[] = []
  for (const part of parts) {
    const attributes = attributesOf(part.tag, archive.name)
    const name = attributeOf(attributes, 'table:name') ?? `Sheet ${list.length + 1}`
    const style = attributeOf(attributes, 'table:style-name')
    if (!list.some((sheet) => sheet.name === name)) {
      list.push({ name, hidden: style !== undefined && hiddenStyles.has(style), part })
    }
  }
  if (list.length === 0) throw damaged(archive.name, { where: 'for it has no sheets' })
  return {
    list,
    open: (sheet) => new OdsRows(archive, sheet.name),
    fullness: (sheet) => Promise.resolve(fullnessOf(archive.name, sheet)),
  }
}

async function refuseOthers(archive: Archive): Promise<void> {
  let type = ''
  for await (const { text } of archive.text('mimetype')) {
    type += text
    if (type.length > 200) break
  }
  const other = OTHERS.find(([kind]) => type.startsWith(`application/vnd.oasis.opendocument.${kind}`))
  if (!other) return
  const [, what, hint] = other
  throw new Failure({ code: 'not-a-spreadsheet', message: `${archive.name} is ${what}.`, hint })
}

/** A password locks the parts one by one; the list of parts says so. */
async function refuseLocked(archive: Archive): Promise<void> {
  const found = { locked: false }
  await readXml(archive, 'META-INF/manifest.xml', (name) => {
    if (name === 'encryption-data') found.locked = true
  })
  if (!found.locked) return
  throw new Failure({
    code: 'unreadable-file',
    message: `${archive.name} is protected with a password.`,
    hint: 'Open it in LibreOffice, take the password off under File, Properties, Security, and save it.',
  })
}

function attributesOf(tag: string, file: string): Readonly<Record<string, string>> {
  let found: Readonly<Record<string, string>> = {}
  const nothing = (): void => undefined
  const open = (_name: string, attributes: Readonly<Record<string, string>>): void => {
    found = attributes
  }
  const reader = new XmlReader({ open, close: nothing, text: nothing }, file, () => 'at the name of a sheet')
  reader.write(tag.endsWith('/>') ? tag : `${tag.slice(0, -1)}/>`)
  reader.end()
  return found
}

/** The styles of sheets that are hidden. They stand before the sheets; nothing after them is read. */
async function readHiddenStyles(archive: Archive): Promise<Set<string>> {
  const hidden = new Set<string>()
  let style: string | undefined
  const seen = { body: false }
  const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'style') style = attributeOf(attributes, 'style:name')
    if (name === 'table-properties' && attributeOf(attributes, 'table:display') === 'false' && style !== undefined) {
      hidden.add(style)
    }
    seen.body ||= name === 'body'
  }
  const nothing = (): void => undefined
  const reader = new XmlReader({ open, close: nothing, text: nothing }, archive.name, () => 'in its styles')
  for await (const { text } of archive.text(CONTENT)) {
    reader.write(text)
    if (seen.body) break
  }
  return hidden
}
