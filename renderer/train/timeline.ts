import type { JobDetail } from '../../shared/contract/jobs.ts'
import { isEnded, type JobEvent } from '../../shared/domain/job.ts'
import { formatBytes, formatCount, formatNumber } from '../../shared/format/figures.ts'
import { headlineOf, progressOf, providerName } from './headline.ts'

export type Moment = {
  key: string
  /** Null: not known, or still to come. */
  at: number | null
  state: 'done' | 'now' | 'next' | 'error' | 'warning'
  title: string
  note: string
}

/** Messages of the provider shown before "All messages" is asked for. */
export const SHORT = 6

/** What a provider said in words; figures are the chart's business. */
function messagesOf(events: readonly JobEvent[]): JobEvent[] {
  return events.filter((event) => event.type !== 'metrics').toSorted((one, other) => one.at - other.at)
}

/** Words of OpenAI that say nothing to who has not trained before; its own stand behind ours. */
function inPlainWords(message: string): Pick<Moment, 'title' | 'note'> {
  const step = /^Checkpoint created at step (\d+)$/.exec(message)?.[1]
  if (step !== undefined)
    return { title: `Kept a copy of the model after step ${formatNumber(Number(step))}`, note: message }
  if (/^The job has successfully completed\.?$/.test(message)) return { title: 'Training is done', note: message }
  return { title: message, note: '' }
}

const STATES = { info: 'done', warn: 'warning', error: 'error' } as const

function opening({ job }: JobDetail): Moment[] {
  const name = providerName(job.provider)
  const held = job.validation ? ` + ${formatNumber(job.validation.rows)}` : ''
  const rows = `${formatNumber(job.training.rows)}${held} ${job.training.rows === 1 && held === '' ? 'row' : 'rows'}`
  const moments: Moment[] = [
    { key: 'made', at: job.createdAt, state: 'done', title: 'Written down here first', note: rows },
  ]
  if (job.fileId === null) return moments
  const bytes = formatBytes(job.training.bytes + (job.validation?.bytes ?? 0))
  const practice = job.provider === 'practice'
  moments.push({
    key: 'sent',
    at: null,
    state: 'done',
    title: practice ? 'Handed to the rehearsal' : `Sent to ${name}`,
    note: practice ? `${bytes}, inside this computer` : `${bytes}, once`,
  })
  return moments
}

function present(detail: JobDetail): Moment[] {
  const { job } = detail
  const headline = headlineOf(detail)
  const at = progressOf(detail)
  if (job.status === 'failed') return []
  if (isEnded(job.status)) {
    const title = job.status === 'succeeded' ? 'Ready to try' : 'Stopped'
    return [{ key: 'end', at: job.updatedAt, state: 'done', title, note: job.fineTunedModel ?? '' }]
  }
  const step =
    job.status === 'running' && at
      ? `step ${formatNumber(at.step)}${at.total ? ` of ${formatNumber(at.total)}` : ''}`
      : ''
  return [
    {
      key: 'now',
      at: null,
      state: job.status === 'unsure' ? 'warning' : 'now',
      title: step === '' ? headline.title : 'Learning',
      note: step,
    },
    { key: 'next', at: null, state: 'next', title: 'Ready to try', note: '' },
  ]
}

/** The life of a job in order: our own steps, what the provider said, where it stands now, what is still to come. */
export function timelineOf(detail: JobDetail, all: boolean): { moments: Moment[]; hidden: number; total: number } {
  const messages = messagesOf(detail.events)
  const shown = all ? messages : messages.slice(-SHORT)
  const said = shown.map((event): Moment => ({
    key: event.id,
    at: event.at,
    state: STATES[event.level],
    ...inPlainWords(event.message),
  }))
  return {
    moments: [...opening(detail), ...said, ...present(detail)],
    hidden: messages.length - shown.length,
    total: messages.length,
  }
}

/** What a job was made of, against the sheet of today. */
export function changesInWords(changes: number | null): string {
  if (changes === null) return 'not known'
  return changes === 0 ? 'nothing changed' : `${formatCount(changes, 'cell')} changed`
}
