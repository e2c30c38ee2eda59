import { linkSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Project } from '../../../electron/project/project.ts'
import { tickets, workplace, type Ran } from './run.ts'

/** A folder with a spreadsheet and a project made of it. */
async function withProject() {
  const place = workplace()
  writeFileSync(join(place.dir, 'in.csv'), tickets(20))
  await place.run('import', 'in.csv', '--project', 'p.tunesheet')
  const bytes = (name: string): string => readFileSync(join(place.dir, name)).toString('base64')
  return { ...place, bytes, before: { csv: bytes('in.csv'), project: bytes('p.tunesheet') } }
}

function refused({ code, stdout, stderr }: Ran, says: string): void {
  expect(stderr).toContain(says)
  expect({ code, stdout, lines: stderr.trim().split('\n').length }).toEqual({ code: 2, stdout: '', lines: 1 })
}

describe('export never writes over', () => {
  it('the spreadsheet the rows come from, under whatever name', async () => {
    const { dir, run, bytes, before } = await withProject()
    refused(await run('export', 'in.csv', '--out', './in.csv'), 'in.csv is the file the rows come from')
    linkSync(join(dir, 'in.csv'), join(dir, 'train.jsonl'))
    refused(await run('export', 'in.csv', '--out', 'train.jsonl'), 'train.jsonl is the file the rows come from')
    refused(await run('export', 'in.csv', '--out', 'a.jsonl', '--validation-out', 'in.csv'), 'in.csv is the file')
    expect(bytes('in.csv')).toBe(before.csv)
    expect(readdirSync(dir)).not.toContain('a.jsonl')
  })

  it('a project, be it the input or another one', async () => {
    const { run, bytes, before } = await withProject()
    refused(await run('export', 'p.tunesheet', '--out', 'p.tunesheet'), 'p.tunesheet is the file the rows come from')
    refused(await run('export', 'in.csv', '--out', 'p.tunesheet'), 'p.tunesheet is the name of a project')
    expect(bytes('p.tunesheet')).toBe(before.project)
  })

  it('one of its own two files with the other', async () => {
    const { run } = await withProject()
    refused(
      await run('export', 'in.csv', '--out', 'x.jsonl', '--validation-out', './x.jsonl'),
      '--out and --validation-out both name x.jsonl',
    )
  })
})

describe('import makes only what can be opened again', () => {
  it('refuses a project name with another ending, and a folder that is not there', async () => {
    const { dir, run } = workplace()
    writeFileSync(join(dir, 'in.csv'), tickets(10))
    refused(await run('import', 'in.csv', '--project', 'sheet'), 'ends in .tunesheet')
    refused(await run('import', 'in.csv', '--project', 'gone/p.tunesheet'), 'The folder for gone/p.tunesheet')
    expect(readdirSync(dir)).toEqual(['in.csv'])
  })
})

describe('train leaves nothing behind', () => {
  it('when it only says what would happen', async () => {
    const { dir, run, bytes, before } = await withProject()
    expect((await run('train', 'in.csv', '--provider', 'practice')).code).toBe(0)
    expect((await run('train', 'p.tunesheet', '--provider', 'practice', '--model', 'gpt-4o')).code).toBe(0)
    expect(bytes('p.tunesheet')).toBe(before.project)
    expect(readdirSync(join(dir, 'home'))).toEqual(['state'])
  })

  it('when nothing could be sent', async () => {
    const { dir, run, json } = await withProject()
    refused(await run('train', 'in.csv', '--provider', 'openai', '--model', 'gpt-4.1-mini', '--yes'), 'no key')
    expect(readdirSync(join(dir, 'home', 'projects'))).toEqual([])
    expect(await json('jobs')).toEqual({ jobs: [] })
  })
})

describe('jobs', () => {
  it('are listed and found while another project is open in the app', async () => {
    const { dir, run, json } = await withProject()
    const started = await json('train', 'p.tunesheet', '--provider', 'practice', '--yes')
    const other = await json('train', 'in.csv', '--provider', 'practice', '--project', 'q.tunesheet', '--yes')
    const held = Project.open(join(dir, 'q.tunesheet'))
    try {
      const { code, stdout, stderr } = await run('jobs', '--json')
      expect(JSON.parse(stdout)).toMatchObject({
        jobs: [{ submission: (started as { submission: string }).submission }],
      })
      expect({ code, stderr }).toEqual({
        code: 0,
        stderr: expect.stringContaining('q.tunesheet is already open') as string,
      })
      expect((await run('job', (started as { jobId: string }).jobId)).code).toBe(0)
      expect((await run('job', (other as { jobId: string }).jobId)).code).toBe(2)
    } finally {
      held.close()
    }
  })
})
