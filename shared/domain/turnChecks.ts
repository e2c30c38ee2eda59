import type { ChatMessage, Example } from './example/chat.ts'
import { brokenToolCall } from './checks/brokenToolCall.ts'
import { controlText } from './checks/controlText.ts'
import { emptyCompletion } from './checks/emptyCompletion.ts'
import { emptyPrompt } from './checks/emptyPrompt.ts'
import { missingContent } from './checks/missingContent.ts'
import { noAssistantMessage } from './checks/noAssistantMessage.ts'
import { unknownKey } from './checks/unknownKey.ts'
import { unknownPart } from './checks/unknownPart.ts'
import { unknownRole } from './checks/unknownRole.ts'
import { wrongValue } from './checks/wrongValue.ts'
import type { Severity } from './issue.ts'

/** The rules about the shape of a conversation: quick enough to be asked with every key that is pressed. */
const SHAPE_RULES = [
  noAssistantMessage,
  emptyPrompt,
  emptyCompletion,
  missingContent,
  unknownRole,
  unknownKey,
  wrongValue,
  unknownPart,
  brokenToolCall,
  controlText,
]

export type TurnFinding = { readonly severity: Severity; readonly title: string; readonly message: string }

/** What the checks will say about the shape of a conversation once it is in its cell, in their words. */
export function checkTurns(messages: readonly ChatMessage[]): TurnFinding[] {
  const example: Example = { format: 'chat', messages, sources: messages.map(() => null) }
  const subject = { example, texts: [], format: 'chat', tokens: 0, limit: null } as const
  return SHAPE_RULES.flatMap(({ check, severity, title }) =>
    check(subject).map(({ message }) => ({ severity, title, message })),
  )
}
