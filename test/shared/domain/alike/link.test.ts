import { describe, expect, it } from 'vitest'
import { type AskedRow, link, pairsOf, randomFrom } from './rows.ts'

const RETURNS: AskedRow = [
  'Can I send back the child seat I bought in the spring sale? It does not fit our rack.',
  'Hello Priya, sale items can be returned within 30 days in their original box. I have sent you the label.',
]

describe('look-alikes', () => {
  it('are rows that differ by letters, signs and a few words', () => {
    const [asked, answered] = RETURNS
    const { alike, groups } = link([
      RETURNS,
      ['Where is my order?', 'On its way.'],
      [asked.toUpperCase(), answered],
      [asked.replace('bought in the spring sale', 'bought in your spring sale'), answered.replace('Priya', 'Tom')],
    ])
    expect(pairsOf(alike)).toEqual([
      [2, 0],
      [3, 0],
    ])
    expect([...groups]).toEqual([0, 1, 0, 0])
  })

  it('are found among questions of three words', () => {
    expect(
      pairsOf(
        link([
          ['Where is it?', 'On its way.'],
          ['where is IT', 'On its way!'],
        ]).alike,
      ),
    ).toEqual([[1, 0]])
  })

  it.each<[AskedRow, AskedRow]>([
    [
      ['Where is my order?', 'On its way.'],
      ['Where is my refund?', 'On its way.'],
    ],
    [
      ['What is the capital of France?', 'Paris'],
      ['What is the capital of Spain?', 'Madrid'],
    ],
    [
      ['What is 3+5?', '8'],
      ['What is 3-5?', '-2'],
    ],
    [
      ['Is the number 17 a prime number?', 'Yes'],
      ['Is the number 19 a prime number?', 'Yes'],
    ],
  ])('are not short questions about something else: %s, %s', (one, other) => {
    const { alike, contradicting } = link([one, other])
    expect([pairsOf(alike), pairsOf(contradicting)]).toEqual([[], []])
  })

  it('leave out rows that are exactly the same, which another rule names', () => {
    const { alike, groups } = link([RETURNS, RETURNS])
    expect(pairsOf(alike)).toEqual([])
    expect([...groups]).toEqual([0, 0])
  })

  it('are not what every row has in common', () => {
    const fruit = [
      'apple',
      'pear',
      'plum',
      'quince',
      'medlar',
      'cherry',
      'peach',
      'lemon',
      'lime',
      'fig',
      'grape',
      'kiwi',
    ]
    const more = fruit.map((name) => `${name} tree`)
    const rows = [...fruit, ...more].map((name): AskedRow => {
      return [`Say as one word whether the thing named here is a fruit or something else: ${name}`, 'Fruit']
    })
    const { alike, groups } = link(rows)
    expect(pairsOf(alike)).toEqual([])
    expect(new Set(groups).size).toBe(rows.length)
  })

  it('are found in at least 97 of 100 cases with one or two of 20 words changed, and nowhere else', () => {
    const random = randomFrom(7)
    const word = (): string => `w${Math.floor(Math.exp(random() * Math.log(5000))).toString(36)}`
    const words = (count: number): string[] => Array.from({ length: count }, word)
    const changed = (from: readonly string[], changes: number): string[] => {
      const to = [...from]
      for (let change = 0; change < changes; change++) {
        const at = Math.floor(random() * to.length)
        if (random() < 0.34) to.splice(at, 1)
        else to.splice(at, random() < 0.5 ? 1 : 0, `x${word()}`)
      }
      return to
    }
    const originals = Array.from({ length: 4000 }, () => [words(20), words(30)] as const)
    const twins = originals.slice(0, 1000).map(([asked, answered], at) => {
      return [changed(asked, 1 + (at % 2)), changed(answered, 2)] as const
    })
    const rows = [...originals, ...twins].map(([asked, answered]): AskedRow => [asked.join(' '), answered.join(' ')])
    const { groups, alike } = link(rows)
    const found = twins.filter((_, at) => groups[4000 + at] === at).length
    expect(found).toBeGreaterThanOrEqual(970)
    expect(pairsOf(alike).filter(([row, other]) => row - 4000 !== other)).toEqual([])
  })
})

describe('contradictions', () => {
  it.each<[AskedRow, AskedRow]>([
    [
      ['How long is the battery guarantee?', 'two years'],
      ['How long is the battery guarantee?', 'three years'],
    ],
    [
      ['Do you ship on Saturdays?', 'Yes, we do.'],
      ['do you ship on Saturday', 'From Monday to Friday.'],
    ],
    [
      ['Can I return sale items?', 'Sale items can be returned within 30 days in their original box.'],
      ['Hi, can I return sale items please?', 'Sale items can be returned within 14 days in their original box.'],
    ],
    [
      ['May I cancel?', 'Of course you can cancel the order as long as it has not left our house.'],
      ['May I cancel?', 'Of course you cannot cancel the order as long as it has not left our house.'],
    ],
  ])('are different answers to the same question: %s, %s', (one, other) => {
    const { alike, contradicting, groups } = link([one, other])
    expect(pairsOf(contradicting)).toEqual([[1, 0]])
    expect(pairsOf(alike)).toEqual([])
    expect([...groups]).toEqual([0, 0])
  })

  it('are not rows that do not answer at all', () => {
    const asked = 'How long is the battery guarantee?'
    const rows: AskedRow[] = [
      [asked, ''],
      [asked, 'two years'],
      [asked, ' '],
      [asked, 'three years'],
    ]
    expect(pairsOf(link(rows).contradicting)).toEqual([[3, 1]])
  })

  it('are not the same answer with another name in it', () => {
    const [asked, answered] = RETURNS
    expect(pairsOf(link([RETURNS, [asked, answered.replace('Priya', 'Tom')]]).contradicting)).toEqual([])
  })

  it('are not answers under different instructions', () => {
    const rows: AskedRow[] = [
      ['Who are you?', 'A pirate, arr.', 'Answer as a pirate.'],
      ['Who are you?', 'A friendly robot.', 'Answer as a robot.'],
    ]
    expect(pairsOf(link(rows).contradicting)).toEqual([])
  })

  it('pair each answer with the first one', () => {
    const rows = ['red', 'green', 'red', 'blue'].map((answer): AskedRow => ['Which colour is it?', answer])
    expect(pairsOf(link(rows).contradicting)).toEqual([
      [1, 0],
      [3, 0],
    ])
  })
})

describe('leaks', () => {
  const rows: AskedRow[] = [RETURNS, ['Where is my order?', 'On its way.'], [RETURNS[0].toLowerCase(), RETURNS[1]]]

  it('are rows that are held back while one like them trains', () => {
    expect(pairsOf(link(rows, [2]).leaking)).toEqual([[2, 0]])
    expect(pairsOf(link(rows, [0]).leaking)).toEqual([[0, 2]])
  })

  it('are not there when look-alikes stay on one side', () => {
    expect(pairsOf(link(rows, [0, 2]).leaking)).toEqual([])
    expect(pairsOf(link(rows, [1]).leaking)).toEqual([])
  })
})
