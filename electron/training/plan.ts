import { trainableOn } from '../../shared/catalog/models.ts'
import type { Figure } from '../../shared/contract/cost.ts'
import type { JobChoice, JobPlan } from '../../shared/contract/jobs.ts'
import { FEWEST_EXAMPLES } from '../../shared/domain/checks/tooFewExamples.ts'
import { isSent } from '../../shared/domain/column.ts'
import { epochsOf } from '../../shared/domain/cost/epochs.ts'
import { formatDay } from '../../shared/format/days.ts'
import type { TrainFile } from '../../shared/domain/job.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { knownModel } from '../catalog/current.ts'
import { costState } from '../dataset/cost.ts'
import { dayAt } from '../dayAt.ts'
import type { Project } from '../project/project.ts'
import type { Reach } from './client.ts'

export type PlanParts = {
  readonly project: Project
  readonly choice: JobChoice
  readonly files: { readonly training: TrainFile; readonly validation: TrainFile | null }
  readonly reach: Reach
  readonly now: number
}

/** All that is shown before the one question is asked. Looks at nothing outside this computer. */
export function planOf(parts: PlanParts): JobPlan {
  const { project, choice, files, reach } = parts
  const columns = project.columns()
  const { instruction } = project.setup()
  const names = (sent: boolean): string[] => columns.filter((column) => isSent(column) === sent).map(({ name }) => name)
  const { price, epochs } = priceOf(parts)
  const tunedStops = choice.provider === 'practice' ? null : (knownModel(choice.model)?.tunedStops.value ?? null)
  const troubles = troublesOf(parts)
  // Practice takes what a provider would refuse, and then shows the refusal: that is what it is for.
  const practised = choice.provider === 'practice' && files.training.rows > 0
  return {
    provider: choice.provider,
    providerName: reach.provider.name,
    host: reach.host,
    model: choice.model,
    sent: [...(instruction.trim() === '' ? [] : ['Instruction']), ...names(true)],
    stays: names(false),
    training: figures(files.training),
    validation: files.validation && figures(files.validation),
    price,
    epochs,
    tunedStops,
    blockers: [...(practised ? [] : troubles), ...obstaclesOf(parts)],
    warnings: [...reach.provider.remarks, ...(practised ? troubles : []), ...warningsOf(parts, tunedStops)],
  }
}

function figures({ rows, bytes, sha256 }: TrainFile): TrainFile {
  return { rows, bytes, sha256 }
}

function priceOf({ project, choice, files, reach, now }: PlanParts): { price: Figure; epochs: number } {
  const { epochs } = epochsOf(project.setup().epochs, Math.max(1, files.training.rows))
  if (choice.provider === 'practice') {
    return { price: { microUsd: 0, certainty: 'exact', why: 'Practice charges nothing.' }, epochs }
  }
  const model = knownModel(choice.model)
  if (model?.provider === choice.provider) {
    const cost = costState(project, { model: choice.model, now })
    return { price: cost.chosen.training, epochs: cost.epochs }
  }
  const why = `What ${reach.provider.name} charges is not known here. The provider bills it, not Tunesheet.`
  return { price: { microUsd: null, certainty: 'unknown', why }, epochs }
}

/** What is wrong with the data: a real provider would refuse the file. */
function troublesOf({ project, files }: PlanParts): string[] {
  const { rows } = files.training
  const { rowsWith } = project.state().totals
  const errors = rowsWith.error
  return [
    ...(errors > 0 ? [`${formatCount(errors, 'row')} would be refused. Look at them under Check.`] : []),
    ...(rows < FEWEST_EXAMPLES
      ? [`Too few: ${formatCount(rows, 'row')}, at least ${FEWEST_EXAMPLES} are needed.`]
      : []),
  ]
}

/** What stands in the way apart from the data. */
function obstaclesOf(parts: PlanParts): string[] {
  const { project, choice, files, reach } = parts
  const { name, formats, maxFileBytes } = reach.provider
  const { counted, rows } = project.state().totals
  const largest = Math.max(files.training.bytes, files.validation?.bytes ?? 0)
  return [
    ...(counted < rows && choice.provider !== 'practice'
      ? ['The rows are still being counted. The price is not known before.']
      : []),
    ...(reach.missing === 'key' ? [`There is no key for ${name} yet.`] : []),
    ...(reach.missing === 'address' ? [`${name} needs an address.`] : []),
    ...(formats.includes(project.setup().format) ? [] : [`${name} takes no ${project.setup().format} files.`]),
    ...(choice.suffix.length > reach.provider.maxSuffix
      ? [`${name} takes names of at most ${reach.provider.maxSuffix} letters.`]
      : []),
    ...(largest > maxFileBytes
      ? [`The file has ${megabytes(largest)}; ${name} takes ${megabytes(maxFileBytes)} at most.`]
      : []),
    ...modelObstacles(parts),
  ]
}

function modelObstacles({ choice, reach, now }: PlanParts): string[] {
  if (choice.provider === 'practice' || choice.provider === 'custom') return []
  const { name } = reach.provider
  const model = knownModel(choice.model)
  if (!model) return [`${name} has no model "${choice.model}" that is known here. Choose one under Cost.`]
  if (model.provider !== choice.provider)
    return [`${model.name} is not trained at ${name}. Choose another model under Cost.`]
  const { state, words } = trainableOn(model, dayAt(now))
  return state === 'closed' || state === 'retired' ? [`${model.name} can no longer be trained: ${words}.`] : []
}

function warningsOf({ project, choice, now }: PlanParts, tunedStops: string | null): string[] {
  const { rowsWith, overLimit } = project.state().totals
  const model = choice.provider === 'practice' ? null : knownModel(choice.model)
  const end = model && trainableOn(model, dayAt(now))
  return [
    ...(model && end?.state === 'closing' ? [`${model.name} ${end.words}.`] : []),
    ...(tunedStops === null ? [] : [`A model tuned now stops answering on ${formatDay(tunedStops)}.`]),
    ...(overLimit > 0 ? [`Over the limit, so that the end would be cut off: ${formatCount(overLimit, 'row')}.`] : []),
    ...(rowsWith.warning > 0 ? [`Worth fixing first: ${formatCount(rowsWith.warning, 'row')}.`] : []),
  ]
}

/** In the units providers state their limit in, and rounded up: a file above it never looks like one of its size. */
function megabytes(bytes: number): string {
  return `${formatNumber(Math.ceil(bytes / 1024 / 1024))} MB`
}
