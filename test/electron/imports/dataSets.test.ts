import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeExport } from '../../../electron/dataset/exports/files.ts'
import { surveyExport } from '../../../electron/dataset/exports/survey.ts'
import { workplace } from '../cli/run.ts'
import { canonical } from './canonical.ts'
import { DATA_SETS } from './dataSets.ts'
import { bringIn, desk } from './desk.ts'

const ALL = { which: 'all' } as const
const linesOf = (path: string): string[] => readFileSync(path, 'utf8').trimEnd().split('\n').map(canonical)

describe('a data set in the style of', () => {
  it.each(DATA_SETS)('$name is the same file again, and nothing is said to be lost', async ({ as, lines }) => {
    const { dir, put } = desk()
    const { project } = await bringIn(put('in.jsonl', lines.map((line) => `${line}\n`).join('')))
    expect(await surveyExport(project, { as, rows: ALL })).toMatchObject({ losses: [], leftOut: 0 })
    const path = join(dir, 'out.jsonl')
    await writeExport(project, { as, rows: ALL }, () => Promise.resolve(path))
    expect(linesOf(path)).toEqual(lines.map(canonical))
  })

  it.each(DATA_SETS)('$name is the same file again on the command line', async ({ as, lines }) => {
    const { dir, run } = workplace()
    writeFileSync(join(dir, 'in.jsonl'), lines.map((line) => `${line}\n`).join(''))
    expect(await run('export', 'in.jsonl', '--as', as, '--out', 'out.jsonl')).toMatchObject({ code: 0 })
    expect(linesOf(join(dir, 'out.jsonl'))).toEqual(lines.map(canonical))
  })
})
