import { Tooltip } from '@mantine/core'
import { useState } from 'react'
import type { Histogram } from '../../shared/contract/facts.ts'
import { formatNumber } from '../../shared/format/figures.ts'
import { type Scale, scaleOf } from './scale.ts'
import { barWords, lengthsInWords, shortTokens } from './words.ts'

const FOOT = 40
const HEAD = 34
/** Room for the words beside the median, to the right; where there is less they stand to the left. */
const MEDIAN_WORDS = 260

type Frame = { readonly scale: Scale; readonly width: number; readonly base: number; readonly limit: number | null }

/** The bars: one stop for the keyboard, the arrows go from one to the next, and each says how many rows it is. */
function Bars({ scale, width, base, limit }: Frame) {
  const [current, setCurrent] = useState(0)
  const stop = Math.min(current, scale.bars.length - 1)
  const go = (event: React.KeyboardEvent<SVGGElement>) => {
    const steps: Partial<Record<string, number>> = { ArrowLeft: stop - 1, ArrowRight: stop + 1, Home: 0, End: Infinity }
    const to = steps[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = Math.max(0, Math.min(to, scale.bars.length - 1))
    setCurrent(next)
    const bar = event.currentTarget.children.item(next)
    if (bar instanceof SVGElement) bar.focus()
  }
  return (
    <g onKeyDown={go}>
      {scale.bars.map((bar, index) => {
        const height = Math.max(2, bar.height * (base - HEAD))
        const words = barWords(bar, limit)
        return (
          <Tooltip key={bar.from} label={words}>
            <g
              role="img"
              aria-label={words}
              tabIndex={index === stop ? 0 : -1}
              onFocus={() => {
                setCurrent(index)
              }}
            >
              <rect
                x={bar.left * width + 2}
                y={base - height}
                width={Math.max(1, bar.width * width - 4)}
                height={height}
                rx="3"
                fill={limit !== null && bar.from >= limit ? 'var(--ts-must-mark)' : 'var(--ts-chart-1-fill)'}
              />
              {/* A bar of one row among thousands is two pixels high: the mouse finds its whole column. */}
              <rect x={bar.left * width} y={HEAD} width={bar.width * width} height={base - HEAD} fill="transparent" />
            </g>
          </Tooltip>
        )
      })}
    </g>
  )
}

function Limit({ at, limit, frame }: { at: number; limit: number; frame: Frame }) {
  const { width, base } = frame
  return (
    <g aria-hidden>
      <rect x={at} y={4} width={Math.max(0, width - at)} height={base - 4} fill="var(--ts-must-tint)" />
      <path d={`M${at} 4V${base}`} stroke="var(--ts-must-mark)" strokeWidth="1.5" strokeDasharray="4 3" />
      <text x={at - 8} y={15} textAnchor="end" fontSize="12" fontWeight="600" fill="var(--ts-must)">
        limit {formatNumber(limit)}
      </text>
      <text x={at - 8} y={30} textAnchor="end" fontSize="11" fill="var(--ts-ink-2)">
        longer rows lose their end
      </text>
    </g>
  )
}

function Median({ at, median, left, base }: { at: number; median: number; left: boolean; base: number }) {
  return (
    <g aria-hidden style={{ pointerEvents: 'none' }}>
      <path d={`M${at} 4V${base}`} stroke="var(--ts-ink-2)" strokeDasharray="2 2" />
      <text
        x={at + (left ? -6 : 6)}
        y={15}
        textAnchor={left ? 'end' : 'start'}
        fontSize="12"
        fontWeight="560"
        fill="var(--ts-ink)"
      >
        half have at most {formatNumber(median)}
      </text>
    </g>
  )
}

function Axis({ scale, width, base }: Frame) {
  return (
    <g aria-hidden fontSize="11" fill="var(--ts-ink-3)">
      <path d={`M0 ${base}H${width}`} stroke="var(--ts-line-strong)" />
      {scale.ticks.map((tick) => (
        <text
          key={tick.tokens}
          x={Math.min(width - 14, Math.max(8, tick.at * width))}
          y={base + 17}
          textAnchor="middle"
        >
          {shortTokens(tick.tokens)}
        </text>
      ))}
      <text x={width / 2} y={base + 35} textAnchor="middle">
        tokens in a row (each step doubles)
      </text>
    </g>
  )
}

type LengthChartProps = { histogram: Histogram; width: number; height: number }

/** Rows by length; drawn by hand because its steps double and its lines fall between the bars. */
export function LengthChart({ histogram, width, height }: LengthChartProps) {
  const { limit, median } = histogram
  const frame: Frame = { scale: scaleOf(histogram), width, base: height - FOOT, limit }
  const { scale, base } = frame
  const limitAt = limit === null ? null : scale.place(limit) * width
  const medianAt = scale.place(median) * width
  return (
    <svg width={width} height={height} role="group" aria-label={lengthsInWords(histogram)}>
      {[0, 0.33, 0.66].map((share) => (
        <path key={share} d={`M0 ${HEAD + (base - HEAD) * share}H${width}`} stroke="var(--ts-chart-grid)" />
      ))}
      {limit !== null && limitAt !== null && <Limit at={limitAt} limit={limit} frame={frame} />}
      {scale.bars.length > 0 && <Bars {...frame} />}
      {median > 0 && (
        <Median
          at={medianAt}
          median={median}
          left={limitAt !== null && limitAt - medianAt < MEDIAN_WORDS && medianAt > MEDIAN_WORDS / 2}
          base={base}
        />
      )}
      <Axis {...frame} />
    </svg>
  )
}
