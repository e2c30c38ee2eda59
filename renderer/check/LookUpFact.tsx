import { Button } from '@mantine/core'
import type { LookedUp } from '../../shared/contract/readiness.ts'
import { WHY_ALIKE } from '../../shared/domain/readiness.ts'
import { formatCount, formatPercent } from '../../shared/format/figures.ts'
import { Certainty } from '../ui/Certainty.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { lookedUpInWords } from './lookedUp.ts'
import { type LookUp, useLookUp } from './useLookUp.ts'

/** The figure and what it means. */
function Result({ result }: { result: LookedUp }) {
  return (
    <>
      {result.asked > 0 && (
        <p className="ts-check-figure">
          <b className="ts-num">{formatPercent(result.right / result.asked)}</b> already answered
        </p>
      )}
      <p className="ts-small ts-2">{lookedUpInWords(result)}</p>
    </>
  )
}

function HowSure({ result, outdated }: { result: LookedUp; outdated: boolean }) {
  const since = outdated ? 'The sheet has changed since this was found out. ' : ''
  const searched = `Searched ${formatCount(result.searched, 'example')} on this computer.`
  return <Certainty kind={outdated ? 'outdated' : 'estimate'} why={`${since}${searched} ${WHY_ALIKE}`} />
}

/** How far it is, with Cancel; or the button that begins it. */
function Run({ progress, start, cancel, result, outdated }: LookUp) {
  if (progress) {
    return (
      <div style={{ marginTop: 8 }}>
        <ProgressBar label="Looking rows up" done={progress.done} total={progress.total} onCancel={cancel} />
      </div>
    )
  }
  if (result && !outdated) return null
  return (
    <Button size="xs" style={{ marginTop: 8 }} onClick={start}>
      {result ? 'Find out again' : 'Find out'}
    </Button>
  )
}

/** Whether a search in the examples would do in place of a tuned model. */
export function LookUpFact() {
  const lookUp = useLookUp()
  const { result, outdated, failure, tooFew } = lookUp
  return (
    <section className="ts-check-fact">
      <div className="ts-between">
        <h2 className="ts-section">Would looking it up do?</h2>
        {result && result.asked > 0 && <HowSure result={result} outdated={outdated} />}
      </div>
      {result && <Result result={result} />}
      {failure && (
        <p className="ts-small ts-2" role="alert">
          {failure.message} {failure.hint}
        </p>
      )}
      {tooFew && !result && <p className="ts-small ts-2">With fewer than 20 rows this cannot be told.</p>}
      {!tooFew && <Run {...lookUp} />}
    </section>
  )
}
