import type { ChatMessage } from '../../../shared/domain/example/chat.ts'
import {
  compactJson,
  type Conversation,
  nextTurn,
  parseConversation,
  spreadJson,
  writeConversation,
} from '../../../shared/domain/example/conversation.ts'

/** A turn being edited. The key stays with it wherever it is moved. */
export type DraftTurn = { readonly key: number; readonly message: ChatMessage }

type Before = { readonly turns: readonly DraftTurn[]; readonly label: string; readonly of: string | null }

/** A conversation while it is edited, and the way back. Nothing of it is in the cell before it is saved. */
export type Draft = {
  readonly view: 'chat' | 'text'
  readonly turns: readonly DraftTurn[]
  readonly line: Conversation['line']
  /** What stands in the text view. */
  readonly text: string
  /** Why the text is no conversation; null: it is one, or the chat is in front. */
  readonly trouble: string | null
  readonly past: readonly Before[]
  readonly nextKey: number
}

export type DraftAct =
  /** `of`: what is typed into; typing on in the same place is one step back. */
  | {
      readonly type: 'change'
      readonly key: number
      readonly to: ChatMessage
      readonly label: string
      readonly of?: string
    }
  | { readonly type: 'add'; readonly at: number }
  | { readonly type: 'remove'; readonly key: number }
  | { readonly type: 'move'; readonly key: number; readonly to: number }
  | { readonly type: 'undo' }
  | { readonly type: 'type'; readonly text: string }
  | { readonly type: 'show'; readonly view: Draft['view'] }

const MOST_STEPS = 200

/** The conversation of a cell. Text that is none opens as text, with the reason. */
export function draftOf(cell: string): Draft {
  const reading = parseConversation(cell)
  const empty: Draft = {
    view: 'text',
    turns: [],
    line: null,
    text: spreadJson(cell),
    trouble: null,
    past: [],
    nextKey: 1,
  }
  return reading.ok
    ? { ...withConversation(empty, reading.value), view: 'chat' }
    : { ...empty, trouble: reading.reason }
}

export function reduceDraft(draft: Draft, act: DraftAct): Draft {
  switch (act.type) {
    case 'change':
      return changed(draft, act)
    case 'add': {
      const before = draft.turns.slice(0, act.at)
      const turn = { key: draft.nextKey, message: nextTurn(before.map(({ message }) => message)) }
      const turns = [...before, turn, ...draft.turns.slice(act.at)]
      return { ...step(draft, `added turn ${act.at + 1}`), turns, nextKey: draft.nextKey + 1 }
    }
    case 'remove': {
      const at = draft.turns.findIndex(({ key }) => key === act.key)
      if (at < 0) return draft
      return { ...step(draft, `removed turn ${at + 1}`), turns: draft.turns.filter(({ key }) => key !== act.key) }
    }
    case 'move':
      return moved(draft, act.key, act.to)
    case 'undo': {
      const last = draft.past.at(-1)
      return last ? { ...draft, turns: last.turns, past: draft.past.slice(0, -1) } : draft
    }
    case 'type':
      return { ...draft, text: act.text, trouble: troubleOf(act.text) }
    case 'show':
      return act.view === 'text' ? asText(draft) : asChat(draft)
  }
}

/** The text that saving puts into the cell, and whether it means anything else than what is there. */
export function resultOf(draft: Draft, cell: string): { text: string; changed: boolean } {
  const text = draft.view === 'chat' ? writeConversation(conversationOf(draft)) : compactJson(draft.text)
  const same = text === compactJson(cell) || (text.trim() === '' && cell.trim() === '')
  return { text: same ? cell : text, changed: !same }
}

function conversationOf({ turns, line }: Draft): Conversation {
  return { messages: turns.map(({ message }) => message), line }
}

function changed(draft: Draft, { key, to, label, of }: Extract<DraftAct, { type: 'change' }>): Draft {
  const turns = draft.turns.map((turn) => (turn.key === key ? { key, message: to } : turn))
  return { ...step(draft, label, of === undefined ? null : `${key} ${of}`), turns }
}

function moved(draft: Draft, key: number, to: number): Draft {
  const from = draft.turns.findIndex((turn) => turn.key === key)
  const turn = draft.turns[from]
  const place = Math.max(0, Math.min(draft.turns.length - 1, to))
  if (!turn || place === from) return draft
  const turns = draft.turns.filter((one) => one !== turn)
  turns.splice(place, 0, turn)
  return { ...step(draft, `moved turn ${from + 1} to ${place + 1}`), turns }
}

/** Remembers the way back, once for all that is typed in one go. */
function step(draft: Draft, label: string, of: string | null = null): Draft {
  if (of !== null && draft.past.at(-1)?.of === of) return draft
  return { ...draft, past: [...draft.past, { turns: draft.turns, label, of }].slice(-MOST_STEPS) }
}

function asText(draft: Draft): Draft {
  if (draft.view === 'text') return draft
  return { ...draft, view: 'text', text: spreadJson(writeConversation(conversationOf(draft))), trouble: null }
}

/** Only text that is a conversation becomes one; any other stays where it can be put right. */
function asChat(draft: Draft): Draft {
  if (draft.view === 'chat') return draft
  const reading = parseConversation(draft.text)
  if (!reading.ok) return { ...draft, trouble: reading.reason }
  const untouched = compactJson(draft.text) === writeConversation(conversationOf(draft))
  if (untouched) return { ...draft, view: 'chat', trouble: null }
  // The way back leads through texts only; turns of before no longer belong together with these.
  return { ...withConversation(draft, reading.value), view: 'chat', trouble: null, past: [] }
}

function withConversation(draft: Draft, { messages, line }: Conversation): Draft {
  const turns = messages.map((message, at) => ({ key: draft.nextKey + at, message }))
  return { ...draft, turns, line, nextKey: draft.nextKey + messages.length }
}

function troubleOf(text: string): string | null {
  const reading = parseConversation(text)
  return reading.ok ? null : reading.reason
}
