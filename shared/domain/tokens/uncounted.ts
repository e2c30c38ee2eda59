import { z } from 'zod'
import type { ChatMessage, ContentPart, Example } from '../example/chat.ts'
import { imagesOf } from './images.ts'

/** Rows in which tools are described, and rows with images: what is not text is not counted as surely as text. */
export const RowsWithMore = z.object({ tools: z.number().int(), images: z.number().int() })
export type RowsWithMore = z.infer<typeof RowsWithMore>

/** The images that stand in an example. */
export function imagesIn(example: Example): readonly ContentPart[] {
  return messagesOf(example).flatMap(imagesOf)
}

/** How many tools are described in an example. */
export function toolsIn(example: Example): number {
  if (example.format !== 'chat' && example.format !== 'preference') return 0
  const { tools, functions } = example.format === 'chat' ? example : example.input
  return (tools?.length ?? 0) + (functions?.length ?? 0)
}

function messagesOf(example: Example): readonly ChatMessage[] {
  if (example.format === 'chat') return example.messages
  return example.format === 'preference' ? example.input.messages : []
}
