import { useEffect, useState } from 'react'
import type { Progress } from '../../../shared/contract/base.ts'
import type { ExportRows, ExportSurvey } from '../../../shared/contract/exports.ts'
import type { FailureData } from '../../../shared/domain/failure.ts'
import type { ExportFormat } from '../../../shared/domain/formats/exportFormat.ts'
import { client, failureOf } from '../../api.ts'

/** What would be written, as far as it is known: still looking, known, or why not. */
export type Surveyed =
  | { readonly at: 'looking'; readonly progress: Progress | null }
  | { readonly at: 'known'; readonly survey: ExportSurvey }
  | { readonly at: 'failed'; readonly failure: FailureData }

type Wanted = { readonly project: string; readonly as: ExportFormat; readonly rows: ExportRows | null }
type Answer = { readonly wanted: Wanted; readonly surveyed: Surveyed }

/** Looks through the rows whenever something else is wanted. `rows` null: not known yet which. */
export function useSurvey(project: string, as: ExportFormat, rows: ExportRows | null): Surveyed {
  const [answer, setAnswer] = useState<Answer | null>(null)
  useEffect(() => {
    if (!rows) return
    const stop = new AbortController()
    const wanted = { project, as, rows }
    const tell = (surveyed: Surveyed) => {
      if (!stop.signal.aborted) setAnswer({ wanted, surveyed })
    }
    const look = async () => {
      try {
        for await (const event of await client.exports.survey(wanted, { signal: stop.signal })) {
          if (event.type === 'done') tell({ at: 'known', survey: event.survey })
          else tell({ at: 'looking', progress: event.progress })
        }
      } catch (error) {
        tell({ at: 'failed', failure: failureOf(error) })
      }
    }
    void look()
    return () => {
      stop.abort()
    }
  }, [project, as, rows])
  const isOurs = answer?.wanted.project === project && answer.wanted.as === as && answer.wanted.rows === rows
  return isOurs ? answer.surveyed : { at: 'looking', progress: null }
}
