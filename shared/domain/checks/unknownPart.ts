import type { ChatMessage, ContentPart } from '../example/chat.ts'
import { isFields } from '../example/jsonl.ts'
import { messagesOf, nameOf, quoted } from './messages.ts'
import type { Finding, RowRule } from './rule.ts'

/** Content in parts: text for everybody, images from the user only. */
export const unknownPart: RowRule = {
  id: 'unknown-part',
  scope: 'row',
  severity: 'error',
  title: 'Part of a message does not fit the format',
  why: 'A message is made of texts, and in questions of images; the provider refuses any other part.',
  source: 'Published chat format: content parts text, image_url {url http(s)|data:, detail}',
  check: ({ example }) =>
    messagesOf(example).flatMap((located): Finding[] => {
      const { message, column } = located
      if (!isParts(message.content)) return []
      return message.content.flatMap((part, at) => {
        const trouble = partTrouble(part, message.role)
        return trouble === null ? [] : [{ column, message: `Part ${at + 1} of ${nameOf(located)} ${trouble}.` }]
      })
    }),
}

function isParts(content: ChatMessage['content']): content is readonly ContentPart[] {
  return Array.isArray(content)
}

function partTrouble(part: ContentPart, role: string): string | null {
  switch (part.type) {
    case 'text':
      return typeof part.text === 'string' ? null : 'has no text'
    case 'refusal':
      return role === 'assistant' ? null : 'is a refusal, which only the assistant can give'
    case 'image_url':
      return role === 'user' ? imageTrouble(part['image_url']) : 'is an image, which only the user can send'
    default:
      return part.type === undefined ? 'has no type' : `is of the unknown type ${quoted(part.type)}`
  }
}

function imageTrouble(image: unknown): string | null {
  const url = isFields(image) ? image['url'] : undefined
  if (typeof url !== 'string') return 'is an image without an address'
  return /^(https?:\/\/|data:)/i.test(url) ? null : 'is an image whose address begins neither with http nor with data:'
}
