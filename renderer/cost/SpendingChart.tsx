import { useElementSize } from '@mantine/hooks'
import { formatUsd } from '../../shared/domain/cost/money.ts'
import { DAYS_A_MONTH, spentAfter } from '../../shared/domain/cost/useCost.ts'
import { formatCount } from '../../shared/format/figures.ts'
import { niceStep } from './scale.ts'
import type { Spending } from './spending.ts'

/** Room for the amounts at the left: at least, and for each letter of the longest. */
const LEFT = 52
const LETTER = 6.6
const GAP = 14
const RIGHT = 6
const TOP = 12
const FOOT = 26
const STEPS = 4

type Size = { readonly width: number; readonly height: number }

/** Where days and amounts stand on the picture. */
function frameOf({ plan, days, stopsAfter }: Spending, { width, height }: Size) {
  const at = (which: 'today' | 'tuned', day: number): number =>
    spentAfter(plan, which, (day * plan.requestsPerMonth) / DAYS_A_MONTH)
  const tunedEnds = stopsAfter ?? days
  const most = Math.max(at('today', days), at('tuned', tunedEnds), 1)
  const step = niceStep(most / STEPS)
  const top = Math.ceil(most / step) * step
  const base = height - FOOT
  const levels = Array.from({ length: Math.round(top / step) + 1 }, (_, nth) => nth * step)
  // Cents at one mark and none at the next would read as two kinds of amounts.
  const amount = (micro: number): string => formatUsd(micro, { round: step % 1_000_000 === 0 })
  const longest = Math.max(...levels.map((micro) => amount(micro).length))
  const left = Math.max(LEFT, longest * LETTER + GAP)
  return {
    base,
    tunedEnds,
    at,
    left,
    levels,
    amount,
    x: (day: number): number => left + (day / days) * (width - left - RIGHT),
    y: (micro: number): number => base - (micro / top) * (base - TOP),
  }
}

/** The axes: amounts to the left, days below. */
function Axes({ frame, spending, width }: { frame: ReturnType<typeof frameOf>; spending: Spending; width: number }) {
  const { amount, base, left, levels, x, y } = frame
  const { days } = spending
  return (
    <g fontSize="11" fill="var(--ts-ink-3)" className="ts-num">
      {levels.map((micro) => (
        <g key={micro}>
          <path
            d={`M${left} ${y(micro)}H${width - RIGHT}`}
            stroke={micro === 0 ? 'var(--ts-line-strong)' : 'var(--ts-chart-grid)'}
          />
          <text x={left - 8} y={y(micro) + 4} textAnchor="end">
            {amount(micro)}
          </text>
        </g>
      ))}
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <text
          key={share}
          x={x(days * share)}
          y={base + 18}
          textAnchor={share === 0 ? 'start' : share === 1 ? 'end' : 'middle'}
        >
          {share === 0 ? 'start' : share === 1 ? `day ${days}` : Math.round(days * share)}
        </text>
      ))}
    </g>
  )
}

/** Where the two lines cross, with its words to the side on which there is room. */
function PaidBack({
  frame,
  spending,
  width,
}: {
  frame: ReturnType<typeof frameOf>
  spending: Spending
  width: number
}) {
  const { breakEven } = spending.use
  if (!breakEven || breakEven.days > frame.tunedEnds) return null
  const x = frame.x(breakEven.days)
  const y = frame.y(frame.at('today', breakEven.days))
  const words = Math.min(Math.max(x, frame.left + 46), width - 52)
  const above = Math.max(TOP + 12, Math.min(y - 64, frame.base - 120))
  return (
    <g>
      <path d={`M${x} ${above + 22}V${y - 7}`} stroke="var(--ts-ink-3)" />
      <circle cx={x} cy={y} r={5} fill="var(--ts-surface)" stroke="var(--ts-chart-1)" strokeWidth={2.5} />
      <text x={words} y={above} fontSize="12" fontWeight="620" fill="var(--ts-ink)" textAnchor="middle">
        paid back
      </text>
      <text x={words} y={above + 15} fontSize="11" fill="var(--ts-ink-2)" textAnchor="middle">
        after {formatCount(breakEven.days, 'day')}
      </text>
    </g>
  )
}

function Lines({ frame, spending, width }: { frame: ReturnType<typeof frameOf>; spending: Spending; width: number }) {
  const { at, base, tunedEnds, x, y } = frame
  const { days, stopsAfter } = spending
  return (
    <>
      {stopsAfter !== null && (
        <g>
          <rect
            x={x(stopsAfter)}
            y={TOP}
            width={width - RIGHT - x(stopsAfter)}
            height={base - TOP}
            fill="var(--ts-worth-tint)"
          />
          <path
            d={`M${x(stopsAfter)} ${TOP}V${base}`}
            stroke="var(--ts-worth-mark)"
            strokeWidth={1.5}
            strokeDasharray="4 3"
          />
        </g>
      )}
      <path
        d={`M${x(0)} ${y(0)}L${x(days)} ${y(at('today', days))}`}
        stroke="var(--ts-chart-3)"
        strokeWidth={2}
        strokeDasharray="6 4"
      />
      <path
        d={`M${x(0)} ${y(at('tuned', 0))}L${x(tunedEnds)} ${y(at('tuned', tunedEnds))}`}
        stroke="var(--ts-chart-1)"
        strokeWidth={2.5}
      />
    </>
  )
}

/** Both ways as lines of money spent: the tuned one begins with the training. Drawn by hand, as the lengths are. */
export function SpendingChart({ spending }: { spending: Spending }) {
  const { ref, width, height } = useElementSize()
  const size = { width, height }
  const frame = frameOf(spending, size)
  const { breakEven } = spending.use
  return (
    <div ref={ref} className="ts-cost-chart">
      {width > 0 && height > 0 && (
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={
            breakEven
              ? `Money spent day by day: both ways have cost the same after ${formatCount(breakEven.days, 'day')}`
              : 'Money spent day by day: the tuned model never costs less'
          }
        >
          <Axes frame={frame} spending={spending} width={width} />
          <Lines frame={frame} spending={spending} width={width} />
          <PaidBack frame={frame} spending={spending} width={width} />
        </svg>
      )}
    </div>
  )
}
