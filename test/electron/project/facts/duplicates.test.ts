import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Duplicates } from '../../../../electron/project/facts/duplicates.ts'
import type { Database } from '../../../../electron/project/file/database.ts'
import { closeProjectFile, openProjectFile } from '../../../../electron/project/file/projectFile.ts'
import { State, uncounted } from '../../../../electron/project/state.ts'
import { subtractForgotten, Tally } from '../../../../electron/project/facts/tally.ts'
import { factsOf, Folder, made } from '../places.ts'

const ROWS = 12
/** More rows than are listed at once, so that the list is made in pieces whatever there is to be listed. */
const LARGE = 20_000

type Act =
  | { readonly do: 'count'; readonly row: number; readonly says: bigint | null; readonly warned: boolean }
  | { readonly do: 'forget'; readonly rows: readonly number[] }
  | { readonly do: 'go on' | 'reopen' | 'forget all' }
  | { readonly do: 'take back'; readonly acts: readonly Act[] }

const anyRow = fc.integer({ min: 1, max: ROWS })
const says = fc.constantFrom(null, -(2n ** 63n), 0n, 0n, 7n, 2n ** 63n - 1n)
const change = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('count'), row: anyRow, says, warned: fc.boolean() }) },
  fc.record({ do: fc.constant('forget'), rows: fc.uniqueArray(anyRow, { minLength: 1, maxLength: 5 }) }),
)
const anyAct = fc.oneof(
  { weight: 9, arbitrary: change },
  { weight: 6, arbitrary: fc.constant({ do: 'go on' as const }) },
  fc.record({ do: fc.constantFrom('reopen' as const, 'forget all' as const) }),
  fc.record({ do: fc.constant('take back'), acts: fc.array(change, { maxLength: 4 }) }),
) as fc.Arbitrary<Act>

/** A project file in which rows are counted, forgotten and listed by themselves, a few of them at a time. */
class Sheet {
  readonly #path: string
  #db: Database
  #state: State
  #duplicates: Duplicates

  constructor(path: string) {
    this.#path = path
    made(
      path,
      Array.from({ length: ROWS }, () => ['q', 'a']),
    ).close()
    ;[this.#db, this.#state, this.#duplicates] = this.#open()
    this.#commit(() => {
      this.#forgetAll()
    })
  }

  #open(): [Database, State, Duplicates] {
    const db = openProjectFile(this.#path)
    const state = new State(db)
    return [db, state, new Duplicates(db, state, { gathered: 8, listed: 2 })]
  }

  close(): void {
    closeProjectFile(this.#db)
  }

  perform(act: Act): void {
    if (act.do === 'reopen') {
      this.close()
      ;[this.#db, this.#state, this.#duplicates] = this.#open()
    } else if (act.do === 'take back') {
      expect(() => {
        this.#commit(() => {
          for (const one of act.acts) this.#change(one)
          throw new Error('taken back')
        })
      }).toThrow('taken back')
      this.#state.reload()
      this.#duplicates.reload()
    } else if (act.do === 'go on') this.goOn()
    else
      this.#commit(() => {
        this.#change(act)
      })
  }

  goOn(): void {
    if (!this.listed)
      this.#duplicates.goOn((write) => {
        this.#commit(write)
      })
  }

  get listed(): boolean {
    return this.#state.totals.listed
  }

  #commit(act: () => void): void {
    this.#db.transaction(() => {
      act()
      this.#state.save()
    })
  }

  #change(act: Act): void {
    if (act.do === 'count') this.#count(act)
    else if (act.do === 'forget') this.#forget(act.rows)
    else if (act.do === 'forget all') this.#forgetAll()
  }

  #count({ row, says: fingerprint, warned }: Extract<Act, { do: 'count' }>): void {
    if (this.#db.get('SELECT 1 FROM facts WHERE row = ?', row)) return
    const tally = new Tally(this.#state.totals)
    const bits = warned ? 2 : 0
    const repeat = this.#duplicates.add(row, fingerprint, tally)
    if (repeat) tally.addRepeat(bits)
    this.#db.run('INSERT INTO facts VALUES (?, 10, 5, 0, ?, ?, ?, NULL)', row, fingerprint, bits, repeat ? 1 : 0)
    tally.add(factsOf({ id: row, stamp: 1 }), false, bits)
    tally.flush(this.#db)
  }

  #forget(rows: readonly number[]): void {
    this.#db.run('DELETE FROM forgotten')
    this.#db.run('INSERT INTO forgotten SELECT value FROM json_each(?)', JSON.stringify(rows))
    subtractForgotten(this.#db, this.#state.totals)
    this.#duplicates.forgetSome()
  }

  #forgetAll(): void {
    this.#db.run('DELETE FROM facts')
    this.#state.totals = uncounted(LARGE, 0)
    this.#duplicates.startOver()
  }

  /** The list is right as far as it goes, and whole when it says so; sums are those of what is flagged. */
  check(): void {
    const facts = this.#db.all(
      'SELECT row, CAST(fingerprint AS TEXT) AS says, severities, duplicate FROM facts ORDER BY row',
    )
    const listed = new Set(this.#db.all('SELECT row FROM equals').map(({ row }) => row))
    const speaking = facts.filter((fact) => fact['says'] !== null)
    if (this.listed) expect([...listed].sort()).toEqual(speaking.map(({ row }) => row).sort())
    const earlier = new Set<unknown>()
    const expected = facts.map((fact) => {
      const repeat = listed.has(fact['row']) && earlier.has(fact['says'])
      if (listed.has(fact['row'])) earlier.add(fact['says'])
      return { ...fact, duplicate: repeat ? 1 : 0 }
    })
    expect(facts).toEqual(expected)
    const repeats = expected.filter(({ duplicate }) => duplicate === 1).length
    const warned = expected.filter(
      (fact) => fact.duplicate === 1 || fact['severities' as keyof typeof fact] === 2,
    ).length
    expect(this.#state.totals).toMatchObject({
      duplicates: repeats,
      issues: { warning: repeats },
      rowsWith: { warning: warned },
    })
  }
}

test('a row is a repeat when an earlier one says the same, whatever happens while the list of rows is made', () => {
  using folder = new Folder()
  const sheet = new Sheet(folder.file('a.tunesheet'))
  try {
    fc.assert(
      fc.property(fc.array(anyAct, { minLength: 20, maxLength: 60 }), (acts) => {
        sheet.perform({ do: 'forget all' })
        for (const act of acts) {
          sheet.perform(act)
          sheet.check()
        }
        for (let piece = 0; !sheet.listed; piece++) {
          expect(piece).toBeLessThan(LARGE)
          sheet.goOn()
        }
        sheet.check()
      }),
      { numRuns: 60 },
    )
  } finally {
    sheet.close()
  }
})
