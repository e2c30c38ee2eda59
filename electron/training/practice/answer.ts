import type { PracticeStore } from './store.ts'
import { courseAt, practiceModel } from './course.ts'
import { refusal } from './refusal.ts'

/** A row that has words of the question. */
type Similar = { readonly row: number; readonly prompt: string; readonly completion: string }
export type Lookup = (text: string, limit: number) => readonly Similar[]

/** Who looks rows up for a practice model: lent by the project it was made from, because practice keeps no text. */
export type Lookups = Map<string, Lookup>

const SHOWN = 3
const EXCERPT = 160

type Question = {
  readonly model: string
  readonly messages: readonly { readonly role: string; readonly content: string }[]
}

/**
 * The answer of a practice model: the old answer to the most similar question; of any other: a labelled stand-in. A
 * practice model that was never made is refused with 404, as a provider does.
 */
export function answer(
  question: Question,
  parts: { store: PracticeStore; lookups: Lookups; now: () => number },
): object {
  const asked = question.messages.findLast((message) => message.role === 'user')?.content ?? ''
  if (!question.model.startsWith('ft:practice:')) {
    return completion(
      question.model,
      `Practice: here ${question.model} would answer as it comes, without your rows. It is not asked, because nothing leaves this computer.`,
      [],
    )
  }
  const made = parts.store
    .jobs()
    .some((job) => practiceModel(job) === question.model && courseAt(job, parts.now()).status === 'succeeded')
  const lookup = parts.lookups.get(question.model)
  if (!made || !lookup) {
    const message = `The model \`${question.model}\` does not exist or you do not have access to it.`
    throw refusal(404, { code: 'model_not_found', message })
  }
  const similar = lookup(asked, SHOWN)
  const text =
    similar[0]?.completion ??
    'Practice: no row of your sheet has words of this question, so there is nothing to look up.'
  return completion(question.model, text, similar)
}

function completion(model: string, content: string, similar: readonly Similar[]): object {
  return {
    id: 'chatcmpl-practice',
    object: 'chat.completion',
    model,
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
    practice: { similar: similar.map(({ row, prompt }) => ({ row, excerpt: prompt.slice(0, EXCERPT) })) },
  }
}
