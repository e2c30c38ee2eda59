import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tableOf, workbookOf } from '../imports/xlsxFile.ts'
import { tickets, workplace } from './run.ts'

describe('tunesheet import', () => {
  it('makes a project and accounts for every row', async () => {
    const { dir, json } = workplace()
    writeFileSync(join(dir, 'in.csv'), tickets(12))
    expect(await json('import', 'in.csv', '--project', 'p.tunesheet')).toMatchObject({
      project: join(dir, 'p.tunesheet'),
      rows: 12,
      columns: [
        { name: 'Question', role: 'prompt' },
        { name: 'Answer', role: 'completion' },
      ],
      skipped: [],
      encoding: 'utf-8',
      delimiter: ',',
    })
    expect(existsSync(join(dir, 'p.tunesheet'))).toBe(true)
  })

  it('takes the fullest sheet of an Excel workbook, or the one that is named', async () => {
    const { dir, run, json } = workplace()
    const names = ['Question', 'Answer']
    const sheets = [
      { name: 'Q3', rows: [names, ['a', 'b']] },
      { name: 'Q4', rows: [names, ['c', 'd'], ['e', 'f']] },
    ]
    writeFileSync(join(dir, 'in.xlsx'), workbookOf({ sheets }))
    expect(await json('import', 'in.xlsx', '--project', 'q4.tunesheet')).toMatchObject({ rows: 2, delimiter: null })
    expect(await json('import', 'in.xlsx', '--project', 'q3.tunesheet', '--sheet', 'Q3')).toMatchObject({ rows: 1 })
    const unknown = await run('count', 'in.xlsx', '--sheet', 'Q5')
    expect({ code: unknown.code, says: unknown.stderr }).toEqual({
      code: 2,
      says: expect.stringContaining('in.xlsx has no sheet “Q5”. Its sheets are: “Q3”, “Q4”.') as string,
    })
    writeFileSync(join(dir, 'in.csv'), tickets(12))
    expect((await run('count', 'in.csv', '--sheet', 'Q3')).stderr).toContain('in.csv is no workbook')
  })

  it('takes a workbook with a .csv name for what it is', async () => {
    const { dir, json } = workplace()
    writeFileSync(
      join(dir, 'in.csv'),
      tableOf([
        ['Question', 'Answer'],
        ['a', 'b'],
      ]),
    )
    expect(await json('import', 'in.csv', '--project', 'p.tunesheet')).toMatchObject({ rows: 1, encoding: null })
  })

  it('never overwrites a project', async () => {
    const { dir, run } = workplace()
    writeFileSync(join(dir, 'in.csv'), tickets(12))
    writeFileSync(join(dir, 'p.tunesheet'), 'mine')
    const { code, stderr } = await run('import', 'in.csv', '--project', 'p.tunesheet')
    expect(code).toBe(2)
    expect(stderr).toContain('p.tunesheet exists already')
    expect(readFileSync(join(dir, 'p.tunesheet'), 'utf8')).toBe('mine')
  })

  it('names the columns there are when one is misspelt', async () => {
    const { dir, run } = workplace()
    writeFileSync(join(dir, 'in.csv'), tickets(12))
    const { code, stderr } = await run('import', 'in.csv', '--project', 'p.tunesheet', '--prompt', 'Qestion')
    expect(code).toBe(2)
    expect(stderr).toContain('has no column "Qestion"')
    expect(stderr).toContain('"Question", "Answer"')
    expect(readdirSync(dir)).toEqual(['in.csv'])
  })
})

describe('tunesheet count', () => {
  it('counts by the published formula and lists each example when asked', async () => {
    const { dir, json } = workplace()
    writeFileSync(join(dir, 'in.csv'), tickets(10))
    const answer = (await json('count', 'in.csv', '--model', 'gpt-4o-mini', '--per-example')) as {
      perExample: number[]
      tokens: { total: number; max: number }
    }
    expect(answer).toMatchObject({ encoding: 'o200k_base', examples: 10, overLimit: 0 })
    expect(answer.perExample).toHaveLength(10)
    expect(answer.perExample.reduce((sum, tokens) => sum + tokens, 0)).toBe(answer.tokens.total)
    expect(Math.max(...answer.perExample)).toBe(answer.tokens.max)
  })

  it('refuses a model that is not in the list', async () => {
    const { dir, run } = workplace()
    writeFileSync(join(dir, 'in.csv'), tickets(10))
    const { code, stderr, stdout } = await run('count', 'in.csv', '--model', 'gpt-9-ultra', '--json')
    expect(code).toBe(2)
    expect(stderr).toContain('gpt-9-ultra')
    expect(stdout).toBe('')
  })

  it('looks at a project with another model without changing the project', async () => {
    const { dir, run, json } = workplace()
    writeFileSync(join(dir, 'in.csv'), tickets(10))
    await run('import', 'in.csv', '--project', 'p.tunesheet')
    const before = readFileSync(join(dir, 'p.tunesheet'))
    expect(await json('count', 'p.tunesheet', '--model', 'gpt-3.5-turbo')).toMatchObject({ encoding: 'cl100k_base' })
    expect(readFileSync(join(dir, 'p.tunesheet')).equals(before)).toBe(true)
  })
})

describe('tunesheet check', () => {
  it('finds nothing in clean rows beyond their small number', async () => {
    const { dir, run } = workplace()
    writeFileSync(join(dir, 'in.csv'), tickets(60))
    const { code, stdout } = await run('check', 'in.csv', '--json')
    expect(JSON.parse(stdout)).toEqual({ examples: 60, errors: 0, warnings: 0, hints: 0, issues: [], verdict: 'ready' })
    expect(code).toBe(0)
  })

  it('names row and column of an empty answer and exits with 1', async () => {
    const { dir, run } = workplace()
    writeFileSync(join(dir, 'in.csv'), `${tickets(60)}What now?,\n`)
    const { code, stdout } = await run('check', 'in.csv', '--json')
    expect(code).toBe(1)
    const { issues, verdict, errors } = JSON.parse(stdout) as {
      issues: { rule: string; row: number; column: string }[]
      verdict: string
      errors: number
    }
    expect({ verdict, errors }).toEqual({ verdict: 'needs-work', errors: 1 })
    expect(issues).toEqual([
      expect.objectContaining({ rule: 'empty-completion', severity: 'error', row: 61, column: 'Answer' }),
    ])
  })

  it('says that seven rows are too few', async () => {
    const { dir, json } = workplace()
    writeFileSync(join(dir, 'in.csv'), tickets(7))
    expect(await json('check', 'in.csv')).toMatchObject({
      verdict: 'needs-work',
      issues: [{ rule: 'too-few-examples', severity: 'error', row: null }],
    })
  })
})

describe('tunesheet export', () => {
  it('writes one chat line a row and reports the fingerprint of the file', async () => {
    const { dir, json } = workplace()
    writeFileSync(join(dir, 'in.csv'), tickets(10))
    const { files } = (await json('export', 'in.csv', '--out', 'train.jsonl', '--system', 'Be brief.')) as {
      files: { path: string; lines: number; bytes: number; sha256: string }[]
    }
    const bytes = readFileSync(join(dir, 'train.jsonl'))
    expect(files).toEqual([
      {
        path: join(dir, 'train.jsonl'),
        lines: 10,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
    ])
    expect(JSON.parse(bytes.toString().split('\n')[0] ?? '')).toEqual({
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Where is parcel number 0?' },
        { role: 'assistant', content: 'Hello, parcel 0 left us on Monday.' },
      ],
    })
  })

  it('writes prompt and completion lines with --as completion', async () => {
    const { dir, run } = workplace()
    writeFileSync(join(dir, 'in.csv'), tickets(10))
    await run('export', 'in.csv', '--out', 'train.jsonl', '--as', 'completion')
    expect(JSON.parse(readFileSync(join(dir, 'train.jsonl'), 'utf8').split('\n')[0] ?? '')).toEqual({
      prompt: 'Where is parcel number 0?',
      completion: 'Hello, parcel 0 left us on Monday.',
    })
  })

  it('writes a table of all rows with --as csv and --as xlsx', async () => {
    const { dir, json } = workplace()
    writeFileSync(join(dir, 'in.csv'), tickets(10))
    for (const as of ['csv', 'xlsx']) {
      const { files } = (await json('export', 'in.csv', '--out', `out.${as}`, '--as', as)) as {
        files: { lines: number }[]
      }
      expect(files).toMatchObject([{ path: join(dir, `out.${as}`), lines: 10 }])
      expect(await json('count', `out.${as}`, '--model', 'gpt-4.1-mini')).toMatchObject({ examples: 10 })
    }
  })

  it('says on stderr what another format has no place for, and counts it', async () => {
    const { dir, run } = workplace()
    const line = { messages: [{ role: 'user', content: 'A' }], tools: [] }
    writeFileSync(join(dir, 'in.jsonl'), `${JSON.stringify(line)}\n`)
    const { stdout, stderr } = await run('export', 'in.jsonl', '--out', 'out.jsonl', '--as', 'alpaca', '--json')
    expect(stderr).toContain('1 row is left out: Alpaca files have no place for such a conversation.')
    expect(JSON.parse(stdout)).toMatchObject({ files: [{ lines: 0 }], losses: [{ loss: 'no-place', rows: 1 }] })
  })
})

describe('tunesheet train', () => {
  it('without --yes says the price and what would leave, and sends nothing', async () => {
    const { dir, run } = workplace()
    writeFileSync(join(dir, 'in.csv'), tickets(20))
    const { code, stdout } = await run('train', 'in.csv', '--provider', 'openai', '--model', 'gpt-4.1-mini')
    expect(code).toBe(0)
    expect(stdout).toContain('api.openai.com')
    expect(stdout).toContain('Nothing was sent')
  })

  it('runs a practice job to its end', async () => {
    const { dir, run } = workplace()
    writeFileSync(join(dir, 'in.csv'), tickets(20))
    const started = await run('train', 'in.csv', '--provider', 'practice', '--model', 'gpt-4.1-mini', '--yes', '--json')
    expect(started.stderr).toBe('')
    const { submission, jobId, fileId } = JSON.parse(started.stdout) as Record<string, string>
    expect(jobId).toMatch(/./)
    expect(fileId).toMatch(/./)
    const ended = await run('job', submission ?? '', '--watch', '--json')
    const ending = JSON.parse(ended.stdout) as Record<string, string>
    expect(ending).toMatchObject({ id: jobId, status: 'succeeded' })
    expect(ending['fineTunedModel']).toContain('practice')
    const listed = await run('jobs', '--json')
    expect(JSON.parse(listed.stdout)).toMatchObject({
      jobs: [{ submission, status: 'succeeded', provider: 'practice' }],
    })
  })

  it('exits with 3 and the provider’s words when practice refuses as a provider would', async () => {
    const { dir, run, json } = workplace()
    writeFileSync(join(dir, 'in.csv'), tickets(7))
    const { submission } = (await json('train', 'in.csv', '--provider', 'practice', '--yes')) as { submission: string }
    const ended = await run('job', submission, '--watch', '--json')
    expect(ended.code).toBe(3)
    expect(JSON.parse(ended.stdout)).toMatchObject({
      status: 'failed',
      error: {
        code: 'invalid_n_examples',
        message: 'Training file has 7 example(s), but must have at least 10 examples',
      },
    })
  })

  it('needs a key for a real provider and says where it comes from', async () => {
    const { dir, run } = workplace()
    writeFileSync(join(dir, 'in.csv'), tickets(20))
    const { code, stderr } = await run('train', 'in.csv', '--provider', 'openai', '--model', 'gpt-4.1-mini', '--yes')
    expect(code).toBe(2)
    expect(stderr).toMatch(/key/i)
  })
})
