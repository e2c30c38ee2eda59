import type { Pace } from '../../pace.ts'

/** Does one piece of a long transaction, see `Database.longTransaction`. */
export type Turn = <R>(piece: () => R) => R

/** Does work in pieces, each in its turn; a piece tells how much further the work is. Throws as `Pace.next`. */
export async function inTurns(pieces: Generator<number, void>, turn: Turn, pace: Pace): Promise<void> {
  for (;;) {
    const piece = turn(() => pieces.next())
    if (piece.done) return
    await pace.next(piece.value)
  }
}
