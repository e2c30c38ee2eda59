import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ReviewChoices } from '../../../../shared/contract/review.ts'
import { writeExport } from '../../../../electron/dataset/exports/files.ts'
import { applyReview } from '../../../../electron/dataset/review/apply.ts'
import { reviewPage } from '../../../../electron/dataset/review/page.ts'
import { readReview } from '../../../../electron/dataset/review/read.ts'
import { bringIn, desk, failureOf } from '../../imports/desk.ts'
import { tableOf } from '../../imports/xlsxFile.ts'
import { goodRows, sheetOf } from '../sheet.ts'
import { ALL, everything, NO_RECOUNT, nothing, sent, texts, withCell } from './colleague.ts'

describe('a workbook for a colleague', () => {
  it('hides the row ids and has a column for remarks', async () => {
    using sheet = await sent()
    expect(sheet.rows[0]?.slice(1)).toEqual([
      'prompt 1',
      'completion 2',
      'Review',
      'As sent: prompt 1',
      'As sent: completion 2',
    ])
    expect(sheet.rows[1]?.slice(1, 3)).toEqual(['Where is parcel 0?', 'Parcel 0 is on its way.'])
    expect(sheet.hidden.flat()).toContain(sheet.project.id)
  })

  it('comes back unchanged as no change at all', async () => {
    using sheet = await sent()
    const review = await sheet.comeBack(sheet.rows)
    expect(review.counts()).toEqual({ change: 0, conflict: 0, added: 0, removed: 0, column: 0, note: 0 })
    expect(review.notices).toEqual([])
  })

  it.each(['xlsx', 'csv', 'no hidden sheet'] as const)('is merged by row however it was sorted (%s)', async (how) => {
    using sheet = await sent(5)
    const [names = [], ...rows] = withCell(sheet.rows, 2, 2, 'Parcel 1 was lost.')
    const review = await sheet.comeBack([names, ...rows.toReversed()], how)
    expect(review.counts()).toMatchObject({ change: 1, conflict: 0, added: 0, removed: 0 })
    await applyReview(sheet.project, NO_RECOUNT, { review, choices: everything })
    expect(texts(sheet.project)[1]).toBe('Where is parcel 1? | Parcel 1 was lost.')
  })

  it('brings new rows, removed rows and remarks, and is one act to undo', async () => {
    using sheet = await sent()
    const before = texts(sheet.project)
    const [names = [], first = [], second = []] = withCell(sheet.rows, 1, 3, 'Too short?')
    const review = await sheet.comeBack([
      names,
      first,
      ['', 'New question', 'New answer', 'Please check', '', ''],
      second,
    ])
    expect(review.counts()).toEqual({ change: 0, conflict: 0, added: 1, removed: 1, column: 0, note: 1 })
    await applyReview(sheet.project, NO_RECOUNT, { review, choices: everything })
    expect(texts(sheet.project)).toEqual([
      `${before[0] ?? ''} | Too short?`,
      'New question | New answer | Please check',
      before[1],
    ])
    expect(sheet.project.columns().at(-1)).toMatchObject({ name: 'Review', role: 'note' })
    expect(sheet.project.state().history.undo).toBe('Took over a review: 1 new row, 1 row removed, 1 remark')
    sheet.project.undo()
    expect(texts(sheet.project)).toEqual(before)
    expect(sheet.project.columns()).toHaveLength(2)
  })

  it('tells a cell that was changed on both sides apart, with all three texts', async () => {
    using sheet = await sent()
    const [row = 0] = sheet.project.ids({}, 0, 1)
    sheet.project.edit([{ type: 'setCells', cells: [{ row, column: 'c2', text: 'Changed here.' }] }], 'Typed')
    const review = await sheet.comeBack(withCell(sheet.rows, 1, 2, 'Changed there.'))
    expect(review.counts()).toMatchObject({ change: 0, conflict: 1 })
    expect(reviewPage(sheet.project, review, { kind: 'conflict', offset: 0, limit: 10 })).toEqual([
      {
        kind: 'conflict',
        index: 0,
        row,
        number: 1,
        column: 'c2',
        sent: 'Parcel 0 is on its way.',
        here: 'Changed here.',
        theirs: 'Changed there.',
      },
    ])
  })

  it('does not take a change made here back', async () => {
    using sheet = await sent()
    const [row = 0] = sheet.project.ids({}, 0, 1)
    sheet.project.edit([{ type: 'setCells', cells: [{ row, column: 'c2', text: 'Changed here.' }] }], 'Typed')
    const review = await sheet.comeBack(sheet.rows)
    expect(review.counts()).toMatchObject({ change: 0, conflict: 0 })
  })

  it('never takes a text for unchanged here that no mark vouches for', async () => {
    using sheet = await sent(2)
    const [row = 0] = sheet.project.ids({}, 0, 1)
    sheet.project.edit([{ type: 'setCells', cells: [{ row, column: 'c2', text: 'Newer here.' }] }], 'Typed')
    const unmarked = sheet.rows.map((cells, at) =>
      at === 0 ? cells : [cells[0]?.split(' ')[0] ?? '', ...cells.slice(1)],
    )
    const back = withCell(withCell(unmarked, 1, 2, 'Changed there.'), 2, 2, 'Changed only there.')
    const review = await sheet.comeBack(back)
    expect(review.counts()).toMatchObject({ change: 1, conflict: 1 })
    expect(review.change).toMatchObject([{ text: 'Changed only there.' }])
    expect(review.conflict).toMatchObject([{ row, text: 'Changed there.', sent: null }])
    const visibleOnly = await sheet.comeBack(back.map((cells) => cells.slice(0, 4)))
    expect(visibleOnly.counts()).toMatchObject({ change: 0, conflict: 2 })
  })

  it.each(['0x1', '1e0', '1.0', '+1', '01'])('takes no other writing of a number for a row (%s)', async (id) => {
    using sheet = await sent(1)
    const review = await sheet.comeBack(withCell(sheet.rows, 1, 0, id))
    expect(review.counts()).toMatchObject({ added: 1, removed: 1 })
  })

  it('is not misled by a replacement that reached the hidden columns', async () => {
    using sheet = await sent()
    const replaced = sheet.rows.map((cells) => cells.map((cell) => cell.replaceAll('on its way', 'under way')))
    const review = await sheet.comeBack(replaced)
    expect(review.counts()).toMatchObject({ change: 3, conflict: 0 })
  })

  it('takes a row that was copied there for a new one', async () => {
    using sheet = await sent()
    const review = await sheet.comeBack([...sheet.rows, sheet.rows[1] ?? []])
    expect(review.counts()).toMatchObject({ added: 1, change: 0 })
  })

  it('leaves a column alone that is missing, and says so', async () => {
    using sheet = await sent()
    const review = await sheet.comeBack(
      sheet.rows
        .map((cells) => [cells[0] ?? '', cells[1] ?? '', 'extra'])
        .map((cells, at) => (at === 0 ? [cells[0] ?? '', cells[1] ?? '', 'Mine'] : cells)),
    )
    expect(review.counts()).toMatchObject({ change: 0, conflict: 0 })
    expect(review.notices).toEqual(['The column “completion 2” is no longer in the file. It stays here as it is.'])
  })

  it('brings in the columns that a colleague added, those of new rows included, as the same act', async () => {
    using sheet = await sent()
    const [names = [], ...rows] = sheet.rows
    const review = await sheet.comeBack([
      [...names, 'Topic', 'prompt 1', 'Nothing here'],
      ...rows.map((cells, at) => [...cells, at === 1 ? '' : `topic ${at}`, `again ${at}`, '']),
      ['', 'New question', 'New answer', '', '', '', 'fresh', '', ''],
      ['', '', '', '', '', '', 'only a topic', '', ''],
    ])
    expect(review.counts()).toEqual({ change: 0, conflict: 0, added: 2, removed: 0, column: 2, note: 0 })
    expect(review.notices).toEqual([])
    const items = reviewPage(sheet.project, review, { kind: 'column', offset: 0, limit: 10 })
    expect(items).toEqual([
      { kind: 'column', index: 0, name: 'Topic', filled: 4, texts: ['topic 0', 'topic 2', 'fresh'] },
      { kind: 'column', index: 1, name: 'prompt 1 (2)', filled: 3, texts: ['again 0', 'again 1', 'again 2'] },
    ])
    const choices: ReviewChoices = { ...everything, column: { all: true, except: [1] } }
    await applyReview(sheet.project, NO_RECOUNT, { review, choices })
    expect(sheet.project.columns().map(({ name, role }) => [name, role])).toEqual([
      ['prompt 1', 'prompt'],
      ['completion 2', 'completion'],
      ['Topic', 'note'],
    ])
    expect(sheet.project.texts({}, 0, 10, ['c3']).flat()).toEqual(['topic 0', '', 'topic 2', 'fresh', 'only a topic'])
    expect(sheet.project.state().history.undo).toBe('Took over a review: 2 new rows, 1 new column')
    sheet.project.undo()
    expect(sheet.project.columns()).toHaveLength(2)
  })

  it('a row that only says something in a column that is left out does not come in empty', async () => {
    using sheet = await sent(1)
    const [names = [], first = []] = sheet.rows
    const review = await sheet.comeBack([
      [...names, 'Topic'],
      [...first, ''],
      ['', '', '', '', '', '', 'a topic'],
    ])
    await applyReview(sheet.project, NO_RECOUNT, { review, choices: { ...everything, column: nothing.column } })
    expect(sheet.project.state().totals.rows).toBe(1)
  })

  it.each(['xlsx', 'csv', 'no hidden sheet'] as const)('empty rows are neither lost nor removed (%s)', async (how) => {
    using sheet = await sent([
      ['', ''],
      ['What?', 'That.'],
      ['', ''],
      ['', ''],
    ])
    const same = await sheet.comeBack(sheet.rows, how)
    expect(same.counts()).toEqual({ change: 0, conflict: 0, added: 0, removed: 0, column: 0, note: 0 })
    expect(same.notices.filter((notice) => !notice.includes('which rows were sent'))).toEqual([])
    const filled = await sheet.comeBack(withCell(sheet.rows, 3, 2, 'Answered.'), how)
    expect(filled.counts()).toMatchObject({ change: 1, added: 0, removed: 0 })
  })

  it('takes over only what was chosen', async () => {
    using sheet = await sent()
    const rows = withCell(withCell(sheet.rows, 1, 2, 'One.'), 2, 2, 'Two.')
    const review = await sheet.comeBack(rows)
    const choices: ReviewChoices = { ...nothing, change: { all: true, except: [0] } }
    await applyReview(sheet.project, NO_RECOUNT, { review, choices })
    expect(texts(sheet.project).slice(0, 2)).toEqual([
      'Where is parcel 0? | Parcel 0 is on its way.',
      'Where is parcel 1? | Two.',
    ])
  })

  it('line ends that another program wrote are no change', async () => {
    const sheet = sheetOf(['prompt', 'completion'], [['a\r\nb', 'c']])
    const { dir, put } = desk()
    await writeExport(sheet.project, { as: 'review', rows: ALL }, () => Promise.resolve(join(dir, 'sent.xlsx')))
    const { table } = await bringIn(join(dir, 'sent.xlsx'), { header: false, sheet: 'Rows' })
    const path = put('back.xlsx', tableOf(table.map((cells) => cells.map((cell) => cell.replaceAll('\r\n', '\n')))))
    const review = await readReview(sheet.project, { path, name: 'back.xlsx' })
    expect(review.counts()).toMatchObject({ change: 0, conflict: 0 })
    sheet[Symbol.dispose]()
  })
})

describe('a file that is no review', () => {
  it('of another origin is refused with a way on', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(2))
    const path = desk().put('plain.csv', 'question,answer\na,b\n')
    const failure = await failureOf(readReview(sheet.project, { path, name: 'plain.csv' }))
    expect(failure).toMatchObject({
      code: 'wrong-input',
      hint: expect.stringContaining('Send to a colleague') as string,
    })
  })

  it('of another project is refused', async () => {
    using sheet = await sent()
    using other = sheetOf(['prompt', 'completion'], goodRows(2))
    const path = desk().put('back.xlsx', tableOf(sheet.rows))
    const failure = await failureOf(readReview(other.project, { path, name: 'back.xlsx' }))
    expect(failure.message).toContain('another project')
  })

  it('cannot be taken over when the sheet changed meanwhile', async () => {
    using sheet = await sent()
    const review = await sheet.comeBack(withCell(sheet.rows, 1, 2, 'One.'))
    const [row = 0] = sheet.project.ids({}, 0, 1)
    sheet.project.edit([{ type: 'setCells', cells: [{ row, column: 'c2', text: 'x' }] }], 'Typed')
    expect(await failureOf(applyReview(sheet.project, NO_RECOUNT, { review, choices: everything }))).toMatchObject({
      code: 'stale',
    })
    expect(texts(sheet.project)[0]).toContain('| x')
  })
})
