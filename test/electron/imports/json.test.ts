import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { previewFile } from '../../../electron/imports/preview.ts'
import { bringIn, desk } from './desk.ts'

const system = (content: string) => ({ role: 'system', content })
const user = (content: string) => ({ role: 'user', content })
const assistant = (content: string) => ({ role: 'assistant', content })
const chat = (...messages: unknown[]) => ({ messages })
const jsonl = (...values: unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('')

const bring = async (values: unknown[], name = 'in.jsonl') => await bringIn(desk().put(name, jsonl(...values)))

describe('conversations in JSONL', () => {
  it('of one question and one answer become columns of text', async () => {
    const values = [chat(user('Hi'), assistant('Hello')), chat(user('Bye'), assistant('See you'))]
    const brought = await bring(values)
    expect(brought.columns).toEqual(['prompt: prompt', 'completion: completion'])
    expect(brought.lines.map((line) => JSON.parse(line) as unknown)).toEqual(values)
  })

  it('with system messages that differ get a column for them', async () => {
    const values = [chat(system('Be kind.'), user('Hi'), assistant('Hello')), chat(user('Hi'), assistant('Hello'))]
    const brought = await bring(values)
    expect(brought.columns[0]).toBe('system: system')
    expect(brought.lines.map((line) => JSON.parse(line) as unknown)).toEqual(values)
  })

  it('that share a system message have it as the instruction for every row', async () => {
    const values = [1, 2, 3].map((n) => chat(system('Be kind.'), user(`Hi ${n}`), assistant('Hello')))
    const brought = await bring(values)
    expect(brought.project.setup().instruction).toBe('Be kind.')
    expect(brought.columns[0]).toBe('system: note')
    expect(brought.lines.map((line) => JSON.parse(line) as unknown)).toEqual(values)
  })

  it('that come without the shared system message later are kept whole', async () => {
    const shared = Array.from({ length: 300 }, (_, n) => chat(system('Be kind.'), user(`Hi ${n}`), assistant('Hello')))
    const values = [
      ...shared,
      chat(user('Hi'), assistant('Hello')),
      chat(system('Be rude.'), user('Hi'), assistant('No')),
    ]
    const brought = await bring(values)
    expect(brought.columns.at(-1)).toBe('messages: messages')
    expect(brought.lines.map((line) => JSON.parse(line) as unknown)).toEqual(values)
  })

  it('of several turns, with tools or pictures, stay JSON in one column', async () => {
    const call = {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'a', type: 'function', function: { name: 'f', arguments: '{}' } }],
    }
    const values = [
      {
        ...chat(user('Hi'), assistant('Hello'), user('And?'), { ...assistant('Bye'), weight: 0 }),
        tools: [{ type: 'function' }],
      },
      chat(user('Hi'), call, { role: 'tool', tool_call_id: 'a', content: '1' }, assistant('One')),
      {
        messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }, assistant('Hello')],
        parallel_tool_calls: false,
      },
    ]
    const brought = await bring(values)
    expect(brought.columns).toEqual(['messages: messages', 'tools: tools'])
    expect(brought.lines.map((line) => JSON.parse(line) as unknown)).toEqual(values)
  })

  it('keep what most lines have beside the messages as notes, which are not sent', async () => {
    const values = [1, 2, 3].map((id) => ({ id, ...chat(user(`Hi ${id}`), assistant('Hello')) }))
    const brought = await bring(values)
    expect(brought.columns).toEqual(['prompt: prompt', 'completion: completion', 'id: note'])
    expect(JSON.parse(brought.lines[0] ?? '')).toEqual(chat(user('Hi 1'), assistant('Hello')))
  })

  it('have every line in the sheet, also those that cannot be read or are built otherwise', async () => {
    const { put } = desk()
    const good = JSON.stringify(chat(user('Hi'), assistant('Hello')))
    const odd = ['{"messages": [', '{"foo":1}', '{"messages":[],"id":1}', '"text"', '{"messages":"Hi"}']
    const brought = await bringIn(put('in.jsonl', `\uFEFF${[good, good, good, '', ...odd].join('\r\n')}`))
    expect(brought.records).toBe(8)
    expect(brought.skipped).toEqual([])
    expect(brought.columns.at(-1)).toBe('raw line: raw')
    expect(brought.table.slice(3).map((row) => row.at(-1))).toEqual(odd)
    expect(brought.lines.slice(3)).toEqual(odd)
  })

  it('come back whatever their texts are', async () => {
    const { put } = desk()
    let nth = 0
    const text = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .filter((value) => !value.includes('\0') && value.isWellFormed())
    const value = fc
      .tuple(fc.option(text), text, text)
      .map(([first, question, answer]) =>
        chat(...(first === null ? [] : [system(first)]), user(question), assistant(answer)),
      )
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 6 }), async (values) => {
        const brought = await bringIn(put(`${(nth += 1)}.jsonl`, jsonl(...values)))
        expect(brought.lines.map((line) => JSON.parse(line) as unknown)).toEqual(values)
        brought.project.close()
      }),
      { numRuns: 40 },
    )
  })
})

describe('objects in other layouts', () => {
  const values = [1, 2, 3].map((n) => ({ prompt: `a ${n}`, completion: 'b },\n{' }))
  const layouts: readonly [string, string, string][] = [
    [
      'over several lines, one after another',
      'in.jsonl',
      values.map((value) => JSON.stringify(value, null, 2)).join('\n'),
    ],
    ['on lines parted by commas', 'in.jsonl', values.map((value) => JSON.stringify(value)).join(',\r\n')],
    ['on lines that all end with a comma', 'in.json', values.map((value) => `${JSON.stringify(value)},\n`).join('')],
    ['in a list of a file with another ending', 'in.txt', JSON.stringify(values)],
    ['in a list over several lines of such a file', 'in.txt', JSON.stringify(values, null, 4)],
  ]

  it.each(layouts)('%s are read one by one', async (_, name, text) => {
    const brought = await bringIn(desk().put(name, text))
    expect(brought.skipped).toEqual([])
    expect(brought.table).toEqual(values.map(({ prompt, completion }) => [prompt, completion]))
  })

  it('leave a table that begins with a bracket a table', async () => {
    const brought = await bringIn(desk().put('in.csv', '[{name}],reply\n[1],yes\n'))
    expect(brought.table).toEqual([['[1]', 'yes']])
  })
})

describe('other JSON', () => {
  it('of prompts and completions becomes two columns', async () => {
    const brought = await bring([
      { prompt: 'a', completion: 'b' },
      { prompt: 'c', completion: '' },
    ])
    expect(brought).toMatchObject({
      columns: ['prompt: prompt', 'completion: completion'],
      table: [
        ['a', 'b'],
        ['c', ''],
      ],
    })
  })

  it('of preferences comes back as it was', async () => {
    const preference = (question: string, ...before: unknown[]) => ({
      input: { messages: [...before, user(question)] },
      preferred_output: [assistant('good')],
      non_preferred_output: [assistant('bad')],
    })
    for (const values of [
      [preference('a'), preference('b')],
      [preference('a', user('x'), assistant('y')), preference('b', system('z'))],
      [{ ...preference('a'), input: { ...preference('a').input, parallel_tool_calls: true } }],
    ]) {
      const brought = await bring(values)
      expect(brought.project.setup().format).toBe('preference')
      expect(brought.lines.map((line) => JSON.parse(line) as unknown)).toEqual(values)
    }
  })

  it('of plain records gets a column per key, and a column more when one comes later', async () => {
    const later = [
      ...Array.from({ length: 250 }, () => ({ question: 'a?', answer: 'b' })),
      { question: 'c', more: { x: [1] }, answer: null },
    ]
    const brought = await bring(later)
    expect(brought.columns).toEqual(['question: prompt', 'answer: completion', 'more: note'])
    expect(brought.table.at(-1)).toEqual(['c', '', '{"x":[1]}'])
  })

  it('may be a list, on one line or on many', async () => {
    const values = [
      { question: 'a "]," b', answer: '\\' },
      { question: '[{', answer: 'ü' },
    ]
    for (const text of [
      JSON.stringify(values),
      JSON.stringify(values, null, 2),
      ` [\n${jsonl(values[0]).trim()} ,\n${jsonl(values[1])}]\n`,
    ]) {
      const path = desk().put('in.json', text)
      expect((await previewFile(path)).kind).toBe('json')
      expect((await bringIn(path)).table).toEqual([
        ['a "]," b', '\\'],
        ['[{', 'ü'],
      ])
    }
  })

  it('in a list longer than one chunk is cut at the right places', async () => {
    const values = Array.from({ length: 400 }, (_, at) => ({ question: `${at}`, answer: '\\"x\\u00fc"]'.repeat(1000) }))
    const brought = await bringIn(desk().put('in.json', JSON.stringify(values)))
    expect(brought.table).toEqual(values.map(({ question, answer }) => [question, answer]))
  })

  it('in a list of many lines is read in time, and a line that cannot be read is named', async () => {
    const lines = Array.from({ length: 120_000 }, (_, at) => `{"question": "q${at}",\n"answer": "a"}`)
    const text = `[\n${lines.join(',\n')},\n5\n]`
    const { table, skipped } = await bringIn(desk().put('in.json', text))
    expect(table).toHaveLength(120_000 + 1 - skipped.length)
    expect(skipped.map(({ line }) => line)).toEqual(skipped.length > 0 ? [240_002] : [])
  })

  it('of one record per line is read so, whatever the file is called', async () => {
    const path = desk().put('in.txt', jsonl({ question: 'a', answer: 'b' }))
    expect(await previewFile(path)).toMatchObject({ kind: 'jsonl', options: null })
  })
})

describe('values that JavaScript would change', () => {
  it('keep all digits of their numbers, in columns and in tools', async () => {
    const flat = await bringIn(desk().put('in.jsonl', '{"id":1234567890123456789,"question":"Hi","answer":"Hello"}\n'))
    const [row] = [...flat.project.batches({})].flat()
    expect(Object.values(row?.cells ?? {})).toContain('1234567890123456789')
    const line = '{"messages":[{"role":"user","content":"Hi"}],"tools":[{"maximum":9223372036854775807}]}'
    const chats = await bringIn(desk().put('in.jsonl', `${line}\n`))
    expect(chats.lines).toEqual([line])
  })

  it('have the last one of a key that stands twice, which is the one that every reader takes', async () => {
    const line =
      '{"messages":[{"role":"user","content":"No","content":"Hi"}],"messages":[{"role":"user","content":"Hi"}]}'
    const brought = await bringIn(desk().put('in.jsonl', `${line}\n`))
    expect(brought.lines).toEqual(['{"messages":[{"role":"user","content":"Hi"}]}'])
  })

  it('keep signs that a cell cannot hold, as the escapes that they were', async () => {
    const line = String.raw`{"messages":[{"role":"user","content":"a\u0000b"},{"role":"assistant","content":"\ud83d"}]}`
    const plain = JSON.stringify(chat(user('Hi'), assistant('Hello')))
    const brought = await bringIn(desk().put('in.jsonl', `${plain}\n${line}\n`))
    expect(brought.columns).toEqual(['prompt: prompt', 'completion: completion', 'messages: messages'])
    expect(brought.lines).toEqual([plain, line])
  })

  it('stay whole in the raw column when they are nested without end', async () => {
    const deep = `{"messages":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
    const brought = await bringIn(desk().put('in.jsonl', `${jsonl(chat(user('Hi'), assistant('Hello')))}${deep}\n`))
    expect(brought.columns.at(-1)).toBe('raw line: raw')
    expect(brought.lines[1]).toBe(deep)
  })
})
