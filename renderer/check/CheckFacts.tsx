import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { enoughFor, type Task, WHY_ENOUGH } from '../../shared/domain/readiness.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { orpc } from '../api.ts'
import { useProject } from '../project.tsx'
import { Certainty } from '../ui/Certainty.tsx'
import { enoughInWords, enoughShare } from './enough.ts'
import { LookUpFact } from './LookUpFact.tsx'

/** What is to be learned until it is known. */
const TEXT: Task = { kind: 'text' }

function Enough({ examples }: { examples: number }) {
  const { id } = useProject()
  const { data } = useQuery({
    ...orpc.readiness.task.queryOptions({ input: { project: id } }),
    placeholderData: keepPreviousData,
  })
  const task = data?.task ?? TEXT
  const enough = enoughFor(task)
  const marks = [
    [enough.minimum, 'minimum'],
    [enough.start, 'a start'],
    [enough.solid, 'solid'],
  ] as const
  return (
    <section className="ts-check-fact">
      <div className="ts-between">
        <h2 className="ts-section">Enough examples?</h2>
        <Certainty kind="estimate" why={WHY_ENOUGH} />
      </div>
      <p className="ts-check-figure">
        <b className="ts-num">{formatNumber(examples)}</b> {examples === 1 ? 'row to learn from' : 'rows to learn from'}
      </p>
      <p className="ts-small ts-2">{enoughInWords(examples, task, enough)}</p>
      <div
        className="ts-check-scale"
        role="img"
        aria-label={`${formatCount(examples, 'row')}; ${enough.minimum} is the minimum, ${enough.start} a start, ${formatNumber(enough.solid)} solid`}
      >
        <i style={{ width: `${enoughShare(examples, enough) * 100}%` }} />
        {marks.map(([rows]) => (
          <s key={rows} style={{ left: `${enoughShare(rows, enough) * 100}%` }} />
        ))}
        {marks.map(([rows, word]) => (
          <span key={rows} className="ts-micro ts-3" style={{ left: `${enoughShare(rows, enough) * 100}%` }}>
            {formatNumber(rows)} {word}
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
  const { data: cost } = useQuery(orpc.cost.get.queryOptions({ input: { project: project.id } }))
  return (
    <aside className="ts-check-facts ts-scroll" aria-label="About the whole sheet" tabIndex={0}>
      <Enough examples={examples} />
      <LookUpFact />
      {data && (
        <section className="ts-check-fact">
          <div className="ts-between">
            <h2 className="ts-section">Fits the model?</h2>
            {cost && data.longest > 0 && <Certainty kind={cost.lengths.certainty} why={cost.lengths.why} />}
          </div>
          <p className="ts-small ts-2" style={{ marginTop: 4 }}>
            {fitsInWords(data.longest, data.limit, data.overLimit)}
          </p>
        </section>
      )}
    </aside>
  )
}
