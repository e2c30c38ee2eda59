import { z } from 'zod'
import { finalAnswer, finalQuestion, ownSystem } from './parts.ts'
import type { Example } from '../example/chat.ts'
import { imagesIn, toolsIn } from '../tokens/uncounted.ts'
import type { Spoken } from '../example/spoken.ts'
import { answerEnd, promptEnd } from './ends.ts'
import { jsonKindOf } from './looseJson.ts'
import { languageOf } from './language.ts'

const Ends = z.object({
  promptEnd: z.string(),
  answerEnd: z.string(),
  promptStart: z.string(),
  answerStart: z.string(),
})

/** What the habits of a sheet are found by, of one row: small, and kept beside its facts. */
export const Traits = z.object({
  /** Characters of the last answer. */
  length: z.number().int(),
  /** The last answer where it is one short line, without blanks around it. */
  label: z.string().optional(),
  /** Equal for equal answers. */
  answer: z.number().int(),
  language: z.string().optional(),
  json: z.enum(['parses', 'nearly']).optional(),
  /** The row's own instruction: equal for equal ones, and for those that differ in blanks alone. */
  system: z.object({ exact: z.number().int(), loose: z.number().int() }).optional(),
  /** Of prompt and completion rows only. */
  ends: Ends.optional(),
  /** What the row holds besides text. */
  more: z.array(z.enum(['tools', 'images'])).optional(),
})
export type Traits = z.infer<typeof Traits>

const LONGEST_LABEL = 40
/** So much of a beginning is compared. */
const START = 60

/** The traits of a row; null for one without an answer in text. */
export function traitsOf(example: Example, texts: readonly Spoken[], instruction: string): Traits | null {
  const answer = finalAnswer(texts)
  if (!answer) return null
  const system = ownSystem(texts)
  const label = answer.text.trim()
  const language = languageOf(answer.text)
  const json = jsonKindOf(answer.text)
  const more = [
    ...(toolsIn(example) > 0 ? (['tools'] as const) : []),
    ...(imagesIn(example).length > 0 ? (['images'] as const) : []),
  ]
  return {
    length: answer.text.length,
    answer: hashOf(label),
    ...(label !== '' && label.length <= LONGEST_LABEL && !label.includes('\n') ? { label } : {}),
    ...(language === null ? {} : { language }),
    ...(json === null ? {} : { json }),
    ...(system ? { system: { exact: hashOf(system.text), loose: hashOf(loosely(system.text)) } } : {}),
    ...(example.format === 'completion' ? { ends: endsOf(texts, instruction) } : {}),
    ...(more.length === 0 ? {} : { more }),
  }
}

/** A text without the difference that blanks make. */
export function loosely(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function endsOf(texts: readonly Spoken[], instruction: string): z.infer<typeof Ends> {
  const whole = finalQuestion(texts)?.text ?? ''
  // The instruction for every row begins each prompt on purpose.
  const prompt = instruction !== '' && whole.startsWith(instruction) ? '' : whole
  const answer = finalAnswer(texts)?.text ?? ''
  return {
    promptEnd: promptEnd(whole),
    answerEnd: answerEnd(answer),
    promptStart: prompt.slice(0, START),
    answerStart: answer.trimStart().slice(0, START),
  }
}

/** FNV-1a over UTF-16 code units, 32 bits: equal texts are told, nothing hangs on two different ones that meet. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
