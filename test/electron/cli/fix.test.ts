import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tickets, workplace } from './run.ts'

const faulty = `${tickets(60)}Where  is it?," On its way."\nWrite to mara@halden-bikes.no,We do.\n`

describe('tunesheet fix', () => {
  it('puts safe things right in a new project, and leaves the input as it is', async () => {
    const { dir, json } = workplace()
    writeFileSync(join(dir, 'in.csv'), faulty)
    expect(await json('fix', 'in.csv', '--out', 'fixed.tunesheet', '--safe')).toEqual({
      changed: 2,
      fixed: { 'double-spaces': 1, 'edge-spaces': 1 },
      out: join(dir, 'fixed.tunesheet'),
    })
    expect(readFileSync(join(dir, 'in.csv'), 'utf8')).toBe(faulty)
    const left = (await json('check', 'fixed.tunesheet')) as { issues: { rule: string; fixable: boolean }[] }
    expect(left.issues).toMatchObject([{ rule: 'private-data', row: 62, column: 'Question', fixable: true }])
  })

  it('does the fixes that are named, also on a project', async () => {
    const { dir, run, json } = workplace()
    writeFileSync(join(dir, 'in.csv'), faulty)
    await run('import', 'in.csv', '--project', 'p.tunesheet')
    const rules = ['--rule', 'private-data', '--rule', 'double-spaces']
    expect(await json('fix', 'p.tunesheet', '--out', 'q.tunesheet', ...rules)).toMatchObject({
      changed: 2,
      fixed: { 'private-data': 1, 'double-spaces': 1 },
    })
    expect(await json('check', 'p.tunesheet')).toMatchObject({ warnings: 1, hints: 2 })
    expect(await json('check', 'q.tunesheet')).toMatchObject({ warnings: 0, hints: 1 })
  })

  it.each([
    ['nothing named', ['--out', 'x.tunesheet'], 'Nothing was named'],
    ['both named', ['--out', 'x.tunesheet', '--safe', '--rule', 'edge-spaces'], 'both given'],
    ['a rule without a fix', ['--out', 'x.tunesheet', '--rule', 'empty-prompt'], 'There is no fix for "empty-prompt"'],
    ['another kind of file', ['--out', 'x.csv', '--safe'], 'not the name of a project'],
    ['a file that exists', ['--out', 'in.csv', '--safe'], 'in.csv'],
  ])('refuses %s, and makes nothing', async (_, args, sentence) => {
    const { dir, run } = workplace()
    writeFileSync(join(dir, 'in.csv'), faulty)
    const { code, stderr } = await run('fix', 'in.csv', ...args)
    expect(code).toBe(2)
    expect(stderr).toContain(sentence)
    expect(readdirSync(dir)).toEqual(['in.csv'])
  })
})
