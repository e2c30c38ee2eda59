import { describe, expect, it } from 'vitest'
import { previewFile } from '../../../electron/imports/preview.ts'
import { countOf, desk } from './desk.ts'

describe('the preview', () => {
  it('says what was recognised and what the user chose', async () => {
    const path = desk().put('in.csv', 'question;answer\nWhere?;Here.\n')
    expect(await previewFile(path)).toMatchObject({
      kind: 'csv',
      name: 'in.csv',
      bytes: 29,
      options: { encoding: 'utf-8', delimiter: ';', quote: '"', header: true },
      sheets: [],
      workbook: null,
      recognised: { encoding: true, delimiter: true, header: true },
      columns: [
        { id: 'c1', name: 'question', role: 'prompt' },
        { id: 'c2', name: 'answer', role: 'completion' },
      ],
      format: 'chat',
      instruction: '',
      rows: [{ c1: 'Where?', c2: 'Here.' }],
    })
    expect(await previewFile(path, { delimiter: ',', header: false, encoding: 'windows-1252' })).toMatchObject({
      options: { delimiter: ',', header: false, encoding: 'windows-1252' },
      recognised: { encoding: false, delimiter: false, header: false },
      rows: [{ c1: 'question;answer' }, { c1: 'Where?;Here.' }],
    })
  })

  it('shows fifty rows and reads no more than it needs', async () => {
    const path = desk().put('in.csv', `question,answer\n${'"two\nlines",x\n'.repeat(500_000)}"never closed`)
    const preview = await previewFile(path)
    expect(preview.rows).toHaveLength(50)
  })
})

describe('the census', () => {
  it('counts what the whole file holds', async () => {
    const rows = ['"two\nlines",x', `${'y'.repeat(32_767)},z`, 'fÃ¼r,"a\r\nb"', '', `${'w'.repeat(40_000)},v`]
    const path = desk().put('in.csv', `question,answer\n${rows.join('\n')}\n`)
    const progress: number[] = []
    const census = await countOf(path, undefined, { onProgress: ({ done }) => progress.push(done) })
    expect(census).toEqual({
      records: 4,
      usable: 4,
      skipped: [],
      skippedTotal: 0,
      cellsWithLineBreaks: 2,
      longestCell: 40_000,
      cutByExcel: 1,
      garbled: 1,
      mergedAreas: 0,
      formulasWithoutResult: 0,
      emptyRows: 0,
      files: [{ name: 'in.csv', rows: 4, skipped: 0 }],
    })
    expect(progress.at(-1)).toBeGreaterThan(70_000)
  })
})
