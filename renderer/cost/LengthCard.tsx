import { useElementSize } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { CostState } from '../../shared/contract/cost.ts'
import type { Histogram } from '../../shared/contract/facts.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { orpc } from '../api.ts'
import { useProject } from '../project.tsx'
import { Certainty } from '../ui/Certainty.tsx'
import { scaleOf } from './scale.ts'
import { shortTokens } from './words.ts'

const FOOT = 40
const HEAD = 34

/** Rows by length; drawn by hand because its steps double and its lines fall between the bars. */
function LengthChart({ histogram, width, height }: { histogram: Histogram; width: number; height: number }) {
  const scale = scaleOf(histogram)
  const base = height - FOOT
  const room = base - HEAD
  const x = (tokens: number): number => scale.place(tokens) * width
  const { limit, median } = histogram
  const limitAt = limit === null ? null : x(limit)
  const medianAt = x(median)
  const medianLeft = limitAt !== null && limitAt - medianAt < 260
  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-label={`Tokens per row: half of the rows have fewer than ${formatNumber(median)}, the longest has ${formatNumber(histogram.longest)}${limit === null ? '' : `, the limit is ${formatNumber(limit)}`}`}
    >
      {[0, 0.33, 0.66].map((share) => (
        <path key={share} d={`M0 ${HEAD + room * share}H${width}`} stroke="var(--ts-chart-grid)" />
      ))}
      {limitAt !== null && limit !== null && (
        <>
          <rect x={limitAt} y={4} width={Math.max(0, width - limitAt)} height={base - 4} fill="var(--ts-must-tint)" />
          <path d={`M${limitAt} 4V${base}`} stroke="var(--ts-must-mark)" strokeWidth="1.5" strokeDasharray="4 3" />
          <text x={limitAt - 8} y={15} textAnchor="end" fontSize="12" fontWeight="600" fill="var(--ts-must)">
            limit {formatNumber(limit)}
          </text>
          <text x={limitAt - 8} y={30} textAnchor="end" fontSize="11" fill="var(--ts-ink-2)">
            longer rows lose their end
          </text>
        </>
      )}
      {scale.bars.map((bar) => (
        <rect
          key={bar.from}
          x={bar.left * width + 2}
          y={base - Math.max(2, bar.height * room)}
          width={Math.max(1, bar.width * width - 4)}
          height={Math.max(2, bar.height * room)}
          rx="3"
          fill="var(--ts-chart-1-fill)"
        >
          <title>{`${formatCount(bar.rows, 'row')} with ${formatNumber(bar.from)} to ${formatNumber(bar.to - 1)} tokens`}</title>
        </rect>
      ))}
      {median > 0 && (
        <>
          <path d={`M${medianAt} 4V${base}`} stroke="var(--ts-ink-2)" strokeDasharray="2 2" />
          <text
            x={medianAt + (medianLeft ? -6 : 6)}
            y={15}
            textAnchor={medianLeft ? 'end' : 'start'}
            fontSize="12"
            fontWeight="560"
            fill="var(--ts-ink)"
          >
            half are below {formatNumber(median)}
          </text>
        </>
      )}
      <path d={`M0 ${base}H${width}`} stroke="var(--ts-line-strong)" />
      {scale.ticks.map((tick) => (
        <text
          key={tick.tokens}
          x={Math.min(width - 14, Math.max(8, tick.at * width))}
          y={base + 17}
          textAnchor="middle"
          fontSize="11"
          fill="var(--ts-ink-3)"
        >
          {shortTokens(tick.tokens)}
        </text>
      ))}
      <text x={width / 2} y={base + 35} textAnchor="middle" fontSize="11" fill="var(--ts-ink-3)">
        tokens in a row (each step doubles)
      </text>
    </svg>
  )
}

function lead({ longest, overLimit }: Histogram): string {
  if (longest === 0) return 'Nothing is counted yet.'
  const cut = overLimit === 0 ? 'Nothing is cut off.' : `${formatCount(overLimit, 'row')} would lose the end.`
  return `Longest: ${formatCount(longest, 'token')}. ${cut}`
}

/** How long the rows are, and whether they fit the model. */
export function LengthCard({ sure }: { sure: CostState['lengths'] }) {
  const project = useProject()
  const { ref, width, height } = useElementSize()
  const { data } = useQuery({
    ...orpc.facts.histogram.queryOptions({ input: { project: project.id } }),
    placeholderData: keepPreviousData,
  })
  const { totals } = project.state
  const complete = totals.counted >= totals.rows
  return (
    <section className="ts-card ts-cost-card" aria-label="Length of your rows">
      <div className="ts-between">
        <h2 className="ts-section">Length of your rows</h2>
        <Certainty
          kind={complete ? sure.certainty : 'estimate'}
          why={
            complete
              ? sure.why
              : `Still counting: ${formatNumber(totals.counted)} of ${formatNumber(totals.rows)} rows so far.`
          }
        />
      </div>
      {data && (
        <>
          <p className="ts-small ts-2 ts-num" style={{ margin: '3px 0 10px' }}>
            {lead(data)}
            {data.longest > 0 && ` 95 of 100 rows have at most ${formatCount(data.p95, 'token')}.`}
          </p>
          <div ref={ref} className="ts-cost-chart">
            {width > 0 && height > 0 && <LengthChart histogram={data} width={width} height={height} />}
          </div>
        </>
      )}
    </section>
  )
}
