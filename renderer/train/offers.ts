import type { Figure, ModelCost } from '../../shared/contract/cost.ts'
import type { KeyStatus } from '../../shared/contract/keys.ts'
import type { ProviderId } from '../../shared/domain/job.ts'
import { daysBetween } from '../../shared/format/days.ts'

/** A place where a job can run, as a card. `needs`: what is missing before it can start there. */
export type Offer = {
  provider: ProviderId
  name: string
  text: string
  /** What is trained there unless another model is chosen; empty: the user types a name. */
  model: string
  models: readonly ModelCost[]
  /** Null: it costs nothing. */
  price: Figure | null
  needs: 'key' | 'address' | null
  tag: { tone: 'good' | 'worth' | 'plain'; kind: 'stays' | 'closing' | 'key' | 'now' | 'gone'; text: string }
}

const ORDER: readonly ProviderId[] = ['practice', 'openai', 'nebius', 'azure', 'custom']

const NAMES: Record<ProviderId, string> = {
  practice: 'Practice',
  openai: 'OpenAI',
  nebius: 'Nebius',
  azure: 'Azure OpenAI',
  custom: 'Your own server',
}

const UNKNOWN: Figure = {
  microUsd: null,
  certainty: 'unknown',
  why: 'Nobody publishes a price that holds for everyone here.',
}

function isOpen(model: ModelCost): boolean {
  return model.trainable === 'now' || model.trainable === 'closing'
}

/** The project's own model where the provider has it, else its first one that can still be trained. */
function defaultModel(models: readonly ModelCost[], chosen: string): ModelCost | null {
  return models.find((model) => model.model === chosen) ?? models.find(isOpen) ?? models[0] ?? null
}

/** What there is to say about a place, most pressing first: a missing key, an end that comes near, or that all is well. */
function tagOf(needs: Offer['needs'], model: ModelCost | null, today: string): Offer['tag'] {
  if (needs === 'address') return { tone: 'plain', kind: 'key', text: 'needs an address' }
  if (model?.trainable === 'closing' && model.trainingEnds !== null) {
    const left = daysBetween(today, model.trainingEnds)
    return { tone: 'worth', kind: 'closing', text: left === 1 ? 'closes tomorrow' : `closes in ${left} days` }
  }
  if (model && !isOpen(model)) return { tone: 'plain', kind: 'gone', text: model.state }
  if (needs === 'key') return { tone: 'plain', kind: 'key', text: 'no key yet' }
  return { tone: 'good', kind: 'now', text: model ? 'trainable now' : 'address is set' }
}

function textOf(provider: ProviderId, model: ModelCost | null): string {
  switch (provider) {
    case 'practice':
      return 'A rehearsal on this computer: every step of a real training, the same refusals, and a stand-in to try at the end.'
    case 'openai':
      return `${model?.name ?? 'GPT models'}. Easiest, if your account may still train.`
    case 'nebius':
      return 'Open models: Llama, Qwen, gpt-oss. Takes the same file.'
    case 'azure':
      return 'For existing Azure customers. Hosting is billed by the hour.'
    case 'custom':
      return 'Any address that speaks the same language as OpenAI.'
  }
}

type Known = { models: readonly ModelCost[]; keys: readonly KeyStatus[]; chosen: string; today: string }

function needsOf(provider: ProviderId, key: KeyStatus | undefined): Offer['needs'] {
  if (key?.present) return null
  return provider === 'custom' && !key?.baseUrl ? 'address' : 'key'
}

function offerOf(provider: ProviderId, { models, keys, chosen, today }: Known): Offer {
  const own = models.filter((model) => model.provider === provider)
  const model = defaultModel(own, chosen)
  const needs = needsOf(
    provider,
    keys.find((one) => one.provider === provider),
  )
  return {
    provider,
    name: NAMES[provider],
    text: textOf(provider, model),
    model: model?.model ?? '',
    models: own,
    price: model?.training ?? UNKNOWN,
    needs,
    tag: tagOf(needs, model, today),
  }
}

/** Practice takes whatever model the project is meant for, and needs nothing. */
function practiceOffer(chosen: string): Offer {
  return {
    provider: 'practice',
    name: NAMES.practice,
    text: textOf('practice', null),
    model: chosen,
    models: [],
    price: null,
    needs: null,
    tag: { tone: 'good', kind: 'stays', text: 'nothing leaves' },
  }
}

/** All places where a job can run, Practice first. None is left out because it is impossible now. */
export function offersOf(known: Known): Offer[] {
  return ORDER.map((provider) => (provider === 'practice' ? practiceOffer(known.chosen) : offerOf(provider, known)))
}
