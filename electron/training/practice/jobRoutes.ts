import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { judgeFile } from './checkFile.ts'
import { courseAt, type CourseEvent, lengthOf } from './course.ts'
import { readJson, seconds, short } from './http.ts'
import { knownFile, type PracticeParts } from './parts.ts'
import { refusal } from './refusal.ts'
import type { PracticeJob, PracticeStore } from './store.ts'

/** Least number of examples a provider takes. */
const LEAST_EXAMPLES = 10

const Hyper = z.object({
  n_epochs: z.union([z.literal('auto'), z.number().int().min(1).max(50)]).optional(),
  batch_size: z.union([z.literal('auto'), z.number().int().min(1).max(256)]).optional(),
  learning_rate_multiplier: z.union([z.literal('auto'), z.number().positive()]).optional(),
})
const Chosen = z.object({ hyperparameters: Hyper.optional() })
const JobBody = z.object({
  model: z.string().min(1),
  training_file: z.string(),
  validation_file: z.string().nullish(),
  suffix: z.string().min(1).max(64).nullish(),
  seed: z.number().int().min(0).max(2_147_483_647).nullish(),
  metadata: z.record(z.string().max(64), z.string().max(512)).nullish(),
  method: z
    .object({ type: z.enum(['supervised', 'dpo']), supervised: Chosen.optional(), dpo: Chosen.optional() })
    .optional(),
})
type JobBody = z.infer<typeof JobBody>

/** The routes of training jobs; everything they tell follows from the stored record and the clock. */
export function addJobs(app: Hono, parts: PracticeParts): void {
  const { store, now } = parts
  const known = (context: Context): PracticeJob => {
    const id = context.req.param('id') ?? ''
    const job = store.job(id)
    if (!job) throw refusal(404, { code: 'fine_tune_not_found', message: `Could not find fine tune: ${id}` })
    return job
  }
  app.post('/fine_tuning/jobs', async (context) => {
    const job = toJob(await readJson(context, JobBody), parts)
    store.put(job)
    return context.json(toApiJob(job, now()))
  })
  app.get('/fine_tuning/jobs', (context) => context.json(page(context, store.jobs(), (job) => toApiJob(job, now()))))
  app.get('/fine_tuning/jobs/:id', (context) => context.json(toApiJob(known(context), now())))
  app.post('/fine_tuning/jobs/:id/cancel', (context) => {
    const job = known(context)
    const { status } = courseAt(job, now())
    if (['succeeded', 'failed', 'cancelled'].includes(status)) {
      throw refusal(400, {
        code: 'invalid_job_state',
        message: `Job has already ${status === 'cancelled' ? 'been cancelled' : status}.`,
      })
    }
    const stopped = { ...job, cancelledAt: now() }
    store.put(stopped)
    return context.json(toApiJob(stopped, now()))
  })
  app.get('/fine_tuning/jobs/:id/events', (context) => {
    const events = courseAt(known(context), now()).events.toReversed()
    return context.json(page(context, events, toApiEvent))
  })
  app.get('/fine_tuning/jobs/:id/checkpoints', (context) => {
    known(context)
    return context.json(page(context, [], () => ({})))
  })
}

function toJob(body: JobBody, parts: PracticeParts): PracticeJob {
  const training = knownFile(parts.store, body.training_file)
  const method = body.method?.type ?? 'supervised'
  const hyper = body.method?.[method]?.hyperparameters ?? {}
  const { examples, sha256 } = training.summary
  return {
    id: `ftjob-${short(parts.uuid())}`,
    model: body.model,
    suffix: body.suffix ?? '',
    trainingFile: training.id,
    validationFile: body.validation_file ?? null,
    metadata: body.metadata ?? {},
    method,
    epochs: typeof hyper.n_epochs === 'number' ? hyper.n_epochs : 3,
    batchSize: typeof hyper.batch_size === 'number' ? hyper.batch_size : usualBatch(examples),
    seed: body.seed ?? 0,
    examples,
    fingerprint: sha256,
    createdAt: parts.now(),
    lastsMs: lengthOf(examples, parts.pace),
    cancelledAt: null,
    fails: judge(body, method, parts.store),
  }
}

/** About 0.2 percent of the examples, as the provider documents its automatic choice. */
function usualBatch(examples: number): number {
  return Math.min(256, Math.max(1, Math.floor(examples * 0.002)))
}

function judge(body: JobBody, method: string, store: PracticeStore): PracticeJob['fails'] {
  const training = knownFile(store, body.training_file)
  const bad = judgeFile(training.id, training.summary, method, LEAST_EXAMPLES)
  if (bad) return { ...bad, param: 'training_file' }
  if (!body.validation_file) return null
  const validation = knownFile(store, body.validation_file)
  const badHeld = judgeFile(validation.id, validation.summary, method, 1)
  return badHeld && { ...badHeld, param: 'validation_file' }
}

function toApiJob(job: PracticeJob, now: number): object {
  const { status, finishedAt, fineTunedModel } = courseAt(job, now)
  const ended = finishedAt === null ? null : seconds(finishedAt)
  return {
    id: job.id,
    object: 'fine_tuning.job',
    created_at: seconds(job.createdAt),
    finished_at: ended,
    estimated_finish: ended ?? seconds(job.createdAt + job.lastsMs),
    status,
    model: job.model,
    fine_tuned_model: fineTunedModel,
    trained_tokens: null,
    training_file: job.trainingFile,
    validation_file: job.validationFile,
    metadata: job.metadata,
    seed: job.seed,
    organization_id: 'org-practice',
    result_files: [],
    error: status === 'failed' ? job.fails : null,
    method: {
      type: job.method,
      [job.method]: { hyperparameters: { n_epochs: job.epochs, batch_size: job.batchSize } },
    },
  }
}

function toApiEvent(event: CourseEvent): object {
  return { object: 'fine_tuning.job.event', ...event, created_at: seconds(event.at) }
}

/** A page of a list that is cut after the `after` query's item, as cursor pagination does. */
function page<T extends { id: string }>(context: Context, all: readonly T[], toApi: (item: T) => object): object {
  const after = context.req.query('after')
  const limit = Math.min(100, Math.max(1, Number(context.req.query('limit') ?? 20) || 20))
  const from = after === undefined ? 0 : all.findIndex((item) => item.id === after) + 1
  return { object: 'list', data: all.slice(from, from + limit).map(toApi), has_more: from + limit < all.length }
}
