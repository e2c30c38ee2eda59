import type { JobEvent, Metric } from '../../shared/domain/job.ts'

/**
 * The loss chart out of a job's events, by step, one point a step. A step that several events report is merged:
 * providers tell the figures of the held-back rows apart from those of the training rows.
 */
export function metricsOf(events: readonly JobEvent[]): Metric[] {
  const points = new Map<number, Metric>()
  for (const event of events) {
    const point = event.type === 'metrics' && event.data ? toMetric(event.data) : null
    if (!point) continue
    const known = points.get(point.step)
    points.set(point.step, known ? merged(known, point) : point)
  }
  return [...points.values()].sort((a, b) => a.step - b.step)
}

function toMetric(data: Readonly<Record<string, unknown>>): Metric | null {
  const step = number(data['step'])
  if (step === null) return null
  return {
    step,
    totalSteps: number(data['total_steps']),
    trainLoss: number(data['train_loss']),
    trainAccuracy: number(data['train_mean_token_accuracy'] ?? data['train_accuracy']),
    validLoss: number(data['valid_loss']) ?? number(data['full_valid_loss']),
    validAccuracy: number(data['valid_mean_token_accuracy']) ?? number(data['full_valid_mean_token_accuracy']),
  }
}

function merged(first: Metric, then: Metric): Metric {
  return {
    step: first.step,
    totalSteps: then.totalSteps ?? first.totalSteps,
    trainLoss: then.trainLoss ?? first.trainLoss,
    trainAccuracy: then.trainAccuracy ?? first.trainAccuracy,
    validLoss: then.validLoss ?? first.validLoss,
    validAccuracy: then.validAccuracy ?? first.validAccuracy,
  }
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
