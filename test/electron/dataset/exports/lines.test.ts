import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ExportRows } from '../../../../shared/contract/exports.ts'
import type { ExportFormat } from '../../../../shared/domain/formats/exportFormat.ts'
import { writeExport } from '../../../../electron/dataset/exports/files.ts'
import { surveyExport } from '../../../../electron/dataset/exports/survey.ts'
import type { Project } from '../../../../electron/project/project.ts'
import { desk } from '../../imports/desk.ts'
import { goodRows, sheetOf } from '../sheet.ts'

const ALL = { which: 'all' } as const

/** What was written, by kind of file, each line as a value. */
async function written(project: Project, as: ExportFormat, rows: ExportRows = ALL): Promise<Record<string, unknown[]>> {
  const { dir } = desk()
  const files = await writeExport(project, { as, rows }, (kind) => Promise.resolve(join(dir, `${kind}.jsonl`)))
  return Object.fromEntries(
    (files ?? []).map(({ kind, path, rows: count }) => {
      const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
      expect(lines).toHaveLength(count)
      return [kind, lines.map((line): unknown => JSON.parse(line))]
    }),
  )
}

describe('examples in another format', () => {
  it('are ShareGPT with tools as text', async () => {
    using sheet = sheetOf(
      ['messages', 'tools'],
      [
        [
          '[{"role":"user","content":"Cancel 7"},{"role":"assistant","content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"cancel","arguments":"{\\"id\\":12345678901234567890}"}}]},{"role":"tool","tool_call_id":"c","content":"ok"},{"role":"assistant","content":"Done."}]',
          '[{"type":"function","function":{"name":"cancel"}}]',
        ],
      ],
    )
    const { dir } = desk()
    await writeExport(sheet.project, { as: 'sharegpt', rows: ALL }, () => Promise.resolve(join(dir, 'out.jsonl')))
    expect(readFileSync(join(dir, 'out.jsonl'), 'utf8')).toBe(
      '{"conversations":[{"from":"human","value":"Cancel 7"},' +
        '{"from":"function_call","value":"{\\"name\\":\\"cancel\\",\\"arguments\\":{\\"id\\":12345678901234567890}}"},' +
        '{"from":"observation","value":"ok"},{"from":"gpt","value":"Done."}],' +
        '"tools":"[{\\"type\\":\\"function\\",\\"function\\":{\\"name\\":\\"cancel\\"}}]"}\n',
    )
  })

  it('are Alpaca with the instruction and earlier turns, and name what does not fit', async () => {
    using sheet = sheetOf(
      ['messages'],
      [
        [
          '[{"role":"user","content":"A"},{"role":"assistant","content":"B","weight":0},{"role":"user","content":"C"},{"role":"assistant","content":"D"}]',
        ],
        ['[{"role":"user","content":"A"},{"role":"user","content":"B"}]'],
        ['not JSON'],
      ],
    )
    expect(await written(sheet.project, 'alpaca')).toEqual({
      train: [{ instruction: 'C', input: '', output: 'D', history: [['A', 'B']] }],
    })
    expect(await surveyExport(sheet.project, { as: 'alpaca', rows: ALL })).toMatchObject({
      train: 3,
      leftOut: 2,
      losses: expect.arrayContaining([
        { loss: 'weight', rows: 1 },
        { loss: 'no-place', rows: 1 },
        { loss: 'unreadable', rows: 1 },
      ]) as unknown,
    })
  })

  it('keep the preferred answer of a pair as chat, and count the others', async () => {
    using sheet = sheetOf(['prompt', 'preferred', 'rejected'], [['Q', 'good', 'bad']], { format: 'preference' })
    expect(await written(sheet.project, 'chat')).toEqual({
      train: [
        {
          messages: [
            { role: 'user', content: 'Q' },
            { role: 'assistant', content: 'good' },
          ],
        },
      ],
    })
    const { losses } = await surveyExport(sheet.project, { as: 'chat', rows: ALL })
    expect(losses).toEqual([{ loss: 'rejected', rows: 1 }])
  })

  it('leave rows without a rejected answer out of preferences', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(2))
    expect(await written(sheet.project, 'preference')).toEqual({ train: [] })
    expect(await surveyExport(sheet.project, { as: 'preference', rows: ALL })).toMatchObject({
      leftOut: 2,
      losses: [{ loss: 'no-pair', rows: 2 }],
    })
  })

  it('lose nothing in the format of the project', async () => {
    using sheet = sheetOf(['raw'], [['{broken']])
    expect(await surveyExport(sheet.project, { as: 'chat', rows: ALL })).toMatchObject({ leftOut: 0, losses: [] })
  })
})

describe('some of the rows', () => {
  it('are those a filter shows, or those that were selected, each in its file', async () => {
    using sheet = sheetOf(['prompt', 'completion'], goodRows(10))
    const ids = sheet.project.ids({}, 0, 10)
    sheet.project.edit([{ type: 'setSplit', rows: ids.slice(0, 3), split: 'validation' }], 'Held back')
    const shown = await written(sheet.project, 'completion', { which: 'view', view: { search: 'parcel 3?' } })
    expect(shown['train']).toHaveLength(1)
    expect(shown['validation']).toBeUndefined()
    const selected = await written(sheet.project, 'completion', { which: 'rows', rows: ids.slice(2, 4) })
    expect(selected['train']).toHaveLength(1)
    expect(selected['validation']).toHaveLength(1)
  })
})
