import '@mantine/charts/styles.css'
import { LineChart } from '@mantine/charts'
import type { JobDetail } from '../../shared/contract/jobs.ts'
import { isEnded } from '../../shared/domain/job.ts'
import { formatFixed, formatNumber } from '../../shared/format/figures.ts'
import { lossOf, lossTicks, passTicks } from './loss.ts'

const SERIES = [
  { name: 'train', label: 'your rows', color: 'var(--ts-chart-1)' },
  { name: 'valid', label: 'held-back rows', color: 'var(--ts-chart-2)', strokeDasharray: '5 4' },
]

function Legend({ held }: { held: boolean }) {
  return (
    <div className="ts-row ts-small ts-2 ts-nowrap" style={{ gap: 16 }}>
      <span className="ts-row">
        <svg width="20" height="2" aria-hidden>
          <path d="M0 1H20" stroke="var(--ts-chart-1)" strokeWidth="2" />
        </svg>
        your rows
      </span>
      {held && (
        <span className="ts-row">
          <svg width="20" height="2" aria-hidden>
            <path d="M0 1H20" stroke="var(--ts-chart-2)" strokeWidth="2" strokeDasharray="5 3" />
          </svg>
          held-back rows
        </span>
      )}
    </div>
  )
}

/** How wrong the model's guesses are, step by step; the axis spans the whole training, so that one sees how far it is. */
export function LossChart({ detail }: { detail: JobDetail }) {
  const { job, metrics } = detail
  const points = lossOf(metrics)
  const last = points.at(-1)
  const total = Math.max(metrics.findLast((metric) => metric.totalSteps !== null)?.totalSteps ?? 0, last?.step ?? 0, 1)
  const ticks = passTicks(job.epochs, total)
  const marks = lossTicks(points)
  const held = points.some((point) => point.valid !== null)
  const now = isEnded(job.status) ? undefined : last?.step
  return (
    <section className="ts-train-loss" aria-label="How wrong its guesses are">
      <div className="ts-between" style={{ alignItems: 'flex-end' }}>
        <div>
          <h2 className="ts-section">
            How wrong its guesses are <span className="ts-3 ts-train-term">(loss)</span>
          </h2>
          <p className="ts-small ts-2">
            {job.provider === 'practice' && 'Made up in practice, in the shape of a real one. '}Lower is better.
            {held ? ' If the dashed line turns upwards, the model starts to learn by heart.' : ''}
          </p>
        </div>
        <Legend held={held} />
      </div>
      <div className="ts-train-chart" role="img" aria-label={lossInWords(points)}>
        <LineChart
          h="100%"
          data={points}
          dataKey="step"
          series={held ? SERIES : SERIES.slice(0, 1)}
          curveType="linear"
          connectNulls
          strokeWidth={1.75}
          withDots={false}
          gridAxis="x"
          tickLine="none"
          strokeDasharray="0"
          gridColor="var(--ts-chart-grid)"
          textColor="var(--ts-ink-3)"
          valueFormatter={(value) => formatFixed(value, 3)}
          referenceLines={
            now === undefined
              ? []
              : [
                  {
                    x: now,
                    label: `now, step ${formatNumber(now)}`,
                    color: 'var(--ts-accent-ink)',
                    labelPosition: 'insideTopLeft',
                  },
                ]
          }
          lineProps={(series) => ({
            isAnimationActive: false,
            ...(series.name === 'valid' && {
              dot: {
                r: 3,
                fill: 'var(--ts-surface)',
                stroke: 'var(--ts-chart-2)',
                strokeWidth: 1.75,
                strokeDasharray: '0',
              },
            }),
          })}
          xAxisProps={{
            type: 'number',
            domain: [0, total],
            ticks: ticks.map((tick) => tick.step),
            interval: 0,
            tickFormatter: (step: number) => ticks.find((tick) => tick.step === step)?.label ?? '',
          }}
          yAxisProps={{
            domain: [0, marks.at(-1) ?? 1],
            ticks: marks,
            width: 36,
            tickFormatter: (loss: number) => formatFixed(loss, (marks[1] ?? 1) < 0.5 ? 2 : 1),
          }}
          lineChartProps={{ margin: { top: 8, right: 36, bottom: 0, left: 0 } }}
          tooltipAnimationDuration={0}
        />
      </div>
    </section>
  )
}

function lossInWords(points: ReturnType<typeof lossOf>): string {
  const first = points.find((point) => point.train !== null)
  const last = points.findLast((point) => point.train !== null)
  if (!first || !last) return 'No figures yet'
  const held = points.findLast((point) => point.valid !== null)
  const rest = held === undefined || held.valid === null ? '' : `, on held-back rows ${formatFixed(held.valid, 2)}`
  const loss = (point: typeof first): string => (point.train === null ? '' : formatFixed(point.train, 2))
  return `Loss on your rows from ${loss(first)} to ${loss(last)} at step ${formatNumber(last.step)}${rest}`
}
