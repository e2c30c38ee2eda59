import type { Framing } from '../domain/tokens/framing.ts'
import type { Format } from '../domain/setup.ts'
import type { ProviderId } from '../domain/job.ts'
import { CATALOG_AS_OF } from './providers.ts'
import type { Encoding, Model } from './schema.ts'

const asOf = CATALOG_AS_OF

type Source = {
  readonly provider: ProviderId
  readonly page: string
  readonly formats: readonly Format[]
  /** Why neither prices nor limits nor days are known. */
  readonly noPrice: string
  readonly noLimit: string
  readonly noEnd: string
  readonly noHosting: string
}

const NEBIUS: Source = {
  provider: 'nebius',
  page: 'https://docs.tokenfactory.nebius.com/post-training',
  formats: ['chat', 'completion'],
  noPrice: "Nebius's prices have not been checked.",
  noLimit: "Nebius's limit per example has not been checked.",
  noEnd: 'No end is announced.',
  noHosting: 'What Nebius charges for keeping a tuned model ready has not been checked.',
}

const AZURE: Source = {
  provider: 'azure',
  page: 'https://learn.microsoft.com/azure/ai-foundry/openai/how-to/fine-tuning',
  formats: ['chat', 'preference'],
  noPrice: "Azure's prices differ by region and have not been checked.",
  noLimit: '',
  noEnd: "Azure's dates have not been checked. Existing customers only.",
  noHosting: 'Azure bills a tuned model by the hour while it is ready; the price has not been checked.',
}

type Facts = {
  readonly id: string
  readonly sentAs: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly encoding: Model['encoding']
  /** Tokens per example, when the provider of the model publishes it. */
  readonly limit?: { readonly value: number; readonly source: string }
}

function model(from: Source, facts: Facts): Model {
  const unknown = (reason: string) => ({ value: null, source: from.page, asOf, reason })
  return {
    id: facts.id,
    sentAs: facts.sentAs,
    name: facts.name,
    provider: from.provider,
    aliases: [...facts.aliases],
    listed: true,
    formats: [...from.formats],
    encoding: facts.encoding,
    trainingPrice: unknown(from.noPrice),
    inputPrice: unknown(from.noPrice),
    cachedInputPrice: unknown(from.noPrice),
    outputPrice: unknown(from.noPrice),
    baseInputPrice: unknown(from.noPrice),
    baseOutputPrice: unknown(from.noPrice),
    hostingPrice: unknown(from.noHosting),
    limit: facts.limit ? { ...facts.limit, asOf } : unknown(from.noLimit),
    trainingEnds: unknown(from.noEnd),
    baseStops: unknown(from.noEnd),
    tunedStops: unknown(from.noEnd),
  }
}

/** The model's own word list, and the conversation as its published chat template gives it. */
const own = (name: Encoding, framing: Framing, source: string): Model['encoding'] => ({
  ...{ name, framing, nearest: false },
  ...{ source, asOf },
})

/** Open models at Nebius, and OpenAI's at Azure: trainable through the same kind of interface. */
export const OTHER_MODELS: readonly Model[] = [
  model(NEBIUS, {
    id: 'meta-llama/Llama-3.1-8B-Instruct',
    sentAs: 'meta-llama/Llama-3.1-8B-Instruct',
    name: 'Llama 3.1 8B',
    aliases: ['llama-3.1-8b', 'llama-3.1-8b-instruct'],
    encoding: own('llama3', 'llama3', 'https://huggingface.co/meta-llama/Llama-3.1-8B-Instruct, tokenizer'),
  }),
  model(NEBIUS, {
    id: 'Qwen/Qwen3-14B',
    sentAs: 'Qwen/Qwen3-14B',
    name: 'Qwen 3 14B',
    aliases: ['qwen3-14b', 'qwen-3-14b'],
    encoding: own('qwen3', 'qwen3', 'https://huggingface.co/Qwen/Qwen3-14B, tokenizer'),
  }),
  model(NEBIUS, {
    id: 'openai/gpt-oss-20b',
    sentAs: 'openai/gpt-oss-20b',
    name: 'gpt-oss-20b',
    aliases: ['gpt-oss-20b'],
    // o200k_harmony is o200k_base with other special tokens.
    encoding: own('o200k_base', 'harmony', 'https://github.com/openai/tiktoken, openai_public.py, o200k_harmony'),
  }),
  ...(['gpt-4.1-mini-2025-04-14', 'gpt-4o-mini-2024-07-18'] as const).map((sentAs) =>
    model(AZURE, {
      id: `azure/${sentAs}`,
      sentAs,
      name: sentAs.replace(/-\d{4}-\d\d-\d\d$/, ''),
      aliases: [`azure/${sentAs.replace(/-\d{4}-\d\d-\d\d$/, '')}`],
      encoding: { name: 'o200k_base', nearest: false, source: 'The same model as at OpenAI', asOf },
      limit: { value: 65_536, source: 'The same model as at OpenAI' },
    }),
  ),
]
