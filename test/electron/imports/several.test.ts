import { writeFileSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { appendFiles, previewAppend } from '../../../electron/dataset/append.ts'
import type { FilePlaces } from '../../../shared/contract/imports.ts'
import { joinFiles } from '../../../electron/imports/severalFiles.ts'
import { importFile } from '../../../electron/imports/run.ts'
import type { Project } from '../../../electron/project/project.ts'
import { bringIn, desk, failureOf } from './desk.ts'

const NOT_COUNTED = { start: () => undefined, settle: () => Promise.resolve() }

const tableOf = (project: Project) => {
  const columns = project.columns()
  return [...project.batches({})].flat().map(({ cells }) => columns.map(({ id }) => cells[id] ?? ''))
}
const columnsOf = (project: Project) => project.columns().map(({ name, role }) => `${name}: ${role}`)

async function together(...paths: string[]) {
  return joined(paths)
}

async function joined(paths: readonly string[], places?: FilePlaces) {
  const files = paths.map((path) => ({ path }))
  const { preview } = await joinFiles(files, undefined, { places })
  const [path = '', ...also] = paths
  const made = await importFile({
    path,
    also: also.map((other) => ({ path: other })),
    places,
    name: 'Test',
    roles: Object.fromEntries(preview.columns.map(({ id, role }) => [id, role])),
    instruction: preview.instruction,
    format: preview.format,
    destination: `${path}.tunesheet`,
  })
  onTestFinished(() => {
    made.project.close()
  })
  return { ...made, preview }
}

describe('several files at once', () => {
  it('become one sheet, columns matched by name whatever their order, case and blanks', async () => {
    const { put } = desk()
    const made = await together(
      put('a.csv', 'Question,Our answer,Agent\nHi?,Hello,Mara\n'),
      put('b.csv', 'agent;our_answer ;QUESTION\nJonas;See you;Bye?\nAylin;Of course;May I?\n'),
    )
    expect(columnsOf(made.project)).toEqual(['Question: prompt', 'Our answer: completion', 'Agent: note'])
    expect(tableOf(made.project)).toEqual([
      ['Hi?', 'Hello', 'Mara'],
      ['Bye?', 'See you', 'Jonas'],
      ['May I?', 'Of course', 'Aylin'],
    ])
    expect(made.files).toEqual([
      { name: 'a.csv', rows: 1, skipped: 0 },
      { name: 'b.csv', rows: 2, skipped: 0 },
    ])
    expect(made.preview.rows.map((cells) => cells['c1'])).toEqual(['Hi?', 'Bye?', 'May I?'])
  })

  it('of different kinds and languages meet by what their columns are for; others come behind', async () => {
    const { put } = desk()
    const made = await together(
      put('a.csv', 'Frage,Antwort\nWo?,Hier\n'),
      put(
        'b.jsonl',
        '{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}],"id":7}\n'.repeat(2),
      ),
    )
    expect(columnsOf(made.project)).toEqual(['Frage: prompt', 'Antwort: completion', 'id: note'])
    expect(tableOf(made.project)).toEqual([
      ['Wo?', 'Hier', ''],
      ['Hi', 'Hello', '7'],
      ['Hi', 'Hello', '7'],
    ])
  })

  it('tell where the columns of each file go, and go where the user says, into a new column, or nowhere', async () => {
    const { put } = desk()
    const paths = [
      put('produkte.csv', 'Eigenschaften,Beschreibung\nrot,Ein roter Ball\n'),
      put('briefe.csv', 'Befund,Brief,Arzt\nHusten,Sehr geehrte,Dr. Abt\n'),
    ]
    const befund = (place: string) => joined(paths, { 1: { c1: place, c3: 'skip' } })
    const { preview } = await joinFiles(paths.map((path) => ({ path })))
    expect(preview.files[1]).toMatchObject({ name: 'briefe.csv', rows: 1 })
    expect(preview.files[1]?.columns.map(({ name, place }) => `${name} ${place}`)).toHaveLength(3)
    const apart = await befund('new')
    expect(apart.project.columns().map(({ name }) => name)).toContain('Befund')
    expect(apart.project.columns().map(({ name }) => name)).not.toContain('Arzt')
    expect(apart.preview.files[1]?.columns[2]?.place).toBeNull()
  })

  it('never put two columns of a file into the same one', async () => {
    const { put } = desk()
    const paths = [put('a.csv', 'question,answer\na,b\n'), put('b.csv', 'x,question\nc,d\n')]
    const made = await joined(paths, { 1: { c1: 'c1' } })
    expect(tableOf(made.project)[1]?.[0]).toBe('c')
    expect(tableOf(made.project)[1]).toContain('d')
    const { preview } = await joinFiles(
      paths.map((path) => ({ path })),
      undefined,
      { places: { 1: { c1: 'c1', c2: 'c1' } } },
    )
    const places = preview.files[1]?.columns.map(({ place }) => place) ?? []
    expect(new Set(places).size).toBe(2)
  })

  it('keep the system message of each file with its rows', async () => {
    const { put } = desk()
    const chat = (system: string) =>
      `${JSON.stringify({
        messages: [
          { role: 'system', content: system },
          { role: 'user', content: 'a' },
          { role: 'assistant', content: 'b' },
        ],
      })}\n`
    const made = await together(put('a.jsonl', chat('Be kind.')), put('b.jsonl', chat('Be brief.')))
    expect(columnsOf(made.project)).toEqual(['system: system', 'prompt: prompt', 'completion: completion'])
    expect(tableOf(made.project).map(([system]) => system)).toEqual(['Be kind.', 'Be brief.'])
  })

  it('name the file of what is left out, and of what cannot be read', async () => {
    const { put, left } = desk()
    const good = put('a.csv', 'question,answer\na,b\n')
    const wide = put('b.csv', `question,answer\nc,d\n${'x,'.repeat(1500)}x\n`)
    const made = await together(good, wide)
    expect(made.skipped).toMatchObject([{ file: 'b.csv', line: 3 }])
    expect(made.records).toBe(3)
    const before = left()
    const broken = put('c.csv', 'question,answer\n"a,b\nc,d\n')
    expect((await failureOf(together(broken, good))).message).toMatch(/^c\.csv stops being readable/)
    expect(left()).toEqual([...before, 'c.csv'].sort())
  })

  it('where a later one is not UTF-8 after all come in whole all the same', async () => {
    const { put } = desk()
    const ascii = Array.from({ length: 750_000 }, (_, at) => `question number ${at} is this,an answer to it\n`).join('')
    const late = Buffer.concat([Buffer.from(`question,answer\n${ascii}`), Buffer.from('Gr\u00fc\u00dfe,x\n', 'latin1')])
    expect(late.length).toBeGreaterThan(32 * 1024 * 1024)
    const path = put('late.csv', late)
    const made = await together(put('a.csv', 'question,answer\na,b\n'), path)
    expect(made.files.map(({ rows }) => rows)).toEqual([1, 750_001])
    expect(made.project.texts({}, 750_001, 1, ['c1'])).toEqual([['Gr\u00fc\u00dfe']])
  })
})

describe('rows added to an open project', () => {
  const opened = async () => {
    const place = desk()
    const { project } = await bringIn(place.put('first.csv', 'Question,Answer,Agent\nHi?,Hello,Mara\n'))
    return { ...place, project }
  }

  it('go where the suggestion says, as one act that is undone in one step', async () => {
    const { put, project } = await opened()
    const files = [{ path: put('more.csv', 'answer,question,topic\nSee you,Bye?,end\nYes,May I?,ask\n') }]
    const { match } = await previewAppend(project, files)
    expect(match).toEqual({ c1: 'c2', c2: 'c1', c3: 'new' })
    const result = await appendFiles(project, NOT_COUNTED, { files })
    expect(result).toMatchObject({ records: 2, added: 2, skippedTotal: 0, files: [{ name: 'more.csv', rows: 2 }] })
    expect(result.state.history.undo).toBe('Added 2 rows from more.csv')
    expect(columnsOf(project)).toEqual(['Question: prompt', 'Answer: completion', 'Agent: note', 'topic: note'])
    expect(tableOf(project)).toEqual([
      ['Hi?', 'Hello', 'Mara', ''],
      ['Bye?', 'See you', '', 'end'],
      ['May I?', 'Yes', '', 'ask'],
    ])
    project.undo()
    expect(tableOf(project)).toEqual([['Hi?', 'Hello', 'Mara']])
  })

  it('go where the user says, or nowhere', async () => {
    const { put, project } = await opened()
    const files = [{ path: put('more.csv', 'question,answer,by\na,b,c\n') }]
    await appendFiles(project, NOT_COUNTED, { files, match: { c1: 'c2', c2: 'skip', c3: 'c3' } })
    expect(tableOf(project).at(-1)).toEqual(['', 'a', 'c'])
  })

  it('bring a column that only some of their rows have', async () => {
    const { put, project } = await opened()
    const files = [
      { path: put('a.csv', 'question,answer\na,b\nc,d,e,f\n') },
      { path: put('b.csv', 'question,x\ng,h\n') },
    ]
    const { added } = await appendFiles(project, NOT_COUNTED, { files })
    expect(added).toBe(3)
    const names = project.columns().map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(
      tableOf(project)
        .slice(1)
        .map((row) => row.filter((text) => text !== '')),
    ).toEqual([
      ['a', 'b'],
      ['c', 'd', 'e', 'f'],
      ['g', 'h'],
    ])
  })

  it('are none when a file cannot be read to its end, the match is impossible, or the user cancels', async () => {
    const { put, project } = await opened()
    const before = project.state().revision
    const append = (content: string, match = {}, signal?: AbortSignal) => {
      const files = [{ path: put('more.csv', content) }]
      return appendFiles(project, NOT_COUNTED, { files, match }, { signal })
    }
    expect((await failureOf(append('question,answer\n"a,b\nc,d\n'))).code).toBe('unclosed-quote')
    expect((await failureOf(append('question,answer\na,b\n', { c1: 'c9' }))).code).toBe('stale')
    expect((await failureOf(append('question,answer\na,b\n', { c1: 'c1', c2: 'c1' }))).code).toBe('wrong-input')
    await expect(append('question,answer\na,b\n', {}, AbortSignal.abort())).rejects.toThrow()
    expect(project.state().revision).toBe(before)
    expect(tableOf(project)).toHaveLength(1)
  })

  it('are none when the file is written to meanwhile', async () => {
    const { put, project } = await opened()
    const rows = Array.from({ length: 20_000 }, (_, at) => `question ${at},answer ${at}\n`).join('')
    const path = put('more.csv', `question,answer\n${rows}`)
    let changed = false
    const onProgress = (_done: number, total?: number) => {
      if (changed || total === undefined) return
      changed = true
      writeFileSync(path, 'question,answer\nshort,now\n')
    }
    const failure = await failureOf(appendFiles(project, NOT_COUNTED, { files: [{ path }] }, { onProgress }))
    expect(failure.message).toMatch(/changed while it was being read/)
    expect(tableOf(project)).toHaveLength(1)
  })

  it('may be very many, told as they come', async () => {
    const { put, project } = await opened()
    const rows = Array.from({ length: 30_000 }, (_, at) => `question ${at},answer ${at}\n`).join('')
    const told: number[] = []
    const onProgress = (done: number, total?: number) => {
      if (total !== undefined) told.push(done / total)
    }
    const files = [{ path: put('more.csv', `question,answer\n${rows}`) }]
    const result = await appendFiles(project, NOT_COUNTED, { files }, { onProgress })
    expect(result.state.totals.rows).toBe(30_001)
    expect(result.inserted.length).toBeLessThanOrEqual(500)
    expect(told.length).toBeGreaterThan(2)
    expect(told.every((share, at) => share <= 1 && share >= (told[at - 1] ?? 0))).toBe(true)
  })
})
