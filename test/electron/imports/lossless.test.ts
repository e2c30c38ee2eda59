import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LineFormat } from '../../../shared/domain/formats/exportFormat.ts'
import { toLines } from '../../../electron/dataset/exports/lines.ts'
import { bringIn, desk } from './desk.ts'

/** Conversations per kind, all in one file and again in files of ten, which are laid out each in its own way. */
const CONVERSATIONS = 1200
const SEED = 20_261_122

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    'Hi',
    'a "quoted" word',
    'two\nlines\r\n',
    '',
    ' ',
    '<|end|>',
    'C:\\x',
    '{"a":1}',
    '漢字',
    '😀',
    '0042',
  ),
)
const said = text.filter((value) => value.trim() !== '')
const optional = <T>(arbitrary: fc.Arbitrary<T>, key: string) =>
  fc.option(arbitrary, { freq: 3 }).map((value) => (value === null ? {} : { [key]: value }))
const merged = (...parts: fc.Arbitrary<object>[]) =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all) as object)
const json = fc.jsonValue({ maxDepth: 2, noUnicodeString: false })
const args = fc.dictionary(said, json, { maxKeys: 3, noNullPrototype: true })
const tool = fc.record({
  type: fc.constant('function'),
  function: fc.record({ name: said, description: text, parameters: args }),
})
const tools = fc.array(tool, { minLength: 1, maxLength: 3 })

describe('what comes in from a training file goes out as it was:', () => {
  const call = fc.record({
    id: said,
    type: fc.constant('function'),
    function: fc.record({ name: said, arguments: args.map((value) => JSON.stringify(value)) }),
  })
  const content = fc.oneof(
    { weight: 5, arbitrary: text },
    { weight: 1, arbitrary: fc.array(fc.record({ type: fc.constant('text'), text }), { minLength: 1, maxLength: 2 }) },
  )
  const user = merged(fc.record({ role: fc.constant('user'), content }), optional(said, 'name'))
  const plainUser = fc.record({ role: fc.constant('user'), content: text })
  const plainAnswer = merged(
    fc.record({ role: fc.constant('assistant'), content: text }),
    optional(fc.constantFrom(0, 1), 'weight'),
  )
  const calling = fc.record({
    role: fc.constant('assistant'),
    content: fc.option(text),
    tool_calls: fc.array(call, { minLength: 1, maxLength: 2 }),
  })
  const result = fc.record({ role: fc.constant('tool'), tool_call_id: said, content: text })
  const system = fc.record({ role: fc.constantFrom('system', 'developer'), content: said })
  const simple = fc
    .tuple(fc.option(fc.record({ role: fc.constant('system'), content: said })), plainUser, plainAnswer)
    .map(([first, ...rest]) => ({ messages: first ? [first, ...rest] : rest }))
  const extras = merged(optional(tools, 'tools'), optional(fc.boolean(), 'parallel_tool_calls'))
  const rich = merged(
    fc
      .tuple(fc.option(system), fc.array(fc.oneof(user, plainAnswer, calling, result), { minLength: 1, maxLength: 6 }))
      .map(([first, rest]) => ({ messages: first ? [first, ...rest] : rest })),
    extras,
  )

  it('conversations, with tools, weights, names and several turns', async () => {
    await comesBack(simple, 'chat', { of: 400 })
    await comesBack(fc.oneof(simple, rich), 'chat')
  })

  it('conversations that share an instruction', async () => {
    const shared = fc
      .tuple(plainUser, plainAnswer)
      .map((rest) => ({ messages: [{ role: 'system', content: 'Be kind.' }, ...rest] }))
    await comesBack(shared, 'chat', { of: 1000 })
  })

  it('prompts with completions', async () => {
    await comesBack(fc.record({ prompt: text, completion: text }), 'completion')
  })

  it('preferences', async () => {
    const answer = fc.record({ role: fc.constant('assistant'), content: text })
    const asked = fc.oneof(
      plainUser.map((message) => ({ messages: [message] })),
      merged(fc.record({ messages: fc.array(fc.oneof(user, plainAnswer), { minLength: 1, maxLength: 4 }) }), extras),
    )
    const preference = fc.record({
      input: asked,
      preferred_output: fc.tuple(answer),
      non_preferred_output: fc.tuple(answer),
    })
    await comesBack(preference, 'preference')
  })

  it('ShareGPT conversations, with calls of functions and what they saw', async () => {
    const named = fc.record({ name: said, arguments: args })
    const turn = fc.oneof(
      { weight: 3, arbitrary: fc.record({ from: fc.constant('human'), value: text }) },
      { weight: 3, arbitrary: fc.record({ from: fc.constant('gpt'), value: text }) },
      fc.record({ from: fc.constant('observation'), value: text }),
      fc.record({
        from: fc.constant('function_call'),
        value: fc.oneof(named, fc.array(named, { minLength: 2, maxLength: 3 })).map((value) => JSON.stringify(value)),
      }),
    )
    const first = fc.record({ from: fc.constant('system'), value: said })
    const conversation = merged(
      fc
        .tuple(fc.option(first), fc.array(turn, { minLength: 1, maxLength: 6 }))
        .map(([told, turns]) => ({ conversations: told ? [told, ...turns] : turns })),
      optional(
        tools.map((list) => JSON.stringify(list)),
        'tools',
      ),
      optional(fc.oneof(text, fc.integer(), fc.constantFrom('12', '"12"', 'null', null)), 'id'),
    )
    await comesBack(conversation, 'sharegpt')
    const simpleOne = fc.tuple(text, text).map(([value, reply]) => ({
      conversations: [
        { from: 'human', value },
        { from: 'gpt', value: reply },
      ],
    }))
    await comesBack(simpleOne, 'sharegpt', { of: 200 })
  })

  it('ShareGPT conversations that no example can be made of', async () => {
    const turn = fc.record({ from: fc.constantFrom('human', 'gpt', 'narrator'), value: text, mood: said })
    await comesBack(fc.record({ conversations: fc.array(turn, { minLength: 1, maxLength: 3 }) }), 'sharegpt')
  })

  it('Alpaca examples, with what they are about, a system text and what was said before', async () => {
    const example = merged(
      fc.record({ instruction: text, input: text, output: text }),
      optional(said, 'system'),
      optional(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 3 }), 'history'),
    )
    await comesBack(example, 'alpaca')
  })
})

async function comesBack(arbitrary: fc.Arbitrary<object>, as: LineFormat, { of = CONVERSATIONS } = {}): Promise<void> {
  const values = fc.sample(arbitrary, { numRuns: of, seed: SEED })
  const files = [values, ...Array.from({ length: 20 }, (_, at) => values.slice(at * 10, at * 10 + 10))]
  for (const file of files) expect(await roundTrip(file, as)).toEqual(file.map(plain))
}

async function roundTrip(values: readonly object[], as: LineFormat): Promise<unknown[]> {
  const path = desk().put('in.jsonl', values.map((value) => `${JSON.stringify(value)}\n`).join(''))
  const { project } = await bringIn(path)
  return [...toLines(project, project.batches({}), { split: 'train', as })].map((line) => plain(JSON.parse(line)))
}

/** Without the difference between a key without a value and none; the texts of tools and calls are JSON themselves. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown
}
