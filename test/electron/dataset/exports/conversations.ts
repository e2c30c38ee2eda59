import fc from 'fast-check'

/** A number as it stands in a file, among them those that a double cannot hold: written as it is read. */
const number = fc.oneof(
  fc.constantFrom('1e400', '-1e400', '12345678901234567890', '0.1', '-0.5e-7', '9007199254740993', '7'),
  fc.bigInt().map(String),
)

const text = fc.string({
  unit: fc.oneof(fc.constantFrom(...Array.from(`"\\\n\r\t{}[],: é😀\u2028\u200e`)), letter()),
  maxLength: 40,
})

function letter(): fc.Arbitrary<string> {
  return fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 1 })
    .map((one) => one.replaceAll('\0', '').toWellFormed())
}

/** A value as JSON, not as an object: numbers keep their digits. */
const json: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text.map((one) => JSON.stringify(one)),
    number,
    fc.constantFrom('true', 'false', 'null'),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(',')}]`),
    fields(tie('value')),
  ),
})).value

/** An object of a few keys. */
function fields(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const key = fc.string({ unit: fc.constantFrom(...Array.from('abcde_')), minLength: 1, maxLength: 4 })
  return fc.uniqueArray(fc.tuple(key, value), { maxLength: 3, selector: ([name]) => name }).map(object)
}

/** `{"a":1}` of names and values that are JSON already; what is left out is null. */
function object(entries: readonly (readonly [string, string | null])[]): string {
  const kept = entries.filter((entry) => entry[1] !== null)
  return `{${kept.map(([name, value]) => `${JSON.stringify(name)}:${value ?? ''}`).join(',')}}`
}

const quoted = text.map((one) => JSON.stringify(one))
const list = (items: readonly string[]): string => `[${items.join(',')}]`
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null, freq: 2 })

const call = fc
  .record({
    name: fc.constantFrom('look_up', 'cancel'),
    id: fc.constantFrom('call_1', 'call_2'),
    arguments: fields(json),
  })
  .map((one) =>
    object([
      ['id', JSON.stringify(one.id)],
      ['type', '"function"'],
      [
        'function',
        object([
          ['name', JSON.stringify(one.name)],
          ['arguments', JSON.stringify(one.arguments)],
        ]),
      ],
    ]),
  )

const image = '{"type":"image_url","image_url":{"url":"https://example.com/a.png","detail":"low"}}'
const parts = fc
  .array(
    fc.oneof(
      quoted.map((one) =>
        object([
          ['type', '"text"'],
          ['text', one],
        ]),
      ),
      fc.constant(image),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map(list)

const asked = fc
  .record({
    content: fc.oneof({ weight: 4, arbitrary: quoted }, { weight: 1, arbitrary: parts }),
    name: maybe(fc.constant('"Ada"')),
  })
  .map((one) =>
    object([
      ['role', '"user"'],
      ['content', one.content],
      ['name', one.name],
    ]),
  )

const answered = fc.record({ content: quoted, weight: maybe(fc.constantFrom('0', '1')) }).map((one) =>
  object([
    ['role', '"assistant"'],
    ['content', one.content],
    ['weight', one.weight],
  ]),
)

const called = fc
  .record({ calls: fc.array(call, { minLength: 1, maxLength: 2 }), content: fc.oneof(fc.constant('null'), quoted) })
  .map((one) => [
    object([
      ['role', '"assistant"'],
      ['content', one.content],
      ['tool_calls', list(one.calls)],
    ]),
    object([
      ['role', '"tool"'],
      ['tool_call_id', '"call_1"'],
      ['content', '"ok"'],
    ]),
  ])

const tool = json.map((schema) =>
  object([
    ['type', '"function"'],
    [
      'function',
      object([
        ['name', '"look_up"'],
        ['parameters', schema],
      ]),
    ],
  ]),
)

const told = quoted.map((one) =>
  object([
    ['role', '"system"'],
    ['content', one],
  ]),
)

/** Messages from the instruction to the last answer, as JSON. */
const messages = fc
  .record({
    first: maybe(told),
    turns: fc.array(
      fc.tuple(
        asked,
        fc.oneof({ weight: 3, arbitrary: answered.map((one) => [one]) }, { weight: 1, arbitrary: called }),
      ),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ first, turns }) => list([...(first === null ? [] : [first]), ...turns.flat(2)]))

const extras = {
  tools: maybe(fc.array(tool, { minLength: 1, maxLength: 2 }).map(list)),
  parallel: maybe(fc.constantFrom('true', 'false')),
}

/** Lines of files, each as text: what numbers say must not pass through a double on the way. */
export const LINES = {
  chat: fc.record({ messages, ...extras }).map((one) =>
    object([
      ['messages', one.messages],
      ['tools', one.tools],
      ['parallel_tool_calls', one.parallel],
    ]),
  ),
  simpleChat: fc
    .record({ system: fc.constantFrom('Be kind.', 'Be brief.'), asked: quoted, answer: quoted })
    .map(({ system, asked: question, answer }) =>
      object([
        [
          'messages',
          list([
            object([
              ['role', '"system"'],
              ['content', JSON.stringify(system)],
            ]),
            object([
              ['role', '"user"'],
              ['content', question],
            ]),
            object([
              ['role', '"assistant"'],
              ['content', answer],
            ]),
          ]),
        ],
      ]),
    ),
  completion: fc.record({ prompt: quoted, completion: quoted }).map((one) =>
    object([
      ['prompt', one.prompt],
      ['completion', one.completion],
    ]),
  ),
  preference: fc.record({ messages, ...extras, preferred: answered, rejected: answered }).map((one) =>
    object([
      [
        'input',
        object([
          ['messages', one.messages],
          ['tools', one.tools],
          ['parallel_tool_calls', one.parallel],
        ]),
      ],
      ['preferred_output', list([one.preferred])],
      ['non_preferred_output', list([one.rejected])],
    ]),
  ),
} as const
