import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { Answer as AnswerSchema } from '../../shared/contract/playground.ts'
import type { FailureData } from '../../shared/domain/failure.ts'
import { client, failureOf, orpc, queryClient } from '../api.ts'

export type Answer = z.infer<typeof AnswerSchema>

/** One question with what came back; both answers null while it is under way. */
export type Exchange = {
  id: number
  question: string
  tuned: Answer | null
  base: Answer | null
  failure: FailureData | null
}

type Asking = { exchanges: readonly Exchange[]; busy: boolean; ask: (question: string) => Promise<void> }

/** Questions and answers of a tuned model; they stay while the window is open, also when one looks at another screen. */
export function useExchanges(project: string, submission: string): Asking {
  const key = ['try', project, submission]
  const { data: exchanges = [] } = useQuery<Exchange[]>({ queryKey: key, queryFn: () => [], gcTime: Infinity })
  const [busy, setBusy] = useState(false)
  const change = (update: (old: Exchange[]) => Exchange[]) => {
    queryClient.setQueryData<Exchange[]>(key, (old) => update(old ?? []))
  }
  const ask = async (question: string) => {
    if (busy) return
    const id = exchanges.length + 1
    setBusy(true)
    change((old) => [...old, { id, question, tuned: null, base: null, failure: null }])
    const settle = (result: Partial<Exchange>) => {
      change((old) => old.map((one) => (one.id === id ? { ...one, ...result } : one)))
    }
    try {
      settle(await client.playground.ask({ project, submission, question }))
    } catch (error) {
      settle({ failure: failureOf(error) })
    } finally {
      void queryClient.invalidateQueries({ queryKey: orpc.app.network.key() })
      setBusy(false)
    }
  }
  return { exchanges, busy, ask }
}
