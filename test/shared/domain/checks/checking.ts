import { ROW_RULES } from '../../../../shared/domain/checks/registry.ts'
import { parseLine } from '../../../../shared/domain/example/jsonl.ts'
import type { Format } from '../../../../shared/domain/setup.ts'
import { spokenTexts } from '../../../../shared/domain/example/spoken.ts'

/** What the rules find in a line of a training file: `rule: message`. */
export function found(line: unknown, format: Format = 'chat'): string[] {
  const example = parseLine(typeof line === 'string' ? line : JSON.stringify(line), 'c1')
  const subject = { example, texts: spokenTexts(example), format, tokens: 100, limit: 1000 }
  return ROW_RULES.flatMap((rule) => rule.check(subject).map(({ message }) => `${rule.id}: ${message}`))
}

/** The rules that found something in the messages of a conversation. */
export function rulesIn(messages: unknown, extras: object = {}): string[] {
  return [...new Set(found({ messages, ...extras }).map((finding) => finding.split(':')[0] ?? ''))]
}

export const user = (content: unknown, more: object = {}) => ({ role: 'user', content, ...more })
export const assistant = (content: unknown, more: object = {}) => ({ role: 'assistant', content, ...more })
export const system = (content: unknown) => ({ role: 'system', content })
