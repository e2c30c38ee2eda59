import { useEffect, useState } from 'react'
import type { FileRef, Progress } from '../../../shared/contract/base.ts'
import type { ReviewSummary } from '../../../shared/contract/review.ts'
import type { FailureData } from '../../../shared/domain/failure.ts'
import { client, failureOf } from '../../api.ts'

/** How far the comparing is. */
export type Reading =
  | { readonly at: 'reading'; readonly progress: Progress | null }
  | { readonly at: 'read'; readonly summary: ReviewSummary }
  | { readonly at: 'failed'; readonly failure: FailureData }

/** Compares a file with the sheet, once. */
export function useReview(project: string, file: FileRef): Reading {
  const [reading, setReading] = useState<Reading>({ at: 'reading', progress: null })
  useEffect(() => {
    const stop = new AbortController()
    const read = async () => {
      try {
        const wanted = { project, file: file.ref }
        for await (const event of await client.review.read(wanted, { signal: stop.signal })) {
          if (event.type === 'done') setReading({ at: 'read', summary: event.summary })
          else setReading({ at: 'reading', progress: event.progress })
        }
      } catch (error) {
        if (!stop.signal.aborted) setReading({ at: 'failed', failure: failureOf(error) })
      }
    }
    void read()
    return () => {
      stop.abort()
    }
  }, [project, file])
  return reading
}
