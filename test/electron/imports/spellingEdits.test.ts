import { describe, expect, it } from 'vitest'
import { toLines } from '../../../electron/dataset/exports/lines.ts'
import type { LineFormat } from '../../../shared/domain/formats/exportFormat.ts'
import type { Patch } from '../../../shared/domain/patch.ts'
import { bringIn, type Brought, desk } from './desk.ts'

const bring = async (...values: object[]): Promise<Brought> =>
  await bringIn(desk().put('in.jsonl', values.map((value) => `${JSON.stringify(value)}\n`).join('')))

/** What goes out, as values. */
function written({ project }: Brought, as: LineFormat): unknown[] {
  return [...toLines(project, project.batches({}), { split: 'train', as })].map((line) => JSON.parse(line) as unknown)
}

/** Writes into a cell of the first row, by the name of its column. */
function type({ project }: Brought, column: string, text: string): void {
  const id = project.columns().find(({ name }) => name === column)?.id ?? ''
  act({ project }, { type: 'setCells', cells: [{ row: 1, column: id, text }] })
}

function act({ project }: Pick<Brought, 'project'>, patch: Patch): void {
  project.edit([patch], 'Test')
}

describe('an edit of a ShareGPT object', () => {
  const call = '{"name": "look_up", "arguments": {"id": 7}}'
  const other = '{"arguments": {}, "name": "cancel"}'
  const tools = '[{"name": "look_up"}, {"name": "cancel"}]'
  const rich = {
    conversations: [
      { from: 'user', value: 'Hi' },
      { from: 'function_call', value: call },
      { from: 'tool', value: '{"is": "it"}' },
      { from: 'function_call', value: other },
      { from: 'tool', value: 'gone' },
      { from: 'assistant', value: 'Done' },
    ],
    system: 'Be kind.',
    tools,
    source: 'web',
    score: 1,
    '': 'odd',
  }
  const plain = {
    conversations: [
      { from: 'user', value: 'Hi' },
      { from: 'assistant', value: 'Hello' },
    ],
    system: 'Be kind.',
  }

  it('changes one text of a simple conversation, and nothing else', async () => {
    const brought = await bring(plain, plain)
    type(brought, 'completion', 'Good day')
    const [user] = plain.conversations
    expect(written(brought, 'sharegpt')).toEqual([
      { ...plain, conversations: [user, { from: 'assistant', value: 'Good day' }] },
      plain,
    ])
  })

  it('of the instruction for every row changes the text beside the turns', async () => {
    const brought = await bring(plain, plain)
    expect(brought.project.setup().instruction).toBe('Be kind.')
    act(brought, { type: 'setSetup', setup: { instruction: 'Be brief.' } })
    expect(written(brought, 'sharegpt')).toEqual([plain, plain].map((one) => ({ ...one, system: 'Be brief.' })))
    act(brought, { type: 'setSetup', setup: { instruction: '' } })
    expect(written(brought, 'sharegpt')).toEqual([plain, plain].map(({ conversations }) => ({ conversations })))
  })

  it('keeps the names of speakers and the blanks of calls where turns come and go', async () => {
    const brought = await bring(rich, rich)
    const [cell = ''] = brought.table[0] ?? []
    const messages = JSON.parse(cell) as object[]
    const [system, ...rest] = messages
    const before = [
      { role: 'user', content: 'Hello?' },
      { role: 'assistant', content: 'Hello' },
    ]
    type(brought, 'messages', JSON.stringify([system, ...before, ...rest.slice(0, 1), ...rest.slice(3)]))
    const { conversations } = rich
    expect(written(brought, 'sharegpt')).toEqual([
      {
        ...rich,
        conversations: [
          { from: 'user', value: 'Hello?' },
          { from: 'assistant', value: 'Hello' },
          ...conversations.slice(0, 1),
          ...conversations.slice(3),
        ],
      },
      rich,
    ])
  })

  it('writes an edited call as it was edited, and the others as they were', async () => {
    const brought = await bring(rich, rich)
    const [cell = ''] = brought.table[0] ?? []
    type(brought, 'messages', cell.replace(String.raw`{\"id\":7}`, String.raw`{\"id\":8}`))
    const [first, , ...others] = rich.conversations
    expect(written(brought, 'sharegpt')[0]).toEqual({
      ...rich,
      conversations: [first, { from: 'function_call', value: '{"name":"look_up","arguments":{"id":8}}' }, ...others],
    })
  })

  it('writes tools and notes as they were edited, and not those whose column is gone', async () => {
    const brought = await bring(rich, rich)
    type(brought, 'tools', '[ ]')
    type(brought, 'source', '')
    type(brought, 'score', 'about 5')
    const edited = { ...rich, tools: '[ ]', source: '', score: 'about 5' }
    expect(written(brought, 'sharegpt')).toEqual([edited, rich])
    const score = brought.project.columns().find(({ name }) => name === 'score')?.id ?? ''
    act(brought, { type: 'deleteColumn', column: score })
    expect(written(brought, 'sharegpt')).toEqual([edited, rich].map((one) => ({ ...one, score: undefined })))
  })

  it('to a whole line in a cell writes the tools of that line', async () => {
    const brought = await bring(rich, rich)
    const line = { messages: [{ role: 'user', content: 'Hi' }], tools: [{ name: 'cancel' }] }
    type(brought, 'messages', JSON.stringify(line))
    expect(written(brought, 'sharegpt')[0]).toMatchObject({ tools: '[{"name":"cancel"}]' })
  })

  it('is given to other formats without anything that was remembered', async () => {
    const brought = await bring(rich, plain)
    const [line] = written(brought, 'chat') as object[]
    expect(Object.keys(line ?? {}).sort()).toEqual(['messages', 'tools'])
    expect(written(brought, 'alpaca')).toEqual([{ instruction: 'Hi', input: '', output: 'Hello', system: 'Be kind.' }])
  })

  it('loses only the spelling where someone changed what was remembered', async () => {
    const brought = await bring(plain, plain)
    type(brought, 'kept from the file', 'no JSON')
    expect(written(brought, 'sharegpt')[0]).toEqual({
      conversations: [
        { from: 'system', value: 'Be kind.' },
        { from: 'human', value: 'Hi' },
        { from: 'gpt', value: 'Hello' },
      ],
    })
  })
})

describe('an edit of an Alpaca object', () => {
  it('wins over keys that were not there or said nothing', async () => {
    const value = { instruction: 'Hi', system: '', history: [], lang: 'en' }
    const brought = await bring(value, { ...value, output: 'Hello' })
    type(brought, 'completion', 'Good day')
    expect(written(brought, 'alpaca')).toEqual([
      { ...value, output: 'Good day' },
      { ...value, output: 'Hello' },
    ])
    act(brought, { type: 'setSetup', setup: { instruction: 'Be kind.' } })
    expect(written(brought, 'alpaca')[0]).toEqual({ ...value, output: 'Good day', system: 'Be kind.' })
  })
})

describe('what is remembered of a file', () => {
  it('is nothing where objects are written as usual', async () => {
    const turns = { conversations: [{ from: 'human', value: 'Hi' }] }
    expect((await bring(turns, turns)).columns).toEqual(['messages: messages'])
    const example = { instruction: 'Sum up.', input: 'A long text', output: 'Short' }
    expect((await bring(example, example)).columns).toEqual(['prompt: prompt', 'completion: completion', 'input: note'])
  })

  it('stands in a hidden column that is never sent', async () => {
    const value = { instruction: 'Hi', output: 'Hello' }
    const { project, columns, lines } = await bring(value, value)
    expect(columns).toEqual(['prompt: prompt', 'completion: completion', 'kept from the file: note'])
    expect(project.columns().map(({ hidden }) => hidden)).toEqual([false, false, true])
    expect(lines.join('\n')).not.toContain('without')
  })
})
