import { knownModel } from '../catalog/current.ts'
import type { Answer } from '../../shared/contract/playground.ts'
import { Failure } from '../../shared/domain/failure.ts'
import type { Job } from '../../shared/domain/job.ts'
import { priceOf } from '../../shared/domain/cost/money.ts'
import { type Mapping, toExample } from '../../shared/domain/example/example.ts'
import type { Project } from '../project/project.ts'
import type { Practice } from './practice/practice.ts'
import { ProviderFailure } from './providerFailure.ts'
import type { ProviderClient, RemoteMessage } from './remote.ts'

export type Question = {
  readonly project: Project
  readonly job: Job
  readonly text: string
  readonly client: ProviderClient
  readonly practice: Practice
}

/**
 * Asks the tuned model and the base model the same question, with the project's instruction. Each may fail alone.
 * @throws Failure `not-found` for a job that made no model
 */
export async function askBoth(question: Question): Promise<{ tuned: Answer; base: Answer | null }> {
  const { project, job, text, practice } = question
  if (job.fineTunedModel === null) {
    throw new Failure({
      code: 'not-found',
      message: 'This run has no model to ask.',
      hint: 'Wait until it is ready, or choose another run.',
    })
  }
  if (job.provider === 'practice') practice.lend(job.fineTunedModel, (asked, limit) => nearest(project, asked, limit))
  const { instruction } = project.setup()
  const system: RemoteMessage[] = instruction.trim() === '' ? [] : [{ role: 'system', content: instruction }]
  const messages: RemoteMessage[] = [...system, { role: 'user', content: text }]
  // At Azure only deployments answer, and the name of the base model's deployment is not known here.
  const baseModel = job.provider === 'azure' ? null : (knownModel(job.model)?.sentAs ?? job.model)
  const [tuned, base] = await Promise.all([
    askOne(question, job.fineTunedModel, messages),
    baseModel === null ? null : askOne(question, baseModel, messages),
  ])
  return { tuned, base }
}

async function askOne(question: Question, model: string, messages: readonly RemoteMessage[]): Promise<Answer> {
  const { project, job, client } = question
  const begun = performance.now()
  const empty = { model, text: '', inputTokens: null, outputTokens: null, microUsd: null, similar: [], error: null }
  try {
    const { text, inputTokens, outputTokens, similar } = await client.ask(model, messages)
    const numbers = new Map(project.rows(similar.map(({ row }) => row)).map((row) => [row.id, row.number]))
    return {
      ...empty,
      text,
      inputTokens,
      outputTokens,
      millis: performance.now() - begun,
      microUsd: priceOfAnswer(job, model, { inputTokens, outputTokens }),
      similar: similar.flatMap(({ row, excerpt }) => {
        const number = numbers.get(row)
        return number === undefined ? [] : [{ row, number, excerpt }]
      }),
    }
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error
    return { ...empty, millis: performance.now() - begun, error: inWords(error, job, model) }
  }
}

type Used = { readonly inputTokens: number | null; readonly outputTokens: number | null }

/** A tuned model and the same as it comes have prices of their own. */
function priceOfAnswer(job: Job, model: string, { inputTokens, outputTokens }: Used): number | null {
  if (job.provider === 'practice') return 0
  const known = knownModel(job.model)
  if (known?.provider !== job.provider) return null
  const tuned = model === job.fineTunedModel
  const input = costOf(inputTokens, (tuned ? known.inputPrice : known.baseInputPrice).value)
  const output = costOf(outputTokens, (tuned ? known.outputPrice : known.baseOutputPrice).value)
  return input === null || output === null ? null : input + output
}

function costOf(tokens: number | null, usdPerMillion: number | null): number | null {
  return tokens === null || usdPerMillion === null ? null : priceOf(tokens, usdPerMillion)
}

function inWords(error: ProviderFailure, job: Job, model: string): string {
  const tuned = model === job.fineTunedModel
  if (error.status !== 404 || !tuned) return error.data.provider?.message ?? error.data.message
  if (job.provider === 'nebius' || job.provider === 'azure')
    return 'This model must be deployed at the provider before it answers.'
  return 'The tuned model does not answer yet. A fresh one can take some minutes; ask again a little later.'
}

/** Projects whose rows were indexed by this process. */
const indexed = new WeakSet<Project>()

/** Makes the rows of a project ready to be looked up. Takes a moment for large sheets, so it is done once a run. */
export function indexRows(project: Project): void {
  project.similar.rebuild()
  indexed.add(project)
}

function nearest(project: Project, text: string, limit: number): ReturnType<Project['similar']['nearest']> {
  const found = project.similar.nearest(text, limit)
  if (found.length > 0 || indexed.has(project)) return found
  // The run may have ended without us: then the rows were never indexed.
  indexRows(project)
  return project.similar.nearest(text, limit)
}

/** A prompt out of the held-back rows, or of any row when none is held back; `nth` wraps around. Null: no row has one. */
export function heldBackPrompt(project: Project, nth: number): string | null {
  const { totals } = project.state()
  const held = totals.validationRows > 0
  const count = held ? totals.validationRows : totals.rows
  if (count === 0) return null
  const row = project.page(held ? { split: 'validation' } : {}, nth % count, 1).rows[0]
  return row ? promptOf({ columns: project.columns(), setup: project.setup() }, row.cells) : null
}

function promptOf(mapping: Mapping, cells: Readonly<Record<string, string>>): string | null {
  const example = toExample(mapping, cells)
  if (example.format === 'raw') return null
  if (example.format === 'completion') return example.prompt
  const messages = example.format === 'chat' ? example.messages : example.input.messages
  const content = messages.findLast((message) => message.role === 'user')?.content
  return typeof content === 'string' ? content : null
}
