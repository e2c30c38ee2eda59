import { exchangeOf } from '../../../../shared/domain/alike/exchange.ts'
import { linkRows, type Links, type Pairs } from '../../../../shared/domain/alike/link.ts'
import { SKETCH, sketchOf } from '../../../../shared/domain/alike/sketch.ts'
import { fingerprintOf } from '../../../../shared/domain/fingerprint.ts'
import { spokenTexts } from '../../../../shared/domain/example/spoken.ts'

/** A question, its answer, and for some an instruction of their own. */
export type AskedRow = readonly [asked: string, answered: string, system?: string]

/** Compares rows as the app does; `held`: indices of the rows that are held back. */
export function link(rows: readonly AskedRow[], held: readonly number[] = []): Links {
  const bytes = new Uint8Array(rows.length * SKETCH)
  rows.forEach(([asked, answered, system], at) => {
    const turns = [
      ...(system === undefined ? [] : [{ role: 'system', content: system }]),
      { role: 'user', content: asked },
      { role: 'assistant', content: answered },
    ]
    const example = { format: 'chat', messages: turns, sources: turns.map(() => 'c1') } as const
    const exchange = exchangeOf(example, spokenTexts(example), '')
    if (!exchange) throw new Error('A row without a question')
    bytes.set(sketchOf(exchange, Number.parseInt(fingerprintOf(turns).slice(0, 8), 16)), at * SKETCH)
  })
  return linkRows({ bytes, held: Uint8Array.from(rows, (_, at) => (held.includes(at) ? 1 : 0)) })
}

/** `[row, other]` of each pair. */
export function pairsOf({ rows, others }: Pairs): [number, number][] {
  return Array.from(rows, (row, at): [number, number] => [row, others[at] ?? -1])
}

/** A small generator, the same on every machine: numbers from 0 up to, but not, 1. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) | 0
    return ((state >>> 8) & 0xffffff) / 0x1000000
  }
}
