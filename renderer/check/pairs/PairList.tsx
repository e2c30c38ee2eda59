import { IconCheck } from '@tabler/icons-react'
import type { RowPair } from '../../../shared/contract/alike.ts'
import { formatNumber } from '../../../shared/format/figures.ts'
import { gist, marksOf } from './marks.ts'
import { type Outcome, outcomeInWords } from './words.ts'
import type { Pairs } from './usePairs.ts'

/** Decisions still in sight above what is left to decide. */
const MOST_DECIDED = 4

/** What two rows say differently, in a line: the question, and the words that differ. */
function linesOf({ a, b }: RowPair): readonly [string, string | null, string | null] {
  const [one, other] = marksOf(a.answered, b.answered)
  const question = a.asked.slice(0, 300).replaceAll(/\s+/g, ' ')
  return [question, gist(one), gist(other)]
}

function Line({ place, pair, outcome }: { place: string; pair: RowPair; outcome?: Outcome }) {
  const [question, one, other] = linesOf(pair)
  return (
    <>
      <span className="ts-num ts-3 ts-nowrap">{place}</span>
      <span className={outcome ? 'ts-ell ts-2' : 'ts-ell ts-check-pair-asks'} dir="auto">
        {question}
      </span>
      <span className="ts-ell" dir="auto">
        {one ? `“${one}”` : pair.a.answered === '' && <span className="ts-3">no answer</span>}
      </span>
      <span className="ts-ell" dir="auto">
        {(one ?? pair.a.answered === '') && other && <span className="ts-3">or </span>}
        {other ? `“${other}”` : pair.b.answered === '' && <span className="ts-3">or no answer</span>}
      </span>
      <span className="ts-2 ts-nowrap ts-check-pair-outcome">
        {outcome && <IconCheck size={13} aria-hidden />}
        {outcome && outcomeInWords(outcome, pair)}
      </span>
    </>
  )
}

/** What was decided just now, and the pairs that are left. */
export function PairList({ pairs }: { pairs: Pairs }) {
  const { listed, decided, offset, pair, go } = pairs
  const recent = decided.slice(-MOST_DECIDED)
  if (listed.length + recent.length < 2) return null
  return (
    <ul className="ts-check-rows ts-check-pairs" aria-label="All pairs">
      {recent.map((one) => (
        <li key={`${one.pair.a.row} ${one.pair.b.row}`} className="ts-check-pair-line">
          <Line place="decided" pair={one.pair} outcome={one.what} />
        </li>
      ))}
      {listed.map((one, index) => (
        <li key={`${one.a.row} ${one.b.row}`}>
          <button
            type="button"
            className="ts-check-pair-line"
            aria-current={one === pair}
            onClick={() => {
              go(offset + index)
            }}
          >
            <Line place={`pair ${formatNumber(offset + index + 1)}`} pair={one} />
          </button>
        </li>
      ))}
    </ul>
  )
}
