import { describe, expect, it } from 'vitest'
import { previewFile } from '../../../electron/imports/preview.ts'
import { countOf, desk } from './desk.ts'
import { value, workbookOf, type CellXml } from './xlsxFile.ts'

const HEADER = ['question', 'answer']

describe('the census of a workbook', () => {
  it('tells what a person should know', async () => {
    const formula: CellXml = { xml: (place) => `<c r="${place}"><f>A1</f></c>` }
    // As openpyxl writes it, and as Excel writes one whose result is an empty text.
    const empty: CellXml = { xml: (place) => `<c r="${place}"><f>A1</f><v></v></c>` }
    const blank = value('', { type: 'str', formula: 'T(5)' })
    const rows = [HEADER, ['two\nlines', 'x'.repeat(32_767)], ['a', formula], ['b', empty], ['c', blank], ['', 'd']]
    const making = { sheets: [{ name: 'Tickets', rows, merged: ['A4:A5', 'D1:E2'] }] }
    const progress: number[] = []
    const path = desk().put('in.xlsx', workbookOf(making))
    const census = await countOf(path, undefined, { onProgress: ({ done }) => progress.push(done) })
    expect(census).toEqual({
      records: 5,
      usable: 5,
      skipped: [],
      skippedTotal: 0,
      cellsWithLineBreaks: 1,
      longestCell: 32_767,
      cutByExcel: 1,
      garbled: 0,
      mergedAreas: 2,
      formulasWithoutResult: 2,
      emptyRows: 0,
      files: [{ name: 'in.xlsx', rows: 5, skipped: 0 }],
    })
    expect(progress.at(-1)).toBe((await previewFile(path)).bytes)
  })
})
