import { describe, expect, it } from 'vitest'
import { type Answer, type Ground, type Place, Walk } from '../../../../renderer/sheet/find/walk.ts'
import type { Hit } from '../../../../shared/contract/find.ts'

const settled = () => new Promise((resolve) => setImmediate(resolve))
const hit = (row: number): Hit => ({ nth: row, row, column: 'c1', from: 0, to: 3, place: row - 1 })

const ANSWER: Answer = { key: 'red', find: 'f1', matches: 9, state: 'done' }

/** Nine rows with a match each. The core answers when it is told to. */
function ground(change: Partial<Ground> = {}) {
  const asked: { from: Place | null; answer: () => Promise<void> }[] = []
  const shown: number[] = []
  const made: Ground = {
    answer: ANSWER,
    jump: false,
    cell: () => Promise.resolve({ row: 1, column: 'c1', at: 0 }),
    isAt: () => true,
    ask: (direction, from) =>
      new Promise((resolve) => {
        const row = from?.row ?? 1
        const inside = from !== null && from.at > 0
        const next = direction === 'next' ? row + (inside ? 1 : 0) : row - 1
        const answer = async () => {
          resolve(hit(((next + 8) % 9) + 1))
          await settled()
        }
        asked.push({ from, answer })
      }),
    find: (last) => Promise.resolve(last),
    show: ({ row }) => {
      shown.push(row)
    },
    stand: () => undefined,
    ...change,
  }
  return { asked, shown, made }
}

async function answerAll(asked: readonly { answer: () => Promise<void> }[]): Promise<void> {
  for (let at = 0; ; at++) {
    await settled()
    const next = asked[at]
    if (!next) return
    await next.answer()
  }
}

describe('going from match to match', () => {
  it('begins each step where the one before ended, however fast they are asked for', async () => {
    const { asked, shown, made } = ground()
    const walk = new Walk()
    walk.follow(made)
    for (let presses = 0; presses < 5; presses++) walk.go('next')
    walk.go('previous')
    await settled()
    expect(asked).toHaveLength(1)
    await answerAll(asked)
    expect(shown).toEqual([1, 2, 3, 4, 5, 4])
  })

  it('goes on from a cell that was chosen since', async () => {
    const { asked, shown, made } = ground()
    const walk = new Walk()
    walk.follow(made)
    walk.go('next')
    await answerAll(asked)
    walk.follow({ ...made, isAt: () => false, cell: () => Promise.resolve({ row: 7, column: 'c1', at: 0 }) })
    walk.go('next')
    await answerAll(asked)
    expect(shown).toEqual([1, 7])
  })

  it('does the steps that were asked for before the matches were known, after going to the first of them', async () => {
    const { asked, shown, made } = ground({ jump: true })
    const walk = new Walk()
    walk.follow({ ...made, answer: { ...ANSWER, find: null, state: 'part' } })
    walk.go('next')
    walk.go('next')
    await answerAll(asked)
    expect(asked).toEqual([])
    walk.follow(made)
    await answerAll(asked)
    expect(shown).toEqual([1, 2, 3])
  })

  it('drops what was asked for when something else is looked for', async () => {
    const { asked, shown, made } = ground()
    const walk = new Walk()
    walk.follow({ ...made, answer: { ...ANSWER, find: null, state: 'part' } })
    walk.go('next')
    walk.follow({ ...made, answer: { key: 'green', find: 'f2', matches: 9, state: 'done' } })
    await answerAll(asked)
    expect(shown).toEqual([])
  })

  it('stays at its match when the data changed, and says so when that is gone', async () => {
    const stood: (number | null)[] = []
    const stand = (at: Hit | null) => {
      stood.push(at?.row ?? null)
    }
    const { asked, made } = ground({ stand })
    const walk = new Walk()
    walk.follow(made)
    walk.go('next')
    await answerAll(asked)
    walk.follow({ ...made, answer: { ...ANSWER, find: 'f2' } })
    await settled()
    walk.follow({ ...made, answer: { ...ANSWER, find: 'f3' }, find: () => Promise.resolve(null) })
    await settled()
    expect(stood).toEqual([1, null])
  })

  it('goes on after a step that failed', async () => {
    const { asked, shown, made } = ground()
    const walk = new Walk()
    walk.follow({ ...made, ask: () => Promise.reject(new Error('no answer')) })
    walk.go('next')
    await settled()
    walk.follow(made)
    walk.go('next')
    await answerAll(asked)
    expect(shown).toEqual([1])
  })
})
