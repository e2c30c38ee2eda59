import type { Hit } from '../../../shared/contract/find.ts'
import type { ColumnId } from '../../../shared/domain/column.ts'
import type { RowId } from '../../../shared/domain/row.ts'

export type Direction = 'next' | 'previous'

/** A place in a cell; `column` null: before the first cell of the row. */
export type Place = { readonly row: RowId; readonly column: ColumnId | null; readonly at: number }

/** What is found, as far as a walk has to know. */
export type Answer = {
  /** What is looked for; it changes with the question. */
  readonly key: string
  /** Under which the core keeps what was found; null: there is no answer to this question yet. */
  readonly find: string | null
  readonly matches: number
  /** `part`: there may be more; `stopped`: so does it stay. */
  readonly state: 'part' | 'stopped' | 'done'
}

/** The screen a walk goes over, as it is now. */
export type Ground = {
  readonly answer: Answer
  /** Whether the first match is gone to as soon as all are known. */
  readonly jump: boolean
  /** The active cell; null: there is none. */
  readonly cell: () => Promise<Place | null>
  /** Whether a match that was shown is still where one is, or about to be. */
  readonly isAt: (hit: Hit) => boolean
  /** Null: there is none, or it could not be had. */
  readonly ask: (direction: Direction, from: Place | null) => Promise<Hit | null>
  /** The same match in a new answer; null: it is not there any more. */
  readonly find: (hit: Hit) => Promise<Hit | null>
  /** Selects a match and brings it into sight. */
  readonly show: (hit: Hit) => void
  /** The match one is at now, without going anywhere; null: none. */
  readonly stand: (hit: Hit | null) => void
}

/**
 * Goes from match to match, one step after the other: each begins where the one before ended, however fast they are asked
 * for, and none is lost. Those asked for before the matches are known are done as soon as they are.
 */
export class Walk {
  #ground: Ground | null = null
  #last: Hit | null = null
  #key = ''
  /** The last complete answer that was heard of. */
  #heard = { key: '', find: '' }
  #early: Direction[] = []
  #steps: Promise<void> = Promise.resolve()

  /** The screen of now. */
  follow(ground: Ground): void {
    this.#ground = ground
    const { key, find, state } = ground.answer
    if (key !== this.#key) this.#early = []
    this.#key = key
    if (find === null || state === 'part') return
    if (state === 'done' && find !== this.#heard.find) this.#arrive(ground, find)
    for (const direction of this.#early.splice(0)) this.#step(direction)
  }

  /** To the match beside the last one, or beside the cell that was chosen since. */
  go(direction: Direction): void {
    const answer = this.#ground?.answer
    if (!answer || answer.key === '') return
    if (answer.find === null || answer.state === 'part') this.#early.push(direction)
    else this.#step(direction)
  }

  /** To the first match at or after a place. */
  goOn(place: Place): void {
    this.#after((ground) => this.#goFrom(ground, 'next', place))
  }

  #arrive({ answer: { key }, jump }: Ground, find: string): void {
    // The same question was asked anew because the data changed.
    const again = this.#heard.key === key
    this.#heard = { key, find }
    if (again) this.#after((ground) => this.#findAgain(ground))
    else if (jump) this.#after(async (ground) => this.#goFrom(ground, 'next', await ground.cell()))
  }

  #step(direction: Direction): void {
    this.#after(async (ground) => {
      const last = this.#last
      const from = last && ground.isAt(last) ? beside(last, direction) : await ground.cell()
      await this.#goFrom(ground, direction, from)
    })
  }

  async #goFrom({ answer, ask }: Ground, direction: Direction, from: Place | null): Promise<void> {
    const hit = answer.matches > 0 ? await ask(direction, from) : null
    if (!hit) return
    this.#last = hit
    this.#ground?.show(hit)
  }

  async #findAgain({ find }: Ground): Promise<void> {
    if (!this.#last) return
    this.#last = await find(this.#last)
    this.#ground?.stand(this.#last)
  }

  /** When all steps before are done, on the screen of then. */
  #after(step: (ground: Ground) => Promise<void>): void {
    const next = async (): Promise<void> => {
      if (this.#ground) await step(this.#ground)
    }
    // A step that fails is told by what it asked; those after it go on.
    this.#steps = this.#steps.then(next).catch(() => undefined)
  }
}

function beside({ row, column, from, to }: Hit, direction: Direction): Place {
  return { row, column, at: direction === 'next' ? Math.max(to, from + 1) : from }
}
