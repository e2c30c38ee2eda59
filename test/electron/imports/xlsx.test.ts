import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { previewFile } from '../../../electron/imports/preview.ts'
import { setNotation } from '../../../shared/format/notation.ts'
import { bringIn, desk } from './desk.ts'
import { tableOf, value, workbookOf, type CellXml, type Making } from './xlsxFile.ts'

const HEADER = ['question', 'answer']

/** The second column of the rows under the header. */
async function answersOf(cells: readonly CellXml[], making: Partial<Making> = {}): Promise<string[]> {
  const rows = cells.map((cell) => ['q', cell])
  const { table } = await bringIn(desk().put('in.xlsx', tableOf([HEADER, ...rows], making)), { header: true })
  return table.map((row) => row[1] ?? '')
}

describe('an Excel workbook', () => {
  it('comes in like a CSV file', async () => {
    const path = desk().put('in.xlsx', tableOf([HEADER, ['Where is it?', 'On its way.'], ['When?', 'Tomorrow.']]))
    expect(await previewFile(path)).toMatchObject({
      kind: 'xlsx',
      name: 'in.xlsx',
      options: null,
      sheets: ['Tickets'],
      workbook: { sheet: 'Tickets', header: true },
      recognised: { header: true },
      columns: [
        { id: 'c1', name: 'question', role: 'prompt' },
        { id: 'c2', name: 'answer', role: 'completion' },
      ],
      rows: [
        { c1: 'Where is it?', c2: 'On its way.' },
        { c1: 'When?', c2: 'Tomorrow.' },
      ],
    })
    const { columns, table, records } = await bringIn(path)
    expect(columns).toEqual(['question: prompt', 'answer: completion'])
    expect(table).toEqual([
      ['Where is it?', 'On its way.'],
      ['When?', 'Tomorrow.'],
    ])
    expect(records).toBe(2)
  })

  it('is known by what it holds, whatever its name is', async () => {
    const path = desk().put('in.csv', tableOf([HEADER, ['a', 'b']]))
    expect(await previewFile(path)).toMatchObject({ kind: 'xlsx', workbook: { sheet: 'Tickets' } })
    expect((await bringIn(path)).table).toEqual([['a', 'b']])
  })

  it('may have no names in its first row', async () => {
    const path = desk().put('in.xlsx', tableOf([HEADER, ['a', 'b']]))
    const { columns, table } = await bringIn(path, { header: false })
    expect(columns.map((column) => column.split(':')[0])).toEqual(['Column 1', 'Column 2'])
    expect(table).toEqual([HEADER, ['a', 'b']])
  })

  it('gets columns for cells beyond the header', async () => {
    const rows = [HEADER, ['a', 'b', '', 'far'], ['c', 'd']]
    const { columns, table } = await bringIn(desk().put('in.xlsx', tableOf(rows)))
    expect(columns.map((column) => column.split(':')[0])).toEqual(['question', 'answer', 'Column 3', 'Column 4'])
    expect(table[0]).toEqual(['a', 'b', '', 'far'])
  })

  it('leaves out empty rows and says how many there are', async () => {
    const rows = [['', ''], HEADER, ['', ''], ['a', 'b'], [], [value('', { type: 'str' }), ''], ['c', 'd']]
    const path = desk().put('in.xlsx', tableOf(rows))
    const { table, records } = await bringIn(path, { header: true })
    expect(table).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(records).toBe(5)
  })

  it('leaves out rows wider than a sheet can be, and says where', async () => {
    const wide = Array.from({ length: 1001 }, (_, at) => `${at}`)
    const { table, skipped, records } = await bringIn(desk().put('in.xlsx', tableOf([HEADER, ['a', 'b'], wide])))
    expect(table).toEqual([['a', 'b']])
    expect(skipped).toEqual([{ line: 3, reason: 'It has 1,001 cells; a sheet holds 900 columns.' }])
    expect(records).toBe(2)
  })
})

describe('the sheet', () => {
  const sheets = [
    { name: 'Lists', rows: [['hidden']], hidden: true },
    { name: 'Cover', rows: [['', '']] },
    { name: 'Q3 & more', rows: [HEADER, ['a', 'b']] },
    { name: 'Q4', rows: [HEADER, ['c', 'd']] },
  ]

  it('is the first that is not hidden and has text where none is fuller', async () => {
    const preview = await previewFile(desk().put('in.xlsx', workbookOf({ sheets })))
    expect(preview.sheets).toEqual(['Lists', 'Cover', 'Q3 & more', 'Q4'])
    expect(preview.workbook).toEqual({ sheet: 'Q3 & more', header: true })
  })

  it('is the fullest of those that are not hidden: the table, and no cover or list', async () => {
    const tickets = Array.from({ length: 40 }, (_, at) => [`question ${at}`, `answer ${at}`])
    const path = desk().put(
      'in.xlsx',
      workbookOf({
        sheets: [
          { name: 'Cover', rows: [['Support tickets'], ['made for', 'Mara']] },
          { name: 'Groups', rows: Array.from({ length: 90 }, (_, at) => [`group ${at}`]) },
          { name: 'Tickets', rows: [HEADER, ...tickets] },
          { name: 'All before', rows: [HEADER, ...tickets, ...tickets], hidden: true },
        ],
      }),
    )
    expect((await previewFile(path)).workbook?.sheet).toBe('Tickets')
    expect((await bringIn(path)).records).toBe(40)
  })

  it('may have a title above its names, which is left out and told', async () => {
    const rows = [['Tickets of March'], ['', ''], ['made by', ''], HEADER, ['a', 'b'], ['c', 'd']]
    const brought = await bringIn(desk().put('in.xlsx', workbookOf({ sheets: [{ name: 'Tickets', rows }] })))
    expect(brought.columns).toEqual(['question: prompt', 'answer: completion'])
    expect(brought.table).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(brought.skipped).toEqual([1, 3].map((line) => ({ line, reason: 'It stands above the column names.' })))
    // With the empty row between.
    expect(brought.records).toBe(5)
  })

  it('can be chosen', async () => {
    const path = desk().put('in.xlsx', workbookOf({ sheets }))
    expect((await bringIn(path, { sheet: 'Q4' })).table).toEqual([['c', 'd']])
    expect((await previewFile(path, { sheet: 'lists' })).workbook?.sheet).toBe('Lists')
  })

  it('is a hidden one where no other has text', async () => {
    const path = desk().put('in.xlsx', workbookOf({ sheets: sheets.slice(0, 2) }))
    expect((await previewFile(path)).workbook?.sheet).toBe('Lists')
  })
})

describe('a text', () => {
  it('is found where it is kept: shared, in runs, beside how it is read aloud', async () => {
    const shared = [
      '<t>one</t>',
      '<r><rPr><b/></rPr><t xml:space="preserve">two </t></r><r><t>parts</t></r>',
      '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>',
      '<t/>',
    ]
    const cells = [0, 1, 2, 1, 3].map((index) => value(String(index), { type: 's' }))
    expect(await answersOf(cells, { shared })).toEqual(['one', 'two parts', '東京', 'two parts', ''])
  })

  it('keeps its line breaks, spaces and characters that XML has no place for', async () => {
    const texts = [
      'two\nlines',
      'old\r\nWindows',
      '  around  ',
      '_x0041_ stays',
      'bell\u0007',
      '<b>&amp;</b>',
      '😀',
      'مرحبا',
    ]
    expect(await answersOf(texts)).toEqual(texts)
  })

  it('comes through unchanged, whatever it is', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).map((one) => one.replaceAll('\0', 'x'))
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 30 }), async (texts) => {
        expect(await answersOf(texts)).toEqual(texts)
      }),
      { numRuns: 25 },
    )
  })
})

describe('a value', () => {
  it.each([
    ['42', 'General', '42'],
    ['0.30000000000000004', 'General', '0.3'],
    ['12345678901234567890', 'General', '12345678901234567890'],
    ['1.5E-10', 'General', '1.5E-10'],
    ['-0', 'General', '0'],
    ['0.256', '0%', '25.6%'],
    ['0.07', '0.0%', '7.0%'],
    ['42', '00000', '00042'],
    ['11.9', '#,##0.00\\ "€"', '11.90 €'],
    ['1234567.891', '#,##0.00 [$€-407]', '1,234,567.89 €'],
    ['-5', '_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-', '-5.00 €'],
    ['0.2', '"$"#,##0.00_);\\("$"#,##0.00\\)', '$0.20'],
    ['7', '0 "pieces; boxed"', '7 pieces; boxed'],
    ['1.005', '0.00', '1.01'],
    ['-0.001', '0.00', '0.00'],
    ['5', '0.##', '5'],
    ['12.5', '[Red]0.00', '12.50'],
    ['12345678901234567890', '0', '12345678901234567890'],
    ['12345', '0.00E+00', '12345'],
    ['0.75', '# ?/?', '0.75'],
    ['1234567', '#,##0,', '1234567'],
    ['45352', 'dd/mm/yyyy', '2024-03-01'],
    ['45352', '[$-407]d. mmmm yyyy;@', '2024-03-01'],
    ['45352.604166666664', 'yyyy-mm-dd hh:mm', '2024-03-01 14:30'],
    ['45352.604166666664', 'm/d/yy h:mm:ss AM/PM', '2024-03-01 14:30:00'],
    ['0.604166666666667', 'hh:mm', '14:30'],
    ['1.5', '[h]:mm:ss', '36:00:00'],
    ['1', 'yyyy-mm-dd', '1900-01-01'],
    ['59', 'yyyy-mm-dd', '1900-02-28'],
    ['60', 'yyyy-mm-dd', '1900-02-29'],
    ['61', 'yyyy-mm-dd', '1900-03-01'],
    ['-1', 'yyyy-mm-dd', '-1'],
    ['2958465', 'yyyy-mm-dd', '9999-12-31'],
    ['2958466', 'yyyy-mm-dd', '2958466'],
  ])('%s in the format %s is shown as %s', async (raw, format, shown) => {
    expect(await answersOf([value(raw, { style: 0 })], { formats: [format] })).toEqual([shown])
  })

  it('has the decimal sign and the thousands of the person, as in Excel, where its format fixes them', async () => {
    setNotation('de-DE')
    onTestFinished(() => {
      setNotation('en-US')
    })
    const cells = [value('1234.5', { style: 0 }), value('0.256', { style: 1 }), value('11.9', { style: 2 })]
    const formats = ['#,##0.00\\ "€"', '0%', 'General']
    expect(await answersOf(cells, { formats })).toEqual(['1.234,50 €', '25,6%', '11.9'])
  })

  it('of a date may count from 1904', async () => {
    const cells = [value('43890', { style: 0 })]
    expect(await answersOf(cells, { formats: ['yyyy-mm-dd'], from1904: true })).toEqual(['2024-03-01'])
  })

  it('of a formula is its result, and an error stays what it is', async () => {
    const cells = [
      value('two\nlines', { type: 'str', formula: 'A1&CHAR(10)&"lines"' }),
      value('3', { formula: '1+2' }),
      value('1', { type: 'b' }),
      value('0', { type: 'b' }),
      value('#REF!', { type: 'e' }),
      value('2024-03-01T00:00:00', { type: 'd' }),
    ]
    expect(await answersOf(cells)).toEqual(['two\nlines', '3', 'TRUE', 'FALSE', '#REF!', '2024-03-01'])
  })
})

describe('a large workbook', () => {
  it('comes in whole, its texts in any order', async () => {
    const shared = Array.from({ length: 30_000 }, (_, at) => `<t>text ${at} ${'x'.repeat(at % 50)}</t>`)
    const rows = shared.map((_, at) => [
      value(String((at * 7919) % shared.length), { type: 's' }),
      value(String(at), { type: 's' }),
    ])
    const { table, records } = await bringIn(desk().put('in.xlsx', tableOf(rows, { shared })), { header: false })
    expect(records).toBe(30_000)
    expect(table.every(([, own = ''], at) => own.startsWith(`text ${at} `))).toBe(true)
    expect(table[1]?.[0]).toMatch(/^text 7919 /)
  })

  it('is previewed from its beginning: what is broken at its end is not reached', async () => {
    const shared = Array.from({ length: 60_000 }, (_, at) => `<t>text ${at} of some length</t>`)
    shared.push('<t>never closed')
    const rows = shared.map((_, at) => [value(String(at), { type: 's' }), value('0', { type: 's' })])
    const path = desk().put('in.xlsx', tableOf(rows, { shared }))
    expect((await previewFile(path)).rows).toHaveLength(50)
  })
})
