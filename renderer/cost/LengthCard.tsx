import { useElementSize } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { CostState } from '../../shared/contract/cost.ts'
import type { Histogram } from '../../shared/contract/facts.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { orpc } from '../api.ts'
import { useProject } from '../project.tsx'
import { Certainty } from '../ui/Certainty.tsx'
import { Link } from '../ui/Link.tsx'
import { LengthChart } from './LengthChart.tsx'

function lead({ longest, limit, overLimit }: Histogram): string {
  if (longest === 0) return 'Nothing is counted yet.'
  const cut =
    limit === null
      ? 'No limit is known for this model.'
      : overLimit === 0
        ? 'Nothing is cut off.'
        : `${formatCount(overLimit, 'row')} would lose ${overLimit === 1 ? 'its' : 'their'} end.`
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
        {data && data.longest > 0 && (
          <Certainty
            kind={complete ? sure.certainty : 'estimate'}
            why={
              complete
                ? sure.why
                : `Still counting: ${formatNumber(totals.counted)} of ${formatNumber(totals.rows)} rows so far.`
            }
          />
        )}
      </div>
      {data && (
        <>
          <p className="ts-small ts-2 ts-num" style={{ margin: '3px 0 10px' }}>
            {lead(data)}
            {data.longest > 0 && ` 95 of 100 rows have at most ${formatCount(data.p95, 'token')}.`}
            {data.overLimit > 0 && (
              <>
                {' '}
                <Link
                  small
                  onClick={() => {
                    project.showRows({ rule: 'over-limit' })
                  }}
                >
                  {data.overLimit === 1 ? 'Show it' : 'Show them'}
                </Link>
              </>
            )}
          </p>
          <div ref={ref} className="ts-cost-chart">
            {width > 0 && height > 0 && <LengthChart histogram={data} width={width} height={height} />}
          </div>
        </>
      )}
    </section>
  )
}
