import { holds } from './codes.ts'
import type { Machine } from './machine.ts'

/** Signs that a machine does not tell apart. `code`: one of them; -1: all that it does not name. */
export type Kind = { readonly code: number; readonly isWord: boolean; readonly isBreak: boolean }

/** `of`: the number of a kind by code unit. */
export type Kinds = { readonly list: readonly Kind[]; readonly of: Uint8Array }

/** The kind of all signs that a machine does not name; and that of halves of signs, which is never in the table. */
export const OTHER = 0
export const HALF = 1

const MOST_KINDS = 256
const WORD = /\w/

/** Null: there are too many of them. */
export function kindsOf({ steps }: Machine): Kinds | null {
  const sets = [...new Set(steps.flatMap((step) => (step.type === 'set' ? [step.set] : [])))]
  const edges = steps.some(({ type }) => type === 'edge')
  const named = new Set(sets.flatMap(({ codes }) => [...codes]))
  if (edges) for (let code = 0; code < 128; code++) named.add(code)
  const list: Kind[] = []
  const numbers = new Map<string, number>()
  const numberOf = (code: number): number => {
    const isWord = edges && code >= 0 && WORD.test(String.fromCharCode(code))
    const kind = { code, isWord, isBreak: edges && code === 10 }
    const name = [kind.isWord, kind.isBreak, ...sets.map((set) => holds(set, code))].map(Number).join('')
    const number = numbers.get(name) ?? list.push(kind) - 1
    numbers.set(name, number)
    return number
  }
  numberOf(-1)
  list.push({ code: -1, isWord: false, isBreak: false })
  const of = new Uint8Array(0x10000).fill(HALF, 0xd800, 0xe000)
  for (const code of named) of[code] = numberOf(code)
  return list.length <= MOST_KINDS ? { list, of } : null
}
