import Papa from 'papaparse'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { previewFile } from '../../../electron/imports/preview.ts'
import { bringIn, desk } from './desk.ts'

const table = async (content: string | Uint8Array, options?: Parameters<typeof bringIn>[1]): Promise<string[][]> =>
  (await bringIn(desk().put('in.csv', content), options)).table

describe('a title above the table', () => {
  const text =
    '\nTickets of March,,\n,,\n"made\nby Anna",,\nQuestion,Answer,Status\nWhere is it?,Here.,open\nMay I?,Yes.,closed\n'

  it('is left out and told, and the names below it are taken', async () => {
    const { columns, table, records, skipped } = await bringIn(desk().put('in.csv', text))
    expect(columns).toEqual(['Question: prompt', 'Answer: completion', 'Status: note'])
    expect(table.map(([question]) => question)).toEqual(['Where is it?', 'May I?'])
    expect(skipped).toEqual([2, 3, 4].map((line) => ({ line, reason: 'It stands above the column names.' })))
    expect(records).toBe(5)
  })

  it('holds the names, or is a row like any other, where the user says so', async () => {
    expect((await bringIn(desk().put('in.csv', text), { header: true })).columns[0]).toMatch(/^Tickets of March/)
    expect((await table(text, { header: false }))[0]).toEqual(['Tickets of March', '', ''])
  })
})

describe('letters', () => {
  const text = 'Frage;Antwort\nStraße für 5 €?;“Ja” – gern\n'
  const cells = [['Straße für 5 €?', '“Ja” – gern']]
  const utf16 = Buffer.from(text, 'utf16le')
  const windows = Buffer.from(
    text.replace('€', '\x80').replace('“', '\x93').replace('”', '\x94').replace('–', '\x96'),
    'latin1',
  )

  it.each([
    ['UTF-8', 'utf-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', 'utf-8', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 of Windows', 'utf-16le', Buffer.concat([Buffer.from('fffe', 'hex'), utf16])],
    ['UTF-16 without a mark', 'utf-16le', utf16],
    [
      'UTF-16 with the other half first',
      'utf-16be',
      Buffer.concat([Buffer.from('feff', 'hex'), Buffer.from(utf16).swap16()]),
    ],
    ['Windows-1252', 'windows-1252', windows],
  ])('are read as %s', async (_, encoding, bytes) => {
    const path = desk().put('in.csv', bytes)
    expect((await previewFile(path)).options?.encoding).toBe(encoding)
    expect((await bringIn(path)).table).toEqual(cells)
  })

  it('are read as the user says', async () => {
    expect(await table(Buffer.from('a,b\n\u00e3\u00e4,x\n', 'latin1'), { encoding: 'iso-8859-2' })).toEqual([
      ['ăä', 'x'],
    ])
  })

  it('are read again as Windows-1252 when a long ASCII beginning said nothing', async () => {
    const long = 'an answer that is plain ASCII text '.repeat(1000)
    const rows = Array.from({ length: 1000 }, (_, at) => `question ${at},${long}`)
    const bytes = Buffer.from(`question,answer\n${rows.join('\n')}\nStra\xdfe,f\xfcr\n`, 'latin1')
    expect(bytes.length).toBeGreaterThan(33 * 1024 * 1024)
    const brought = await bringIn(desk().put('in.csv', bytes))
    expect(brought.table).toHaveLength(1001)
    expect(brought.table.at(-1)).toEqual(['Straße', 'für'])
  })

  it('that are broken in a UTF-8 file become U+FFFD; the others stay', async () => {
    const broken = Buffer.concat([
      Buffer.from('a,b\nfür schöne grüße überall,'),
      Buffer.from([0xff]),
      Buffer.from('\n'),
    ])
    const good = Buffer.from('ä,ö\n'.repeat(10))
    expect((await table(Buffer.concat([broken, good])))[0]).toEqual(['für schöne grüße überall', '\uFFFD'])
  })
})

describe('a table', () => {
  it.each([
    ['commas', 'question,answer\n"a, b",c\n'],
    ['semicolons', 'question;answer\na, b;c\n'],
    ['tabs', 'question\tanswer\na, b\tc\n'],
    ['bars', 'question|answer\na, b|c\n'],
    ["Excel's sep= line", 'sep=;\nquestion;answer\na, b;c\n'],
    ['Windows line ends', 'question;answer\r\na, b;"c"\r\n'],
    ['old Mac line ends', 'question;answer\ra, b;c\r'],
    ['mixed line ends', 'question;answer\r\na, b;c\n\r\n'],
    ['no last line end', 'question;answer\na, b;c'],
    ['quoted cells', '"question";"answer"\n"a, b";"c"\n'],
  ])('with %s has one row', async (_, text) => {
    const brought = await bringIn(desk().put('in.csv', text))
    expect(brought.table).toEqual([['a, b', 'c']])
    expect(brought.columns).toEqual(['question: prompt', 'answer: completion'])
  })

  it('keeps line breaks, doubled quotation marks and returns inside cells', async () => {
    const text = 'question,answer\r\n"two\r\nlines and ""quotes""","ends with a return\r"\r\n"one\nline",x\r\n'
    expect(await table(text)).toEqual([
      ['two\r\nlines and "quotes"', 'ends with a return\r'],
      ['one\nline', 'x'],
    ])
  })

  it('keeps quotation marks inside cells that are not quoted', async () => {
    expect(await table('question,answer\n5" pipe,the 28" wheel\n')).toEqual([['5" pipe', 'the 28" wheel']])
  })

  it('reads a mark that was not doubled as text, as long as the cell holds one row', async () => {
    expect(await table('question,answer\n"he said "yes" to me",x\ny,z\n')).toEqual([
      ['he said "yes" to me', 'x'],
      ['y', 'z'],
    ])
  })

  it('fills short rows, and makes columns for long ones: nothing is dropped', async () => {
    const brought = await bringIn(desk().put('in.csv', 'question,answer\nshort\na,b\nlong,b,c,d\n'))
    expect(brought.columns).toEqual(['question: prompt', 'answer: completion', 'Column 3: note', 'Column 4: note'])
    expect(brought.table).toEqual([
      ['short', '', '', ''],
      ['a', 'b', '', ''],
      ['long', 'b', 'c', 'd'],
    ])
  })

  it('makes columns that only the end of a large file shows', async () => {
    const rows = Array.from({ length: 60_000 }, (_, at) => `question number ${at},answer number ${at}`)
    const brought = await bringIn(desk().put('in.csv', `question,answer\n${rows.join('\n')}\na,b,c\n`))
    expect(brought.records).toBe(60_001)
    expect(brought.columns.at(-1)).toBe('Column 3: note')
    expect(brought.table.at(-1)).toEqual(['a', 'b', 'c'])
  })

  it('has no row for an empty line, and one for a line of delimiters', async () => {
    expect(await table('question,answer\n\na,b\n\n\n,\nc,d\n\n')).toEqual([
      ['a', 'b'],
      ['', ''],
      ['c', 'd'],
    ])
  })

  it('numbers nameless columns and counts repeated ones', async () => {
    const brought = await bringIn(desk().put('in.csv', 'answer,,answer, question \nyes,x,no,what?\n'))
    expect(brought.columns.map((column) => column.split(':')[0])).toEqual([
      'answer',
      'Column 2',
      'answer (2)',
      'question',
    ])
  })

  it('without names gets numbered ones', async () => {
    const brought = await bringIn(desk().put('in.csv', 'How are you?,Fine.\nWho are you?,Me.\n'))
    expect(brought.columns).toEqual(['Column 1: prompt', 'Column 2: completion'])
    expect(brought.table).toHaveLength(2)
  })

  it('shows NULs as lost letters instead of dropping them', async () => {
    expect(await table(`question,answer\na\0b,${'c'.repeat(100)}\n`)).toEqual([['a\uFFFDb', 'c'.repeat(100)]])
  })

  it('is read as the user says', async () => {
    const text = 'question,answer\n"a;b",c\n'
    expect(await table(text, { delimiter: ';', quote: '', header: false })).toEqual([
      ['question,answer', ''],
      ['"a', 'b",c'],
    ])
  })

  it('refuses a table whose first row is too wide, with names or without', async () => {
    const path = desk().put('in.csv', `${Array.from({ length: 950 }, (_, at) => `${at}`).join(',')}\n`)
    await expect(bringIn(path)).rejects.toThrow('in.csv has 950 cells in its first row; a sheet holds 900 columns.')
  })

  it('leaves out rows that are too wide, with their lines', async () => {
    const wide = 'x,'.repeat(1200)
    const brought = await bringIn(desk().put('in.csv', `question,answer\n"two\nlines",b\n${wide}\nc,d\n`))
    expect(brought.skipped).toEqual([{ line: 4, reason: 'It has 1,201 cells; a sheet holds 900 columns.' }])
    expect(brought).toMatchObject({
      records: 3,
      table: [
        ['two\nlines', 'b'],
        ['c', 'd'],
      ],
    })
  })

  it('holds back what its split column says', async () => {
    const brought = await bringIn(desk().put('in.csv', 'question,answer,split\na,b,train\nc,d,Val\ne,f,\n'))
    expect([...brought.project.batches({})].flat().map(({ split }) => split)).toEqual(['train', 'validation', 'train'])
  })
})

describe('any table', () => {
  const unit = fc.constantFrom(
    'a',
    'ü',
    '日',
    '😀',
    '"',
    "'",
    ',',
    ';',
    '\t',
    '|',
    '\n',
    '\r',
    '\r\n',
    ' ',
    '\uE000',
    '\uFEFF',
    '0',
  )
  const cell = fc.oneof(
    fc.string({ unit, maxLength: 12 }),
    fc.string({ maxLength: 12 }).filter((text) => !text.includes('\0')),
  )
  const csv = fc.record({
    rows: fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      ),
    delimiter: fc.constantFrom(',' as const, ';' as const, '\t' as const, '|' as const),
    newline: fc.constantFrom('\n', '\r\n'),
    quotes: fc.boolean(),
  })

  it('comes back cell by cell, whatever the cells hold', async () => {
    const { put } = desk()
    let nth = 0
    await fc.assert(
      fc.asyncProperty(csv, async ({ rows, delimiter, newline, quotes }) => {
        const names = (rows[0] ?? []).map((_, at) => `name ${at}`)
        const text = Papa.unparse([names, ...rows], { delimiter, newline, quotes })
        const path = put(`${(nth += 1)}.csv`, text)
        const brought = await bringIn(path, { delimiter, quote: '"', header: true, encoding: 'utf-8' })
        expect(brought.table).toEqual(rows)
        brought.project.close()
      }),
      { numRuns: 60 },
    )
  })
})
