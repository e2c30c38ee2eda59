import { parseExactly } from '../reading/exactJson.ts'
import { readCalls, CALLS, type ShareGptTurn, speakerOf, textOfCalls } from './shareGptTurns.ts'
import type { Spelling } from './spelling.ts'

type Written = { readonly conversations: readonly ShareGptTurn[]; readonly tools?: string }

/**
 * Spells a written ShareGPT object as its file did: where the instruction stands, what speakers are called, and the
 * blanks in the text of calls. A turn that was edited or came since has no spelling of its own and gets that of a turn
 * like it, or none.
 */
export function spellShareGpt(written: Written, { system, from, calls, tools }: Spelling): object {
  const [first, ...rest] = written.conversations
  const beside = system === 'beside' && first?.from === 'system'
  const turns = withCalls(beside ? rest : written.conversations, calls)
  const { tools: list, ...others } = written
  return {
    ...others,
    conversations: withNames(turns, from),
    ...(beside ? { system: first.value } : {}),
    ...(list === undefined ? {} : { tools: tools === 'list' ? parseExactly(list) : list }),
  }
}

function withCalls(turns: readonly ShareGptTurn[], texts: readonly string[] | undefined): readonly ShareGptTurn[] {
  if (!texts) return turns
  const says = texts.map((text) => textOfCalls(readCalls(text) ?? []))
  let nth = -1
  return turns.map((turn) => {
    if (turn.from !== CALLS) return turn
    nth += 1
    const at = says[nth] === turn.value ? nth : says.indexOf(turn.value)
    return { ...turn, value: texts[at] ?? turn.value }
  })
}

function withNames(turns: readonly ShareGptTurn[], names: readonly string[] | undefined): readonly ShareGptTurn[] {
  if (!names) return turns
  const speakers = names.map(speakerOf)
  return turns.map((turn, at) => {
    const like = speakers[at] === turn.from ? at : speakers.indexOf(turn.from)
    return { ...turn, from: names[like] ?? turn.from }
  })
}
