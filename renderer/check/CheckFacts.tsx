import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { orpc } from '../api.ts'
import { useProject } from '../project.tsx'
import { Certainty } from '../ui/Certainty.tsx'
import { ENOUGH, enoughInWords, enoughShare } from './band.ts'

function Enough({ examples }: { examples: number }) {
  const marks = [
    [ENOUGH.minimum, 'minimum'],
    [ENOUGH.start, 'a start'],
    [ENOUGH.solid, 'solid'],
  ] as const
  return (
    <section className="ts-check-fact">
      <h2 className="ts-section">Enough examples?</h2>
      <p className="ts-check-figure">
        <b className="ts-num">{formatNumber(examples)}</b> {examples === 1 ? 'row to learn from' : 'rows to learn from'}
      </p>
      <p className="ts-small ts-2">{enoughInWords(examples)}</p>
      <div
        className="ts-check-scale"
        role="img"
        aria-label={`${formatCount(examples, 'row')}; ${ENOUGH.minimum} is the minimum, ${ENOUGH.start} a start, ${ENOUGH.solid} solid`}
      >
        <i style={{ width: `${enoughShare(examples) * 100}%` }} />
        {marks.map(([rows]) => (
          <s key={rows} style={{ left: `${enoughShare(rows) * 100}%` }} />
        ))}
        {marks.map(([rows, word]) => (
          <span key={rows} className="ts-micro ts-3" style={{ left: `${enoughShare(rows) * 100}%` }}>
            {rows} {word}
          </span>
        ))}
      </div>
    </section>
  )
}

function fitsInWords(longest: number, limit: number | null, over: number): string {
  if (longest === 0) return 'Nothing is counted yet.'
  if (limit === null) return `Longest row: ${formatCount(longest, 'token')}. No limit is known for this model.`
  const head = `Longest row: ${formatNumber(longest)} of ${formatNumber(limit)} tokens.`
  if (over === 0) return `${head} Nothing would be cut.`
  return `${head} ${formatCount(over, 'row')} would lose ${over === 1 ? 'its' : 'their'} end.`
}

/** What is true of the whole sheet. */
export function CheckFacts({ examples }: { examples: number }) {
  const project = useProject()
  const { data } = useQuery({
    ...orpc.facts.histogram.queryOptions({ input: { project: project.id } }),
    placeholderData: keepPreviousData,
  })
  const { totals, setup } = project.state
  const complete = totals.counted >= totals.rows
  return (
    <aside className="ts-check-facts ts-scroll" aria-label="About the whole sheet" tabIndex={0}>
      <Enough examples={examples} />
      {data && (
        <section className="ts-check-fact">
          <div className="ts-between">
            <h2 className="ts-section">Fits the model?</h2>
            <Certainty
              kind={complete ? 'exact' : 'estimate'}
              why={
                complete
                  ? `Counted on this computer with the published formula and the letters table of ${setup.model}.`
                  : 'Rows are still being counted; a longer one may come.'
              }
            />
          </div>
          <p className="ts-small ts-2" style={{ marginTop: 4 }}>
            {fitsInWords(data.longest, data.limit, data.overLimit)}
          </p>
        </section>
      )}
    </aside>
  )
}
