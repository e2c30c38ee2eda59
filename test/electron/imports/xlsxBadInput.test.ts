import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../../shared/domain/failure.ts'
import { bringIn, desk, failureOf } from './desk.ts'
import { tableOf, value, workbookOf, workbookParts, zipOf, type Making } from './xlsxFile.ts'

const ROWS = [
  ['question', 'answer'],
  ['a', 'b'],
]
const PLAIN: Making = { sheets: [{ name: 'Tickets', rows: ROWS }] }
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')

describe('what only looks like a workbook', () => {
  const named = (parts: Record<string, string>): Uint8Array => zipOf({ '[Content_Types].xml': '<Types/>', ...parts })
  it.each([
    ['old.xls', OLE, 'old.xls is an Excel workbook of the old kind (.xls).'],
    ['old.xlsx', OLE, 'old.xlsx is an Excel workbook of the old kind (.xls) with a .xlsx name.'],
    [
      'secret.xlsx',
      Buffer.concat([OLE, Buffer.alloc(1024), Buffer.from('EncryptedPackage', 'utf16le')]),
      'secret.xlsx is an Excel workbook protected with a password.',
    ],
    ['b.xlsb', named({ 'xl/workbook.bin': '' }), 'b.xlsb is a binary Excel workbook (.xlsb) with a .xlsb name.'],
    ['d.xlsx', named({ 'word/document.xml': '' }), 'd.xlsx is a Word document with a .xlsx name.'],
    ['p.xlsx', named({ 'ppt/slides.xml': '' }), 'p.xlsx is a presentation with a .xlsx name.'],
    [
      'n.xlsx',
      zipOf({ 'Index/Tables.iwa': '', 'Index/Document.iwa': '' }),
      'n.xlsx is a Numbers document with a .xlsx name.',
    ],
    [
      'o.ods',
      zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }] }),
      'o.ods is a damaged OpenDocument spreadsheet: it cannot be read for it has no sheets. Nothing was brought in.',
    ],
    ['x.xlsx', named({ 'other.xml': '' }), 'x.xlsx is no Excel workbook.'],
    ['z.zip', zipOf({ 'a.csv': 'a,b' }), 'z.zip is a compressed file.'],
  ])('%s is refused by what it is', async (name, content, message) => {
    const { put, left } = desk()
    const failure = await failureOf(bringIn(put(name, content)))
    expect(failure.message).toBe(message)
    expect(failure.hint).not.toBe('')
    expect(left()).toEqual([name])
  })
})

describe('a workbook that has nothing in it', () => {
  it('is called empty', async () => {
    const nothing = workbookOf({ sheets: [{ name: 'A' }, { name: 'B', rows: [['']] }] })
    expect(await failureOf(bringIn(desk().put('in.xlsx', nothing)))).toMatchObject({
      code: 'empty-file',
      message: 'in.xlsx is empty.',
    })
    expect(await failureOf(bringIn(desk().put('in.xlsx', nothing), { sheet: 'B' }))).toMatchObject({
      code: 'empty-file',
      message: 'The sheet “B” of in.xlsx is empty.',
    })
  })

  it('or has no such sheet', async () => {
    const failure = await failureOf(bringIn(desk().put('in.xlsx', workbookOf(PLAIN)), { sheet: 'May' }))
    expect(failure).toMatchObject({ code: 'wrong-input', message: 'in.xlsx has no sheet “May”.' })
    expect(failure.hint).toBe('Its sheets are: “Tickets”.')
  })
})

describe('a damaged workbook', () => {
  const sheet = (xml: string): Uint8Array => workbookOf({ sheets: [{ name: 'May', xml }] })
  it.each([
    ['cut off', workbookOf(PLAIN).slice(0, -30)],
    ['with a part of no XML', sheet('<worksheet><sheetData><row r="1"><c')],
    ['with a part that ends early', sheet('<worksheet><sheetData><row r="1"><c t="str"><v>a</v></c></row>')],
    [
      'with entities of its own',
      sheet('<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet><sheetData>&a;</sheetData></worksheet>'),
    ],
    [
      'with a cell in no column',
      sheet('<worksheet><sheetData><row r="1"><c r="ZZZZ1"><v>1</v></c></row></sheetData></worksheet>'),
    ],
    ['with a row of no number', sheet('<worksheet><sheetData><row r="x"/></sheetData></worksheet>')],
    ['with a text that is missing', tableOf([[value('7', { type: 's' })]])],
    [
      'with texts that end early',
      zipOf({
        ...workbookParts({ ...PLAIN, sheets: [{ name: 'A', rows: [[value('0', { type: 's' })]] }] }),
        'xl/sharedStrings.xml': '<sst><si><t>a',
      }),
    ],
  ])('%s is refused in one sentence', async (_, content) => {
    const { put, left } = desk()
    const failure = await failureOf(bringIn(put('in.xlsx', content)))
    expect(failure).toMatchObject({ code: 'unreadable-file' })
    expect(failure.message).toMatch(/^in\.xlsx is a damaged Excel workbook: .+\. Nothing was brought in\.$/)
    expect(left()).toEqual(['in.xlsx'])
  })

  it('says after which row', async () => {
    const xml = '<worksheet><sheetData><row r="4"><c t="str"><v>a</v></c></row><row r="5"><c t="str"></worksheet>'
    expect((await failureOf(bringIn(desk().put('in.xlsx', sheet(xml))))).message).toContain(
      'in the sheet “May” after row 5',
    )
  })

  it('is refused when a byte was changed on the way', async () => {
    const parts = Object.entries(workbookParts(PLAIN)).map(
      ([name, text]) => [name, [strToU8(text), { level: 0 }]] as const,
    )
    const bytes = Buffer.from(zipSync(Object.fromEntries(parts) as Parameters<typeof zipSync>[0]))
    bytes[bytes.indexOf('>b</t>') + 1] = 'c'.charCodeAt(0)
    expect(await failureOf(bringIn(desk().put('in.xlsx', bytes)))).toMatchObject({ code: 'unreadable-file' })
  })

  it('is never more than refused, wherever bytes are changed', async () => {
    const bytes = Buffer.from(workbookOf(PLAIN))
    const { put } = desk()
    let seed = 7
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed % below
    }
    for (let turn = 0; turn < 300; turn += 1) {
      const changed = Buffer.from(bytes)
      for (let times = 0; times <= turn % 4; times += 1) changed[random(changed.length)] = random(256)
      const error = await bringIn(put(`in${turn}.xlsx`, changed)).catch((reason: unknown) => reason)
      if (error instanceof Error && !(error instanceof Failure)) throw error
    }
  })
})

describe('a workbook made to do harm', () => {
  it('is refused when it unpacks to far too much', async () => {
    const xml = `<worksheet><sheetData>${' '.repeat(150 * 1024 * 1024)}</sheetData></worksheet>`
    const { put, left } = desk()
    const failure = await failureOf(bringIn(put('in.xlsx', workbookOf({ sheets: [{ name: 'A', xml }] }))))
    expect(failure.message).toBe('in.xlsx unpacks to far more than a workbook holds. Nothing was brought in.')
    expect(left()).toEqual(['in.xlsx'])
  })

  it('is refused when one text does not end', async () => {
    const text = 'abcdefghijklmnopqrstuvwxyz'.repeat(2.7 * 1024 * 1024)
    const xml = `<worksheet><sheetData><row r="3"><c t="str"><v>${text}</v></c></row></sheetData></worksheet>`
    const failure = await failureOf(bringIn(desk().put('in.xlsx', workbookOf({ sheets: [{ name: 'A', xml }] }))))
    expect(failure).toMatchObject({ code: 'cell-too-large' })
  })
})
