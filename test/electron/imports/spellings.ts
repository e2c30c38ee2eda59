import fc from 'fast-check'

/** Numbers as they stand in files, some of which no computer number holds. */
const number = fc
  .constantFrom('0', '-1', '0.5', '1.0', '1e3', '1e400', '12345678901234567890', '9007199254740993')
  .map((digits) => (JSON as unknown as { rawJSON: (text: string) => unknown }).rawJSON(digits))

const text = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom('Hi', '', ' ', 'two\nlines\r\n', '"', '0042', '5', 'null', '[]', '漢字', '😀'),
  },
  // What a cell cannot hold: a NUL, half of a surrogate pair.
  { weight: 1, arbitrary: fc.constantFrom('a\0b', 'half \ud83d', '\udc00') },
)
const name = fc.constantFrom('look_up', 'cancel order', 'weiß')

const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    number,
    fc.constantFrom(true, false, null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', '', 'name', 'é'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value

/** A text of JSON with the blanks that one of several programs leaves. */
const written = (value: fc.Arbitrary<unknown>): fc.Arbitrary<string> =>
  fc.tuple(value, fc.constantFrom('', '\n', ' ', '  ')).map(([one, blanks]) => {
    if (blanks === '') return JSON.stringify(one)
    return JSON.stringify(one, null, blanks === '\n' ? 1 : 2).replaceAll(/\n *(?=[^\n]*$)/g, blanks)
  })

/** An object of some keys; `null` in place of an arbitrary's value is a value, what is not chosen is no key. */
const object = (keys: Readonly<Record<string, fc.Arbitrary<unknown>>>, requiredKeys: readonly string[] = []) =>
  fc.record(keys, { requiredKeys: [...requiredKeys], noNullPrototype: true })

/** What data sets put beside a conversation, also under names that the sheet needs, or that no column can have. */
const FURTHER = {
  source: text,
  score: number,
  metadata: json,
  prompt: text,
  weight: json,
  '': text,
  ' odd ': json,
  'kept from the file': text,
  chosen: fc.record({ from: fc.constant('gpt'), value: text }, { noNullPrototype: true }),
}

const args = fc.oneof(
  { weight: 3, arbitrary: fc.dictionary(fc.constantFrom('id', 'q', 'n'), json, { maxKeys: 2, noNullPrototype: true }) },
  { weight: 1, arbitrary: fc.constantFrom('{"id": 7}', '5', '"5"', 'no JSON', '') },
  { weight: 1, arbitrary: json },
)
const call = fc.oneof(object({ arguments: args, name }, ['name']), object({ name, arguments: args }, ['name']))
const calls = written(
  fc.oneof({ weight: 3, arbitrary: call }, { weight: 1, arbitrary: fc.array(call, { minLength: 1, maxLength: 3 }) }),
)

const turn = fc.oneof(
  {
    weight: 6,
    arbitrary: object(
      { from: fc.constantFrom('human', 'gpt', 'user', 'assistant'), value: text, weight: fc.constantFrom(0, 1) },
      ['from', 'value'],
    ),
  },
  {
    weight: 2,
    arbitrary: object({ from: fc.constantFrom('system', 'chatgpt', 'bing', 'bard', 'model'), value: text }, [
      'from',
      'value',
    ]),
  },
  {
    weight: 2,
    arbitrary: object({ from: fc.constantFrom('observation', 'tool', 'function_response'), value: text }, [
      'from',
      'value',
    ]),
  },
  { weight: 2, arbitrary: object({ from: fc.constant('function_call'), value: calls }, ['from', 'value']) },
  // What no example can be made of.
  {
    weight: 1,
    arbitrary: object({ from: fc.constantFrom('human', 'narrator'), value: fc.oneof(text, json), mood: text }, [
      'from',
    ]),
  },
)
const pair = fc
  .tuple(fc.constantFrom(['human', 'gpt'], ['user', 'assistant']), text, text)
  .map(([[asks, answers], value, reply]) => [
    { from: asks, value },
    { from: answers, value: reply },
  ])

const tool = object({ name, description: text, parameters: json }, ['name'])
const tools = fc.array(tool, { maxLength: 2 })

/** A message with all that may stand in one, and some that may not. */
const message = object(
  {
    role: fc.constantFrom('user', 'assistant', 'system', 'developer', 'tool', 'function', 'narrator'),
    content: fc.oneof(
      { weight: 4, arbitrary: text },
      { weight: 1, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.array(object({ type: fc.constantFrom('text', 'image_url'), text, more: json })) },
      { weight: 1, arbitrary: number },
    ),
    name,
    weight: fc.oneof(fc.constantFrom(0, 1), number, text),
    refusal: fc.oneof(text, fc.constant(null)),
    tool_calls: fc.array(json, { maxLength: 2 }),
    tool_call_id: name,
    function_call: fc.oneof(object({ name, arguments: written(json) }), fc.constant(null)),
    audio: json,
  },
  ['role'],
)
const plainMessages = fc.tuple(text, text).map(([asked, answered]) => [
  { role: 'user', content: asked },
  { role: 'assistant', content: answered },
])
const messages = fc.oneof(
  { weight: 2, arbitrary: plainMessages },
  { weight: 3, arbitrary: fc.array(message, { maxLength: 4 }) },
)
const settings = {
  tools: fc.oneof(tools, fc.constantFrom(null, 'no list', [])),
  functions: fc.oneof(tools, fc.constant(null)),
  parallel_tool_calls: fc.constantFrom(true, false, null, 'no'),
}
const asked = fc.oneof(
  { weight: 4, arbitrary: object({ messages, tools }, ['messages']) },
  { weight: 1, arbitrary: object({ messages, ...settings }, ['messages']) },
)
const answer = fc.oneof(
  { weight: 9, arbitrary: text.map((content) => [{ role: 'assistant', content }]) },
  { weight: 1, arbitrary: fc.array(message, { maxLength: 2 }) },
)
/** In one of some rows: what most rows have is about them, and stays in the sheet. */
const seldom = (values: fc.Arbitrary<object>): fc.Arbitrary<object> =>
  fc
    .tuple(values, object({ id: json }), fc.nat(9))
    .map(([value, further, nth]) => (nth === 0 ? { ...value, ...further } : value))

/** Objects of every spelling that is read as one of their kind. */
export const SPELLINGS = {
  /** Of ShareGPT data sets. */
  sharegpt: object(
    {
      conversations: fc.oneof(pair, fc.array(turn, { maxLength: 6 })),
      system: fc.oneof(text, fc.constantFrom('', null, 'Be kind.')),
      tools: fc.oneof(written(tools), tools, fc.constantFrom('', null, 'no list')),
      id: fc.oneof(text, json),
      ...FURTHER,
    },
    ['conversations'],
  ),
  /** One question with one answer, which have columns of text. */
  plainShareGpt: object({ conversations: pair, system: fc.constantFrom('', 'Be kind.', 'Be brief.'), id: text }, [
    'conversations',
  ]),
  /** Of Alpaca data sets; without an output they are read beside others that have one. */
  alpaca: object({
    instruction: fc.oneof(text, fc.constant('Answer.')),
    input: fc.oneof(text, fc.constantFrom(null, '', 'Answer.')),
    output: fc.oneof(text, fc.constant(null)),
    system: fc.oneof(text, fc.constantFrom(null, '')),
    history: fc.oneof(fc.array(fc.tuple(text, text), { maxLength: 2 }), fc.constant(null)),
    id: text,
    ...FURTHER,
  }).filter((one) => 'instruction' in one || 'output' in one),
  /** Of chat files, with all that providers take, some that they refuse, and further keys in a few rows. */
  chat: seldom(asked),
  /** Of preference files, in the same way. */
  preference: seldom(
    object(
      {
        input: asked,
        preferred_output: answer,
        non_preferred_output: answer,
      },
      ['input', 'preferred_output', 'non_preferred_output'],
    ),
  ),
  /** Of files of prompts and completions. */
  completion: seldom(
    object({ prompt: text, completion: fc.oneof({ weight: 9, arbitrary: text }, number) }, ['prompt', 'completion']),
  ),
  /** Of Alpaca data sets, with values that no example can be made of. */
  oddAlpaca: object({ instruction: text, input: json, output: text, history: json }, ['instruction', 'output']),
} as const
