import type { Spoken } from '../example/spoken.ts'

/** The last answer of a row, of those that stand in the row itself. In preference rows the preferred one. */
export function finalAnswer(texts: readonly Spoken[]): Spoken | null {
  const answers = texts.filter(({ speaker }) => speaker === 'assistant')
  return (answers[0]?.format === 'preference' ? answers.at(-2) : undefined) ?? answers.at(-1) ?? null
}

/** The last text that a person says in the row itself. */
export function finalQuestion(texts: readonly Spoken[]): Spoken | null {
  return texts.findLast(({ speaker }) => speaker === 'user') ?? null
}

/** The instruction that stands in the row. */
export function ownSystem(texts: readonly Spoken[]): Spoken | null {
  return texts.find(({ speaker }) => speaker === 'system') ?? null
}
