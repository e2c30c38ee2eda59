import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { odsOf } from '../imports/odsFile.ts'
import { workbookOf } from '../imports/xlsxFile.ts'
import { tickets, workplace } from './run.ts'

describe('tunesheet import', () => {
  it('makes one project of several files, and says what each gave', async () => {
    const { dir, json, run } = workplace()
    writeFileSync(join(dir, 'a.csv'), tickets(12))
    writeFileSync(
      join(dir, 'b.ods'),
      odsOf({
        name: 'B',
        rows: [
          ['answer', 'question'],
          ['Here.', 'Where?'],
        ],
      }),
    )
    expect(await json('import', 'a.csv', 'b.ods', '--project', 'p.tunesheet')).toMatchObject({
      rows: 13,
      columns: [
        { name: 'Question', role: 'prompt' },
        { name: 'Answer', role: 'completion' },
      ],
      files: [
        { name: 'a.csv', rows: 12, skipped: 0 },
        { name: 'b.ods', rows: 1, skipped: 0 },
      ],
    })
    const said = await run('import', 'a.csv', 'b.ods', '--project', 'q.tunesheet')
    expect(said.stdout).toContain(
      'a.csv: 12 rows\nb.ods: 1 row\n13 rows in the files, 13 in the sheet. Nothing left out.',
    )
  })

  it('tells of texts that Excel cut and of formulas without a result, which nobody sees', async () => {
    const { dir, run } = workplace()
    const empty = { xml: (place: string) => `<c r="${place}"><f>A1</f><v></v></c>` }
    const rows = [['question', 'answer', 'sum'], ...['x'.repeat(32_767), 'whole'].map((text) => ['Why?', text, empty])]
    writeFileSync(join(dir, 'a.xlsx'), workbookOf({ sheets: [{ name: 'A', rows }] }))
    const { code, stderr } = await run('import', 'a.xlsx', '--project', 'p.tunesheet')
    expect(code).toBe(0)
    expect(stderr).toContain('1 cell ends at exactly 32,767 letters, where Excel cuts.')
    expect(stderr).toContain('2 formulas were saved without a result and came in empty.')
  })

  it('adds rows to a project that is there, and refuses to make it anew', async () => {
    const { dir, json, run } = workplace()
    writeFileSync(join(dir, 'a.csv'), tickets(12))
    writeFileSync(join(dir, 'b.csv'), tickets(3))
    await run('import', 'a.csv', '--project', 'p.tunesheet')
    expect(await run('import', 'b.csv', '--project', 'p.tunesheet')).toMatchObject({ code: 2 })
    expect(await json('import', 'b.csv', '--project', 'p.tunesheet', '--append')).toMatchObject({ rows: 15, added: 3 })
    expect(await run('import', 'b.csv', '--project', 'gone.tunesheet', '--append')).toMatchObject({ code: 2 })
    const roles = await run('import', 'b.csv', '--project', 'p.tunesheet', '--append', '--prompt', 'Question')
    expect(roles.stderr).toContain('p.tunesheet is a project: its columns have their roles already.')
    expect(await json('count', 'p.tunesheet', '--model', 'gpt-4.1-mini')).toMatchObject({ examples: 15 })
  })

  it('brings in the rows before a line that cannot be read, when asked to', async () => {
    const { dir, json, run } = workplace()
    writeFileSync(join(dir, 'in.csv'), 'question,answer\na,b\nc,"d\ne,f\n')
    expect(await run('import', 'in.csv', '--project', 'p.tunesheet')).toMatchObject({ code: 2 })
    expect(await json('import', 'in.csv', '--project', 'p.tunesheet', '--part')).toMatchObject({
      rows: 1,
      skipped: [{ line: 3 }, { line: 4 }],
    })
  })
})
