import type { PracticeJob } from './store.ts'

/** Shares of a run's whole time at which it enters its phases. */
const QUEUED = 0.12
const RUNNING = 0.2
const MODEL_MADE = 0.97
/** Points of the loss chart, at most. */
const POINTS = 60

export type CourseEvent = {
  readonly id: string
  readonly at: number
  readonly level: 'info' | 'error'
  readonly type: 'message' | 'metrics'
  readonly message: string
  readonly data: Readonly<Record<string, number>> | null
}

export type Course = {
  readonly status: 'validating_files' | 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled'
  readonly finishedAt: number | null
  readonly fineTunedModel: string | null
  /** Oldest first. */
  readonly events: readonly CourseEvent[]
}

/**
 * How long a run takes, in milliseconds: 20 to 40 seconds, a little more for more examples. Long enough to see every
 * phase, short enough to wait for.
 */
export function lengthOf(examples: number, pace: number): number {
  const seconds = Math.min(40, 18 + 5 * Math.log10(Math.max(10, examples)))
  return (seconds * 1000) / pace
}

/** What the model of a practice run is called: `ft:practice:gpt-4.1-mini:refunds:1a2b3c4d`. */
export function practiceModel(job: PracticeJob): string {
  return `ft:practice:${job.model}:${job.suffix}:${job.id.slice(-8)}`
}

/** Where a run stands at a moment and all that happened until then. A pure function: nothing runs in between. */
export function courseAt(job: PracticeJob, now: number): Course {
  const end = job.createdAt + job.lastsMs
  const stop = job.cancelledAt ?? Infinity
  const until = Math.min(now, stop)
  const events = allEvents(job).filter((event) => event.at <= until)
  if (job.fails && until >= job.createdAt + job.lastsMs * QUEUED) {
    return { status: 'failed', finishedAt: job.createdAt + job.lastsMs * QUEUED, fineTunedModel: null, events }
  }
  if (now >= stop && stop < end) {
    return { status: 'cancelled', finishedAt: stop, fineTunedModel: null, events: [...events, cancelled(job, stop)] }
  }
  if (until >= end) return { status: 'succeeded', finishedAt: end, fineTunedModel: practiceModel(job), events }
  const share = (until - job.createdAt) / job.lastsMs
  const status = share < QUEUED ? 'validating_files' : share < RUNNING ? 'queued' : 'running'
  return { status, finishedAt: null, fineTunedModel: null, events }
}

function cancelled(job: PracticeJob, at: number): CourseEvent {
  return {
    id: `ftevent-${job.id}-cancelled`,
    at,
    level: 'info',
    type: 'message',
    message: 'The job was cancelled',
    data: null,
  }
}

function allEvents(job: PracticeJob): CourseEvent[] {
  const events: CourseEvent[] = []
  const say = (share: number, message: string, more?: Partial<CourseEvent>): void => {
    const id = `ftevent-${job.id}-${String(events.length).padStart(4, '0')}`
    const at = job.createdAt + share * job.lastsMs
    events.push({ id, at, level: 'info', type: 'message', message, data: null, ...more })
  }
  say(0, `Created fine-tuning job: ${job.id}`)
  say(0, `Validating training file: ${job.trainingFile}`)
  if (job.fails) {
    say(QUEUED, `The job failed due to an invalid file. ${job.fails.message}`, { level: 'error' })
    return events
  }
  say(QUEUED, 'Files validated, moving job to queued state')
  say(RUNNING, 'Fine-tuning job started')
  say(RUNNING, 'Practice: these figures are made up so you can see what a real run shows.')
  for (const { endsPass, ...point } of points(job)) {
    const share = RUNNING + (MODEL_MADE - RUNNING) * (point.step / point.total_steps)
    say(share, `Step ${point.step}/${point.total_steps}: training loss=${point.train_loss.toFixed(2)}`, {
      type: 'metrics',
      data: point,
    })
    if (endsPass) say(share, `Checkpoint created at step ${point.step}`)
  }
  say(MODEL_MADE, 'New fine-tuned model created')
  say(1, 'The job has successfully completed')
  return events
}

type Point = {
  readonly step: number
  readonly total_steps: number
  readonly train_loss: number
  readonly train_mean_token_accuracy: number
  readonly valid_loss?: number
  readonly valid_mean_token_accuracy?: number
  readonly endsPass: boolean
}

/**
 * Made-up figures that look like a real run's: loss falls quickly, then slowly, with noise that the data's fingerprint
 * decides. Few examples seen many times end lower on their own rows and turn upwards on the held-back ones.
 */
function* points(job: PracticeJob): Generator<Point> {
  const perPass = Math.max(1, Math.ceil(job.examples / job.batchSize))
  const total = perPass * job.epochs
  const random = noise(Number.parseInt(job.fingerprint.slice(0, 8), 16) + job.seed)
  const start = 1.5 + random() * 0.8
  const floor = 0.35 + random() * 0.25
  const byHeart = Math.min(0.3, (job.epochs / Math.max(10, job.examples)) * 2)
  for (const step of steps(total, perPass)) {
    const done = step / total
    const loss = floor + (start - floor) * Math.exp(-4.5 * done) + (random() - 0.5) * 0.12 * (1 - done * 0.6)
    const held =
      floor * 1.25 + (start - floor) * Math.exp(-3.8 * done) + byHeart * done * done + (random() - 0.5) * 0.02
    yield {
      step,
      total_steps: total,
      train_loss: round(Math.max(0.05, loss)),
      train_mean_token_accuracy: round(Math.min(0.97, 0.93 - loss * 0.22)),
      ...(job.validationFile === null
        ? {}
        : { valid_loss: round(held), valid_mean_token_accuracy: round(0.92 - held * 0.22) }),
      endsPass: step % perPass === 0,
    }
  }
}

/** Steps to report: evenly spread, and the last step of every pass. */
function steps(total: number, perPass: number): number[] {
  const every = Math.max(1, Math.ceil(total / POINTS))
  const found = new Set<number>([1, total])
  for (let step = every; step <= total; step += every) found.add(step)
  for (let step = perPass; step <= total; step += perPass) found.add(step)
  return [...found].sort((a, b) => a - b)
}

/** A small generator of numbers in [0, 1) that always gives the same ones for the same seed (mulberry32). */
function noise(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
