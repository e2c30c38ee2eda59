import type { JobDetail } from '../../shared/contract/jobs.ts'
import { isEnded, type Job } from '../../shared/domain/job.ts'
import { formatBytes, formatNumber } from '../../shared/format/figures.ts'

type Tone = 'live' | 'waiting' | 'done' | 'must' | 'worth' | 'stopped'

/** What the page of a job says: `share` is of the whole work, 0 to 1; null where nobody knows it. */
export type Headline = { tone: Tone; title: string; lead: string; share: number | null }

const NAMES: Record<Job['provider'], string> = {
  practice: 'Practice',
  openai: 'OpenAI',
  nebius: 'Nebius',
  azure: 'Azure OpenAI',
  custom: 'your server',
}

/** A provider's name inside a sentence. */
export function providerName(provider: Job['provider']): string {
  return NAMES[provider]
}

/** The last step that was reported, and how far along that is. */
export function progressOf(detail: Pick<JobDetail, 'metrics'>): { step: number; total: number | null } | null {
  const last = detail.metrics.at(-1)
  return last ? { step: last.step, total: last.totalSteps } : null
}

/** The pass a step is in; null where the number of passes was left to the provider, who does not report it. */
function passOf(job: Pick<Job, 'epochs'>, step: number, total: number | null): { pass: number; of: number } | null {
  if (job.epochs === 'auto' || total === null || total <= 0) return null
  return { pass: Math.min(job.epochs, Math.max(1, Math.ceil((step / total) * job.epochs))), of: job.epochs }
}

function learning(job: Job, detail: Pick<JobDetail, 'metrics'>): Headline {
  const lead =
    job.provider === 'practice'
      ? 'A rehearsal on this computer. It takes a moment, so that you see every step.'
      : `You can close Tunesheet. It goes on at ${providerName(job.provider)}, and you find it here again.`
  const at = progressOf(detail)
  if (!at) return { tone: 'live', title: 'Learning', lead, share: null }
  const pass = passOf(job, at.step, at.total)
  const share = at.total === null || at.total <= 0 ? null : Math.min(1, at.step / at.total)
  const where = pass
    ? `pass ${pass.pass} of ${pass.of}`
    : `step ${formatNumber(at.step)}${at.total === null ? '' : ` of ${formatNumber(at.total)}`}`
  return { tone: 'live', title: `Learning, ${where}`, lead, share }
}

function done(job: Job): Headline {
  return job.provider === 'practice'
    ? {
        tone: 'done',
        title: 'Done: the practice model is ready',
        lead: 'It is a stand-in that looks up the most similar rows. Nothing left this computer, nothing was charged.',
        share: 1,
      }
    : {
        tone: 'done',
        title: 'Done: your tuned model is ready',
        lead: 'Right after training it can take some minutes until it answers.',
        share: 1,
      }
}

function sending(job: Job, name: string): Headline {
  const total = job.training.bytes + (job.validation?.bytes ?? 0)
  return {
    tone: 'live',
    title: job.provider === 'practice' ? 'Handing the file to the rehearsal' : `Sending to ${name}`,
    lead: `${formatBytes(job.sentBytes)} of ${formatBytes(total)}. It is sent once.`,
    share: total === 0 ? null : Math.min(1, job.sentBytes / total),
  }
}

/** A provider's first sentence fits a headline when it is short; all its words stand below in any case. */
function failed(job: Job, detail: Pick<JobDetail, 'metrics'>, name: string): Headline {
  if (job.error?.code === 'training_not_available') {
    return {
      tone: 'must',
      title: `${name} no longer lets this account train`,
      lead: job.fileId
        ? `Your file is at ${name}, nothing was charged. It fits the other providers as it is.`
        : 'Nothing was charged. The same file fits the other providers as it is.',
      share: null,
    }
  }
  const words = job.error?.message ?? ''
  const before = detail.metrics.length === 0
  const kind = before ? 'Refused' : 'Stopped with an error'
  return {
    tone: 'must',
    title: words !== '' && words.length <= 90 ? `${kind}: ${words}` : `${kind} by ${name}`,
    lead: before ? 'Nothing was trained. Put it right and send it again.' : 'The model did not get ready.',
    share: null,
  }
}

function unsure({ error }: Job, name: string): Headline {
  return {
    tone: 'worth',
    title: `We do not know yet whether ${name} took the job`,
    lead:
      error?.code === 'unclear'
        ? `There is no list of jobs at ${name} that would tell. Look there yourself before it is sent again.`
        : 'The answer was lost on the way. We look for it there before anything is sent again.',
    share: null,
  }
}

function stopped({ error, provider }: Job, name: string): Headline {
  if (error?.code === 'set-aside') {
    const lead = `You looked at ${name}, and there is no such job. It may be sent again.`
    return { tone: 'stopped', title: 'Set aside', lead, share: null }
  }
  const lead =
    provider === 'practice'
      ? 'The rehearsal was stopped before its end.'
      : 'Stopped before the end. What was already billed stays billed.'
  return { tone: 'stopped', title: 'Stopped', lead, share: null }
}

type Waiting = readonly [title: string, lead: string]

/** Statuses in which something is waited for, in our words. */
const WAITING: Readonly<Record<string, (name: string) => Waiting>> = {
  recorded: () => ['Getting ready', 'Nothing has been sent yet.'],
  submitting: (name) => [`Asking ${name} to start`, 'It is asked once, even if the connection drops.'],
  validating_files: (name) => ['Checking the file', `${name} reads it before it starts.`],
  queued: (name) => ['Waiting in line', `${name} starts it when there is room. You can close Tunesheet meanwhile.`],
  pausing: (name) => ['Pausing', `${name} is pausing it. It can go on from where it was.`],
  paused: (name) => ['Paused', `${name} has paused it. It can go on from where it was.`],
}

/** Why a job is out of sight, in main's words, where it can be put right here: its key or its address is another one. */
function outOfSight({ status, error }: Job): Headline | null {
  if (isEnded(status) || (error?.code !== 'other-key' && error?.code !== 'other-address')) return null
  const what = error.code === 'other-key' ? 'key' : 'address'
  return { tone: 'worth', title: `Sent with another ${what}`, lead: error.message, share: null }
}

/** The headline of a job, by status. A status we do not know is shown in the provider's word and is not an end. */
export function headlineOf(detail: Pick<JobDetail, 'job' | 'metrics'>): Headline {
  const { job } = detail
  const name = providerName(job.provider)
  const elsewhere = outOfSight(job)
  if (elsewhere) return elsewhere
  switch (job.status) {
    case 'uploading':
      return sending(job, name)
    case 'unsure':
      return unsure(job, name)
    case 'running':
      return learning(job, detail)
    case 'succeeded':
      return done(job)
    case 'failed':
      return failed(job, detail, name)
    case 'cancelled':
      return stopped(job, name)
    default: {
      const [title, lead] = WAITING[job.status]?.(name) ?? [
        `${name} says: ${job.status}`,
        'We do not know this word and go on looking.',
      ]
      return { tone: 'waiting', title, lead, share: null }
    }
  }
}

/** The line under a job in the list of runs. */
export function shortStatus(detail: Pick<JobDetail, 'job' | 'metrics'>): {
  mark: 'done' | 'error' | 'warning' | null
  text: string
} {
  const { job } = detail
  if (job.status === 'succeeded') return { mark: 'done', text: 'done' }
  if (job.status === 'failed') return { mark: 'error', text: job.error ? `refused: ${job.error.message}` : 'refused' }
  if (job.status === 'cancelled') return { mark: null, text: 'stopped' }
  if (job.status === 'unsure') return { mark: 'warning', text: 'not sure it arrived' }
  const headline = headlineOf(detail)
  return { mark: null, text: headline.title.charAt(0).toLowerCase() + headline.title.slice(1) }
}

/** Whether looking for a job whose answer was lost cannot tell, so that the user has to look at the provider. */
export function canSetAside({ status, error }: Job): boolean {
  return status === 'unsure' && error !== null && error.code !== 'unsure'
}

/** Whether "Stop training…" makes sense: it has reached the provider, has not ended, and we have its key. */
export function canStop(job: Job): boolean {
  return job.jobId !== null && !isEnded(job.status) && outOfSight(job) === null
}
