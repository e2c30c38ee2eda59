import { describe, expect, it } from 'vitest'
import { CHUNK_BYTES } from '../../../electron/imports/sourceFile.ts'
import { bringIn, countOf, desk, failureOf } from './desk.ts'

const HEAD = 'id;question;answer'
const STRAY = '"#;3";"The 28" wheel does not fit;It needs 27.5.'
const LINES = [HEAD, '#1;"Where is\nmy bike?";"Here."', '#2;"a";"b"', STRAY, '#4;"Please cancel";"Done."', '#5;x;y']
/** Line 5: the second row has a line break in a cell. */
const MARK = { line: 5, column: 7 }

const put = (lines: readonly string[], end = '\n') => desk().put('in.csv', lines.map((line) => line + end).join(''))

describe('a quotation mark that is never closed', () => {
  it('is named with its line and its place in it', async () => {
    expect(await failureOf(bringIn(put(LINES)))).toMatchObject({ code: 'unclosed-quote', ...MARK })
  })

  it('is read as text where the user says so, and every other mark as before', async () => {
    for (const end of ['\n', '\r\n']) {
      const { table } = await bringIn(put(LINES, end), { textMarks: [MARK] })
      expect(table).toEqual([
        ['#1', 'Where is\nmy bike?', 'Here.'],
        ['#2', 'a', 'b'],
        ['#;3', '"The 28" wheel does not fit', 'It needs 27.5.'],
        ['#4', 'Please cancel', 'Done.'],
        ['#5', 'x', 'y'],
      ])
    }
  })

  it('one of several leads to the next, and all of them can be read as text', async () => {
    const path = put([...LINES, '#6;"5" more;z', '#7;"a";"b"'])
    const next = await failureOf(bringIn(path, { textMarks: [MARK] }))
    expect(next).toMatchObject({ code: 'unclosed-quote', line: 8, column: 4 })
    const both = [MARK, { line: next.line ?? 0, column: next.column ?? 0 }]
    expect((await bringIn(path, { textMarks: both })).table.at(-2)).toEqual(['#6', '"5" more', 'z'])
  })

  it('is found and read as text far into a large file', async () => {
    const many = Array.from({ length: 60_000 }, (_, at) => `#${at};"question ${at}";"an answer; of some length"`)
    const lines = [HEAD, ...many, ...LINES.slice(3)]
    expect(lines.join('\n').length).toBeGreaterThan(2 * CHUNK_BYTES)
    const path = put(lines)
    const { line = 0, column = 0 } = await failureOf(countOf(path))
    expect(line).toBe(60_002)
    expect(await countOf(path, { textMarks: [{ line, column }] }, {})).toMatchObject({
      records: 60_003,
      usable: 60_003,
    })
  })

  it('is without effect where no mark stands', async () => {
    const options = { textMarks: [{ line: 2, column: 1 }, { line: 99, column: 4 }, MARK] }
    expect((await bringIn(put(LINES), options)).table).toHaveLength(5)
  })
})

describe('a file that stops being readable, brought in in part', () => {
  it('gives the rows before and counts every line from there on as left out', async () => {
    const brought = await bringIn(put(LINES), { part: true })
    expect(brought.table.map(([id]) => id)).toEqual(['#1', '#2'])
    expect(brought.records).toBe(5)
    expect(brought.skipped).toEqual([
      { line: 5, reason: 'A quotation mark is opened here and never closed.' },
      { line: 6, reason: 'A quotation mark is opened in line 5 and never closed.' },
      { line: 7, reason: 'A quotation mark is opened in line 5 and never closed.' },
    ])
  })

  it('counts the lines of a large rest exactly, blank ones aside', async () => {
    const rest = Array.from({ length: 50_000 }, (_, at) => `#${at};a question of some length;an answer of some length`)
    const path = put([...LINES.slice(0, 4), ...rest, '', '  '])
    const census = await countOf(path, { part: true }, {})
    expect(census).toMatchObject({ records: 50_003, usable: 2, skippedTotal: 50_001 })
    expect(census.skipped.at(-1)?.line).toBe(104)
  })

  it('changes nothing about a file that is readable', async () => {
    const brought = await bringIn(put(LINES.toSpliced(3, 1)), { part: true })
    expect(brought.table).toHaveLength(4)
    expect(brought.skipped).toEqual([])
  })

  it('is refused where nothing can be read at all', async () => {
    expect((await failureOf(bringIn(put(['"a;b', 'c;d']), { part: true, delimiter: ';' }))).code).toBe('unclosed-quote')
  })

  it('leaves out the value that a cut-off JSON list breaks off in', async () => {
    const path = desk().put('in.json', '[{"question":"a","answer":"b"},\n{"question":"c","ans')
    expect((await failureOf(bringIn(path))).line).toBe(2)
    const brought = await bringIn(path, { part: true })
    expect(brought.table).toEqual([['a', 'b']])
    expect(brought.skipped).toEqual([{ line: 2, reason: 'A value begins here and does not end.' }])
  })
})

describe('cells that Excel cut', () => {
  it('are counted in CSV, too, however their lines end', async () => {
    const cut = 'x'.repeat(32_766)
    const path = desk().put('in.csv', `question,answer\r\n"a${cut}","\r\n${cut}"\r\n"b","${cut}"\r\n`)
    expect(await countOf(path)).toMatchObject({ usable: 2, cutByExcel: 2 })
  })
})
