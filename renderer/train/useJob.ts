import { useEffect, useState } from 'react'
import type { JobDetail } from '../../shared/contract/jobs.ts'
import type { FailureData } from '../../shared/domain/failure.ts'
import { client, failureOf, orpc, queryClient } from '../api.ts'
import { useConnection } from '../connection.ts'

type Watched = { detail: JobDetail | null; failure: FailureData | null; again: () => void }

/** A job as it is and after every change, for as long as somebody looks; begins anew after a dropped connection. */
export function useJob(project: string, submission: string): Watched {
  const connected = useConnection() === 'open'
  const [detail, setDetail] = useState<JobDetail | null>(null)
  const [failure, setFailure] = useState<FailureData | null>(null)
  const [round, setRound] = useState(0)
  useEffect(() => {
    if (!connected) return
    const stop = new AbortController()
    const watch = async () => {
      try {
        const changes = await client.jobs.watch({ project, submission }, { signal: stop.signal })
        for await (const change of changes) {
          setDetail(change)
          // Each change came over the network, and the status bar tells so.
          void queryClient.invalidateQueries({ queryKey: orpc.app.network.key() })
          setFailure(null)
        }
      } catch (error) {
        if (!stop.signal.aborted) setFailure(failureOf(error))
      }
    }
    void watch()
    return () => {
      stop.abort()
    }
  }, [project, submission, connected, round])
  return {
    detail,
    failure,
    again: () => {
      setRound((count) => count + 1)
    },
  }
}
