import type { Metric } from '../../shared/domain/job.ts'
import { formatNumber } from '../../shared/format/figures.ts'

export type LossPoint = { step: number; train: number | null; valid: number | null }

/** More points than pixels say nothing more; those with a held-back figure are rare and always kept. */
const POINTS = 400

/** The two curves of the chart, one point per step. */
export function lossOf(metrics: readonly Metric[]): LossPoint[] {
  const points = metrics
    .filter((metric) => metric.trainLoss !== null || metric.validLoss !== null)
    .map((metric) => ({ step: metric.step, train: metric.trainLoss, valid: metric.validLoss }))
    .toSorted((one, other) => one.step - other.step)
  const every = Math.max(1, Math.ceil(points.length / POINTS))
  return points.filter((point, index) => point.valid !== null || index % every === 0 || index === points.length - 1)
}

/** The last figure that was reported; null when there was none. */
export function lastOf(
  metrics: readonly Metric[],
  key: 'trainAccuracy' | 'validAccuracy' | 'trainLoss' | 'validLoss',
): number | null {
  return metrics.findLast((metric) => metric[key] !== null)?.[key] ?? null
}

/** Where passes end on the axis of steps: the first is the start, the last the end. */
export function passTicks(passes: number | 'auto', total: number): { step: number; label: string }[] {
  const start = { step: 0, label: 'start' }
  if (passes === 'auto' || passes > 12) {
    return [
      start,
      ...[0.25, 0.5, 0.75, 1]
        .map((share) => Math.round(share * total))
        .map((step) => ({ step, label: `step ${formatNumber(step)}` })),
    ]
  }
  return [
    start,
    ...Array.from({ length: passes }, (_, index) => ({
      step: Math.round(((index + 1) / passes) * total),
      label: passes <= 4 ? `after pass ${index + 1}` : `pass ${index + 1}`,
    })),
  ]
}

/** Round marks for the axis of losses, from 0 to just above the highest: 0, 0.5, 1 … */
export function lossTicks(points: readonly LossPoint[]): number[] {
  const highest = Math.max(0.1, ...points.flatMap((point) => [point.train ?? 0, point.valid ?? 0]))
  const step = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10].find((one) => highest / one <= 5) ?? highest / 5
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, index) => Number((index * step).toFixed(2)))
}
