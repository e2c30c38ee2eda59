import { daysBetween, formatDay, type Day } from '../format/days.ts'
import { Failure } from '../domain/failure.ts'
import { formatCount } from '../format/figures.ts'
import { nearest } from './nearest.ts'
import { OPENAI_MODELS } from './openai.ts'
import { OTHER_MODELS } from './others.ts'
import { CATALOG_AS_OF, OUTDATED_AFTER_DAYS } from './providers.ts'
import type { Model } from './schema.ts'

export type { Model } from './schema.ts'

const isGone = (model: Model): boolean => model.baseStops.value !== null && model.baseStops.value <= CATALOG_AS_OF

/** Every model of the catalogue: what can be trained first, what is gone last. */
export const MODELS: readonly Model[] = [
  ...OPENAI_MODELS.filter((model) => !isGone(model)),
  ...OTHER_MODELS,
  ...OPENAI_MODELS.filter(isGone),
]

/** Names people type → model; lower case. */
const BY_NAME = new Map(
  MODELS.flatMap((model) => [model.id, ...model.aliases].map((name) => [name.toLowerCase(), model])),
)

/** `ft:gpt-4.1-mini-2025-04-14:org:suffix:id` → `gpt-4.1-mini-2025-04-14`: a tuned model counts and costs as its base. */
function baseName(id: string): string {
  const name = id.trim().toLowerCase()
  return name.startsWith('ft:') ? (name.slice(3).split(':')[0] ?? '') : name
}

/** The model with an id, an alias or a tuned model's id; null when the catalogue does not have it. */
export function knownModel(id: string): Model | null {
  return BY_NAME.get(baseName(id)) ?? null
}

/** As `knownModel`, but what is not in the catalogue is a Failure `unknown-model` that names the nearest ids. */
export function findModel(id: string): Model {
  const found = knownModel(id)
  if (found) return found
  const near = nearest(baseName(id), [...BY_NAME.keys()])
  throw new Failure({
    code: 'unknown-model',
    message: `There is no model "${id}" in the list of ${formatDay(CATALOG_AS_OF)}.`,
    hint: `The nearest are ${near.join(', ')}.`,
  })
}

export type Trainability = {
  readonly state: 'now' | 'closing' | 'closed' | 'retired'
  /** `closes 6 Jan 2027`, for a table. */
  readonly short: string
  /** `closes 6 Jan 2027, in 45 days`, for a sentence. */
  readonly words: string
}

/**
 * Whether a model can be trained on a day. `closing`: an end is announced. `closed`: no new training, what was tuned
 * goes on answering. `retired`: the model itself is gone.
 */
export function trainableOn(model: Model, today: Day): Trainability {
  const stops = model.baseStops.value
  if (stops !== null && stops <= today) return plain('retired', `retired ${formatDay(stops)}`)
  const ends = model.trainingEnds.value
  if (ends === null) return plain('now', 'trainable now')
  if (ends === 'ended') return plain('closed', 'closed to new training')
  if (ends <= today) return plain('closed', `closed ${formatDay(ends)}`)
  const left = daysBetween(today, ends)
  const short = `closes ${formatDay(ends)}`
  return {
    state: 'closing',
    short,
    words: `${short}, ${left === 1 ? 'tomorrow' : `in ${formatCount(left, 'day')}`}`,
  }
}

function plain(state: Trainability['state'], words: string): Trainability {
  return { state, short: words, words }
}

/** Whether the catalogue is so old that its figures must be shown as out of date. */
export function isOutdated(today: Day): boolean {
  return daysBetween(CATALOG_AS_OF, today) > OUTDATED_AFTER_DAYS
}
