import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tickets, workplace } from './run.ts'

const lines = (path: string): string[] => readFileSync(path, 'utf8').trimEnd().split('\n')

describe('tunesheet split', () => {
  it('keeps the split in a project, as one step', async () => {
    const { dir, run, json } = workplace()
    writeFileSync(join(dir, 'in.csv'), tickets(60))
    await run('import', 'in.csv', '--project', 'p.tunesheet')
    const args = ['split', 'p.tunesheet', '--validation', '0.1', '--seed', '7']
    expect(await json(...args)).toMatchObject({ train: 54, validation: 6, moved: 6 })
    expect(await json(...args)).toMatchObject({ train: 54, validation: 6, moved: 0 })
    expect((await run(...args)).stdout).toBe('54 rows to train, 6 held back; 0 rows moved.\n')
  })

  it('writes the rows of a spreadsheet to two files, the same ones every time', async () => {
    const { dir, run, json } = workplace()
    const twins = 'Where is it?,Here it is.\nwhere is IT?,Here it is!\n'
    writeFileSync(join(dir, 'in.csv'), tickets(58) + twins)
    const answer = await json(
      'split',
      'in.csv',
      '--validation',
      '0.5',
      '--out',
      'a.jsonl',
      '--validation-out',
      'b.jsonl',
    )
    expect(answer).toMatchObject({ train: 30, validation: 30, groups: 1, groupedRows: 2 })
    expect([lines(join(dir, 'a.jsonl')).length, lines(join(dir, 'b.jsonl')).length]).toEqual([30, 30])
    const together = ['a.jsonl', 'b.jsonl'].map((name) => readFileSync(join(dir, name), 'utf8').match(/here it is/gi))
    expect(together.map((found) => found?.length ?? 0).toSorted()).toEqual([0, 2])
    await run('split', 'in.csv', '--validation', '0.5', '--out', 'c.jsonl', '--validation-out', 'd.jsonl')
    expect(lines(join(dir, 'd.jsonl'))).toEqual(lines(join(dir, 'b.jsonl')))
  })

  it('only counts where no files are named, and says so', async () => {
    const { dir, run } = workplace()
    writeFileSync(join(dir, 'in.csv'), tickets(60))
    const { code, stdout, stderr } = await run('split', 'in.csv', '--validation', '0.1', '--json')
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { train: 54, validation: 6, moved: 6 }])
    expect(stderr).toContain('Nothing was written')
    expect(readdirSync(dir)).toEqual(['in.csv'])
  })

  it('shares out the values of a column', async () => {
    const { dir, json } = workplace()
    const rows = Array.from({ length: 40 }, (_, at) => `Where is parcel ${at}?,It is on its way,${at % 4 ? 'A' : 'B'}`)
    writeFileSync(join(dir, 'in.csv'), `Question,Answer,Kind\n${rows.join('\n')}\n`)
    const answer = await json('split', 'in.csv', '--validation', '0.2', '--stratify', 'Kind')
    expect(answer).toMatchObject({ validation: 8, values: 2 })
  })

  it.each([
    ['a share of nothing', ['--validation', '0'], 'from 0.001 to 0.9'],
    ['words for a share', ['--validation', 'some'], 'from 0.001 to 0.9'],
    ['half a seed', ['--validation', '0.1', '--seed', '1.5'], 'whole number'],
    ['a column that is not there', ['--validation', '0.1', '--stratify', 'Kind'], 'There is no column "Kind"'],
    ['one file of two', ['--validation', '0.1', '--out', 'a.jsonl'], 'Only one of the two files'],
    ['one file twice', ['--validation', '0.1', '--out', 'a', '--validation-out', './a'], 'both name a'],
    ['a file that is there', ['--validation', '0.1', '--out', 'in.csv', '--validation-out', 'b'], 'is there already'],
    ['too few rows', ['--validation', '0.01'], '1 % of 20 rows is less than one row'],
  ])('refuses %s, and writes nothing', async (_, args, sentence) => {
    const { dir, run } = workplace()
    writeFileSync(join(dir, 'in.csv'), tickets(20))
    const { code, stderr } = await run('split', 'in.csv', ...args)
    expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)])
    expect(readdirSync(dir)).toEqual(['in.csv'])
  })
})
