import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ExportFormat } from '../../../../shared/domain/formats/exportFormat.ts'
import { writeExport } from '../../../../electron/dataset/exports/files.ts'
import { surveyExport } from '../../../../electron/dataset/exports/survey.ts'
import type { Project } from '../../../../electron/project/project.ts'
import { bringIn, desk, failureOf } from '../../imports/desk.ts'
import { goodRows, sheetOf } from '../sheet.ts'

const ALL = { which: 'all' } as const

async function write(project: Project, as: ExportFormat, path: string): Promise<void> {
  await writeExport(project, { as, rows: ALL }, () => Promise.resolve(path))
}

/** The cells of a sheet that was written and brought in again, without its names. */
async function around(texts: readonly (readonly string[])[], as: 'csv' | 'xlsx'): Promise<string[][]> {
  using sheet = sheetOf(['prompt', 'completion'], texts)
  const path = join(desk().dir, `out.${as}`)
  await write(sheet.project, as, path)
  const { table, columns } = await bringIn(path, { header: true })
  expect(columns.map((column) => column.split(':')[0])).toEqual(['prompt 1', 'completion 2'])
  return table
}

const AWKWARD = [
  ['=1+1', '+49 30 1234'],
  ['-5', '@SUM(A1)'],
  ['a,b', 'say "hi"'],
  ['two\nlines', 'old\r\nline end'],
  ['a lone \r return', 'ends in one\r'],
  ["'quoted'", "'"],
  [' blank at the edges ', '\ttab'],
  ['sep=;', 'sep=,'],
  ['00123', '1e5'],
  ['2026-11-22', 'TRUE'],
  ['_x0041_ and _x005F_', 'bell \u0007 and \u0008'],
  ['<b>&amp;</b>', ']]>'],
  ['😀 e\u0301 \u202eRTL\u202c', '\ufffe\uffff'],
  ['نص عربي', '日本語'],
]

describe('a table', () => {
  it.each(['csv', 'xlsx'] as const)('comes back from %s letter by letter', async (as) => {
    expect(await around(AWKWARD, as)).toEqual(AWKWARD)
  })

  it.each(['csv', 'xlsx'] as const)('comes back from %s whatever the texts are', async (as) => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...Array.from(`,;"'\t\r\n =_x0A<&`)),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 30,
    })
    const stored = text.map((one) => one.replaceAll('\0', '').toWellFormed())
    // A row without any text is no row in a file.
    const row = fc.tuple(stored, stored).filter((cells) => cells.join('') !== '')
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 200, maxLength: 200 }), async (rows) => {
        expect(await around(rows, as)).toEqual(rows)
      }),
      { numRuns: 5 },
    )
  })

  it('begins with a byte order mark, so that Excel reads its letters', async () => {
    using sheet = sheetOf(['prompt', 'completion'], [['Straße', 'naïve']])
    const path = join(desk().dir, 'out.csv')
    await write(sheet.project, 'csv', path)
    expect(readFileSync(path, 'utf8')).toBe('\uFEFFprompt 1,completion 2\r\nStraße,naïve\r\n')
  })

  it('says which rows are held back where no column does', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(3))
    const [, second = 0] = sheet.project.ids({}, 0, 3)
    sheet.project.edit([{ type: 'setSplit', rows: [second], split: 'validation' }], 'Held back')
    const path = join(desk().dir, 'out.xlsx')
    await write(sheet.project, 'xlsx', path)
    const back = await bringIn(path)
    expect(back.columns.at(-1)).toBe('Split: split')
    expect(back.project.state().totals).toMatchObject({ rows: 3, validationRows: 1 })
  })

  it('is the same file whenever it is written', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(3000))
    const { dir } = desk()
    await write(sheet.project, 'xlsx', join(dir, 'one.xlsx'))
    await write(sheet.project, 'xlsx', join(dir, 'two.xlsx'))
    expect(readFileSync(join(dir, 'one.xlsx')).equals(readFileSync(join(dir, 'two.xlsx')))).toBe(true)
  })

  it('is refused as a workbook when Excel would cut a cell, and says which', async () => {
    using sheet = sheetOf(['prompt', 'completion'], [...goodRows(2), ['long', 'x'.repeat(32_768)]])
    const { dir, left } = desk()
    const failure = await failureOf(write(sheet.project, 'xlsx', join(dir, 'out.xlsx')))
    expect(failure).toMatchObject({ code: 'cell-too-large', hint: expect.stringContaining('CSV') as string })
    expect(failure.message).toContain('completion 2 in row 3')
    expect(left()).toEqual([])
    await write(sheet.project, 'csv', join(dir, 'out.csv'))
    expect((await bringIn(join(dir, 'out.csv'), { header: true })).table[2]?.[1]).toHaveLength(32_768)
  })

  it('holds a cell at the limit of Excel', async () => {
    const longest = 'y'.repeat(32_767)
    expect(await around([[longest, '']], 'xlsx')).toEqual([[longest, '']])
  })

  it('stops when told to and leaves nothing behind', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(5000))
    const { dir, left } = desk()
    for (const as of ['csv', 'xlsx', 'review'] as const) {
      const stop = new AbortController()
      const destination = () => {
        stop.abort()
        return Promise.resolve(join(dir, 'out'))
      }
      const work = writeExport(sheet.project, { as, rows: ALL }, destination, { signal: stop.signal })
      expect(await failureOf(work)).toMatchObject({ code: 'cancelled' })
    }
    expect(left()).toEqual([])
  })
})

describe('what is looked at before a table is written', () => {
  it('counts what a spreadsheet program may take for formulas', async () => {
    using sheet = sheetOf(
      ['prompt', 'completion'],
      [
        ['=HYPERLINK("x")', '-5'],
        ['- a list item', '@home'],
        ['plain', '+49 30'],
      ],
    )
    expect(await surveyExport(sheet.project, { as: 'csv', rows: ALL })).toMatchObject({ formulas: 3, train: 3 })
  })

  it('names the cells that Excel would cut', async () => {
    using sheet = sheetOf(
      ['prompt', 'completion'],
      [
        ['a', '&'.repeat(10_000)],
        ['b', 'c'],
      ],
    )
    const { tooLong } = await surveyExport(sheet.project, { as: 'xlsx', rows: ALL })
    expect(tooLong).toEqual({ cells: 1, first: [{ number: 1, column: 'completion 2' }] })
  })
})
