import { daysBetween, formatDay, type Day } from '../format/days.ts'
import { formatCount } from '../format/figures.ts'
import { catalogOf } from './catalog.ts'
import { OPENAI_MODELS } from './openai.ts'
import { OTHER_MODELS } from './others.ts'
import { CATALOG_AS_OF } from './providers.ts'
import type { Model } from './schema.ts'

export type { Model } from './schema.ts'

const isGone = (model: Model): boolean => model.baseStops.value !== null && model.baseStops.value <= CATALOG_AS_OF

/** What can be trained first, what is gone last. */
const MODELS: readonly Model[] = [
  ...OPENAI_MODELS.filter((model) => !isGone(model)),
  ...OTHER_MODELS,
  ...OPENAI_MODELS.filter(isGone),
]

/** What the app knows by itself. A newer list can be taken from a file. */
export const BUILT_IN = catalogOf(CATALOG_AS_OF, MODELS)

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
