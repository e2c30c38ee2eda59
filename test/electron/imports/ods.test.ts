import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { previewFile } from '../../../electron/imports/preview.ts'
import { bringIn, countOf, desk, failureOf } from './desk.ts'
import { cellXml, contentOf, odsOf, odsWith, type OdsCell } from './odsFile.ts'

const HEAD = ['Question', 'Answer']
const bring = async (...rows: OdsCell[][]) =>
  await bringIn(desk().put('in.ods', odsOf({ name: 'Sheet1', rows: [HEAD, ...rows] })))

const row = (inner: string): string => `<table:table-row>${inner}</table:table-row>`
const typed = (attributes: string, shown: string): OdsCell => ({
  xml: `<table:table-cell ${attributes}>${shown === '' ? '' : `<text:p>${shown}</text:p>`}</table:table-cell>`,
})

describe('an OpenDocument spreadsheet', () => {
  it('comes in with its texts, roles and counts', async () => {
    const brought = await bring(['Hi?', 'Hello'], ['Bye?', 'See you'])
    expect(brought.columns).toEqual(['Question: prompt', 'Answer: completion'])
    expect(brought.table).toEqual([
      ['Hi?', 'Hello'],
      ['Bye?', 'See you'],
    ])
    expect(brought.records).toBe(2)
  })

  it('keeps lines, tabs and blanks of a cell, and blanks that only lay out the file are one', async () => {
    const laidOut = {
      xml: '<table:table-cell><text:p>one\n   <text:span>two</text:span>\n</text:p></table:table-cell>',
    }
    const brought = await bring(['a\n\nb\t c', '  two  blanks  '], ['x', laidOut])
    expect(brought.table).toEqual([
      ['a\n\nb\t c', '  two  blanks  '],
      ['x', 'one two '],
    ])
  })

  it('gives back every text that is written into it', async () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'ü', '漢', '😀', ' ', '\n', '\t', '&', '<', '"'),
      minLength: 1,
    })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), async (rows) => {
        const { put } = desk()
        const path = put('in.ods', odsOf({ name: 'S', rows: [HEAD, ...rows] }))
        const preview = await previewFile(path, { header: true })
        expect(preview.rows.map((cells) => [cells['c1'], cells['c2']])).toEqual(rows)
      }),
      { numRuns: 60 },
    )
  })

  it('shows numbers, dates and truths as the program showed them, and no digit of an id less', async () => {
    const brought = await bring(
      [
        typed('office:value-type="float" office:value="0.333333"', '0.33'),
        typed('office:value-type="date"', '01.03.26'),
      ],
      [
        typed('office:value-type="float" office:value="4012345678901234"', '4.01E+15'),
        typed('office:value-type="boolean" office:boolean-value="true"', ''),
      ],
    )
    expect(brought.table).toEqual([
      ['0.33', '01.03.26'],
      ['4012345678901234', 'TRUE'],
    ])
  })

  it('leaves out the blanks that line up a figure, and none of a text', async () => {
    const money = typed('office:value-type="currency" office:value="1234.5"', '<text:s/>1,234.50 €<text:s/>')
    expect((await bring([money, ' a text '])).table).toEqual([['1,234.50 €', ' a text ']])
  })

  it('leaves comments and drawings out of the text of a cell', async () => {
    const xml =
      '<table:table-cell><office:annotation><dc:date>2026</dc:date><text:p>a comment</text:p></office:annotation>' +
      '<text:p>the text</text:p><draw:frame><draw:text-box><text:p>a box</text:p></draw:text-box></draw:frame></table:table-cell>'
    expect((await bring([{ xml }, 'x'])).table).toEqual([['the text', 'x']])
  })

  it('repeats what is written once, and does not count the empty rest of the sheet', async () => {
    const { put } = desk()
    const xml = [
      row(HEAD.map(cellXml).join('')),
      '<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="2"><text:p>again</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16382"/></table:table-row>',
      '<table:table-row table:number-rows-repeated="1048572"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
    ].join('')
    const brought = await bringIn(put('in.ods', odsOf({ name: 'S', xml })))
    expect(brought.table).toEqual(Array.from({ length: 3 }, () => ['again', 'again']))
  })

  it('offers its sheets, opens the first visible one with text, and tells of merged cells', async () => {
    const merged = { xml: '<table:table-cell table:number-columns-spanned="2"><text:p>Hi</text:p></table:table-cell>' }
    const path = desk().put(
      'in.ods',
      odsOf(
        { name: 'Lists', rows: [['x', 'y']], hidden: true },
        { name: 'Empty & bare' },
        { name: 'Tickets', rows: [HEAD, [merged, { xml: '<table:covered-table-cell/>' }]] },
      ),
    )
    const preview = await previewFile(path)
    expect(preview).toMatchObject({ kind: 'ods', sheets: ['Lists', 'Empty & bare', 'Tickets'] })
    expect(preview.workbook).toEqual({ sheet: 'Tickets', header: true })
    expect((await countOf(path)).mergedAreas).toBe(1)
    expect((await previewFile(path, { sheet: 'Lists', header: false })).rows).toEqual([{ c1: 'x', c2: 'y' }])
    expect(await failureOf(previewFile(path, { sheet: 'Empty & bare' }))).toMatchObject({ code: 'empty-file' })
  })
})

describe('the sheet of an OpenDocument spreadsheet that is opened', () => {
  const rowsOf = (count: number): string[][] => Array.from({ length: count }, (_, at) => [`question ${at}`, 'answer'])

  it('is the fullest of those that are not hidden: the table, and no cover or list', async () => {
    const list = Array.from({ length: 50 }, (_, at) => [`category ${at}`])
    const path = desk().put(
      'in.ods',
      odsOf(
        { name: 'Read me', rows: [['Exported on Monday', 'by Anna'], ['Please do not change']] },
        { name: 'Hidden', rows: rowsOf(900), hidden: true },
        { name: 'Tickets', rows: [HEAD, ...rowsOf(20)] },
        { name: 'Categories', rows: list },
      ),
    )
    expect((await previewFile(path)).workbook).toEqual({ sheet: 'Tickets', header: true })
  })

  it('is weighed by more than its beginning', async () => {
    const path = desk().put('in.ods', odsOf({ name: 'Small', rows: rowsOf(40) }, { name: 'Large', rows: rowsOf(9000) }))
    expect((await previewFile(path)).workbook?.sheet).toBe('Large')
  })
})

describe('a bad OpenDocument file is refused with one sentence:', () => {
  const refusal = async (name: string, bytes: Uint8Array) => {
    const { put, left } = desk()
    const failure = await failureOf(bringIn(put(name, bytes)))
    expect(left()).toEqual([name])
    return failure
  }

  it('one that is cut off', async () => {
    const whole = odsOf({ name: 'S', rows: [HEAD, ['a', 'b']] })
    expect((await refusal('in.ods', whole.slice(0, -40))).message).toMatch(
      /^in\.ods is a damaged OpenDocument spreadsheet/,
    )
  })

  it('one whose content breaks off', async () => {
    const content = contentOf([{ name: 'S', rows: [HEAD, ['a', 'b']] }])
    const failure = await refusal('in.ods', odsWith(content.slice(0, -60)))
    expect(failure.code).toBe('unreadable-file')
  })

  it('one with a password', async () => {
    const manifest = '<manifest:manifest><manifest:encryption-data/></manifest:manifest>'
    const failure = await refusal('in.ods', odsWith('…', { 'META-INF/manifest.xml': manifest }))
    expect(failure.message).toBe('in.ods is protected with a password.')
  })

  it('one that repeats a text until a disk is full', async () => {
    const cell = `<table:table-cell><text:p>${'x'.repeat(10_000)}</text:p></table:table-cell>`
    const xml = `<table:table-row table:number-rows-repeated="1000000">${cell}</table:table-row>`
    expect((await refusal('in.ods', odsOf({ name: 'S', xml }))).message).toMatch(/unpacks to far more/)
  })

  it.each([
    ['blanks', '<table:table-cell><text:p>x<text:s text:c="60000000"/></text:p></table:table-cell>', 5],
    [
      'a cell',
      `<table:table-cell table:number-columns-repeated="16000"><text:p>${'x'.repeat(1000)}</text:p></table:table-cell>`,
      17,
    ],
  ])('one that repeats %s until a disk is full', async (_, cell, rows) => {
    const failure = await refusal('in.ods', odsOf({ name: 'S', xml: row(cell).repeat(rows) }))
    expect(failure.message).toMatch(/unpacks to far more/)
  })

  it('one that repeats a cell or a blank beyond what a row can hold', async () => {
    const many = '<table:table-cell table:number-columns-repeated="99999999"><text:p>x</text:p></table:table-cell>'
    expect((await refusal('in.ods', odsOf({ name: 'S', xml: row(many) }))).code).toBe('unreadable-file')
    const blanks = '<table:table-cell><text:p>x<text:s text:c="999999999"/></text:p></table:table-cell>'
    expect((await refusal('in.ods', odsOf({ name: 'S', xml: row(blanks) }))).code).toBe('cell-too-large')
  })

  it('a text document with the name of a spreadsheet', async () => {
    const failure = await refusal('in.ods', odsWith('<x/>', { mimetype: 'application/vnd.oasis.opendocument.text' }))
    expect(failure.code).toBe('not-a-spreadsheet')
  })
})
