import type { ColumnId } from '../column.ts'

/** One part of a message that is more than text: `{"type":"text","text":"…"}`, `{"type":"image_url",…}`. */
export type ContentPart = { readonly type?: unknown; readonly text?: unknown; readonly [key: string]: unknown }

/**
 * A message as the published chat format has it. Keys this app does not know are kept as they are, and so are values
 * of the wrong kind behind `name`, `weight` and the like: the checks name them, nothing repairs them silently.
 */
export type ChatMessage = {
  /** Usually system, developer, user, assistant, tool or function; any other text is kept for the checks. */
  readonly role: string
  readonly content?: string | readonly ContentPart[] | null
  readonly name?: unknown
  /** 0: the model does not learn this answer; 1: it does. */
  readonly weight?: unknown
  readonly refusal?: unknown
  readonly tool_calls?: unknown
  readonly tool_call_id?: unknown
  readonly function_call?: unknown
  readonly [key: string]: unknown
}

/** What may stand beside the messages at the top of a chat line; every other key is refused by providers. */
export type ChatExtras = {
  readonly tools?: readonly unknown[]
  readonly parallel_tool_calls?: boolean
  /** The deprecated predecessor of `tools`. */
  readonly functions?: readonly unknown[]
}

/** Where each message comes from, parallel to the messages; null: the instruction for every row. */
export type Sources = readonly (ColumnId | null)[]

type ChatExample = ChatExtras & {
  readonly format: 'chat'
  readonly messages: readonly ChatMessage[]
  readonly sources: Sources
}

type CompletionExample = {
  readonly format: 'completion'
  readonly prompt: string
  readonly completion: string
  /** The column of the prompt (of its first part, when several were joined) and of the completion. */
  readonly sources: readonly [ColumnId | null, ColumnId | null]
}

export type PreferenceExample = {
  readonly format: 'preference'
  readonly input: ChatExtras & { readonly messages: readonly ChatMessage[] }
  readonly preferred_output: readonly ChatMessage[]
  readonly non_preferred_output: readonly ChatMessage[]
  /** Of the input's messages. */
  readonly sources: Sources
  readonly preferredSource: ColumnId | null
  readonly rejectedSource: ColumnId | null
}

/** A row that cannot be read as any of the formats. It is exported as it stands and the checks say why it is refused. */
type RawExample = {
  readonly format: 'raw'
  /** The line as it would be written. */
  readonly text: string
  /** One plain sentence: what does not fit. */
  readonly reason: string
  readonly source: ColumnId | null
}

/** What the model sees of one row. */
export type Example = ChatExample | CompletionExample | PreferenceExample | RawExample

/** The texts of a message: its content, or the text parts of it. */
export function textsOf(content: ChatMessage['content']): string[] {
  if (typeof content === 'string') return [content]
  if (!Array.isArray(content)) return []
  return content.flatMap((part: { text?: unknown }) => (typeof part.text === 'string' ? [part.text] : []))
}
