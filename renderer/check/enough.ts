import { type Enough, ROWS_OF_LABEL, type Task } from '../../shared/domain/readiness.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'

/** Names of answers are shown cut: one may be a line of text. */
const SHOWN = 24

function quoted(label: string): string {
  return `“${label.length > SHOWN ? `${label.slice(0, SHOWN - 1).toWellFormed()}…` : label}”`
}

/** What the number of examples means for the task at hand and what more of them would bring, in two or three sentences. */
export function enoughInWords(examples: number, task: Task, enough: Enough): string {
  if (examples < enough.minimum) return `No provider starts with fewer than ${enough.minimum}.`
  if (task.kind === 'labels') return labelsInWords(examples, task, enough)
  const form = task.kind === 'structured' ? 'The form of the answers' : 'Tone and format'
  if (examples < enough.start) {
    return `Enough to start. From about ${enough.start} on, ${form.charAt(0).toLowerCase()}${form.slice(1)} begin${task.kind === 'structured' ? 's' : ''} to show.`
  }
  const settles = task.kind === 'structured' ? 'settles' : 'settle'
  if (examples < enough.solid) return `A good start. ${form} ${settles} after a few hundred good rows.`
  return `Plenty. ${form} ${settles} after a few hundred good rows; more helps only with rare topics.`
}

function labelsInWords(examples: number, task: Extract<Task, { kind: 'labels' }>, enough: Enough): string {
  const { labels, rarest } = task
  if (labels === 1) return `Every row is answered ${quoted(rarest.label)}: there is nothing to tell apart.`
  const kinds = `${formatNumber(labels)} kinds of answer.`
  const rare = `The rarest, ${quoted(rarest.label)}, has ${formatCount(rarest.rows, 'row')}.`
  if (rarest.rows >= ROWS_OF_LABEL) return `Plenty: ${kinds} Each has ${ROWS_OF_LABEL} rows or more.`
  const head = examples < enough.start ? 'Enough to start.' : 'A good start.'
  return `${head} ${kinds} ${rare} More rows of it would bring most, up to about ${ROWS_OF_LABEL} of each.`
}

/** Share of the bar, 0 to 1, for a number of examples; between the marks the scale is logarithmic: each step shows. */
export function enoughShare(examples: number, { minimum, start, solid }: Enough): number {
  const scale = [
    [0, 0],
    [minimum, 0.12],
    [start, 0.4],
    [solid, 0.7],
    [10 * solid, 1],
  ] as const
  for (let index = 1; index < scale.length; index++) {
    const [low, from] = scale[index - 1] ?? [0, 0]
    const [high, to] = scale[index] ?? [0, 1]
    if (examples > high) continue
    const way = (Math.log(examples + 1) - Math.log(low + 1)) / (Math.log(high + 1) - Math.log(low + 1))
    return from + way * (to - from)
  }
  return 1
}
