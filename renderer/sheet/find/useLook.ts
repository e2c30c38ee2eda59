import { useEffect, useRef, useState } from 'react'
import type { FindEvent, FindScope } from '../../../shared/contract/find.ts'
import type { FailureData } from '../../../shared/domain/failure.ts'
import type { FindQuery } from '../../../shared/domain/find/find.ts'
import { client, failureOf } from '../../api.ts'

/** A pause this long in typing, or between changes of the data, before the sheet is looked through. */
const PAUSE_MS = { typed: 90, changed: 400 } as const

type Asked = { readonly query: FindQuery; readonly scope: FindScope }

type Looked = {
  /** What was looked for, by its value: another look begins when it changes. */
  readonly key: string
  readonly event: FindEvent
}

export type Looking = {
  /** What is asked now, by its value; empty: nothing. */
  readonly key: string
  /** The newest answer to what is asked now; from before a change of the data until there is a newer one. */
  readonly looked: Looked | null
  readonly failure: FailureData | null
  /** Ended by the user before all was looked through. */
  readonly stopped: boolean
  readonly stop: () => void
  /** From the beginning, after a stop or a failure. */
  readonly again: () => void
  /** Takes over what an act answered about what is left. */
  readonly amend: (found: FindEvent['found']) => void
}

/** Looks for something while one types, and again when the data changes. `asked` null: for nothing. */
export function useLook(project: string, asked: Asked | null, revision: number): Looking {
  const key = asked ? JSON.stringify(asked) : ''
  const [looked, setLooked] = useState<Looked | null>(null)
  const [failed, setFailed] = useState<{ key: string; failure: FailureData } | null>(null)
  const [stopped, setStopped] = useState('')
  const [turn, setTurn] = useState(0)
  const stopRef = useRef<AbortController | null>(null)
  const knownRef = useRef({ key: '', revision: -1, turn: 0 })
  const askedRef = useRef(asked)
  useEffect(() => {
    askedRef.current = asked
  })
  useEffect(() => {
    const known = knownRef.current
    if (key === '' || (known.key === key && known.revision === revision && known.turn === turn)) return
    const stop = new AbortController()
    const read = async () => {
      if (!askedRef.current) return
      stopRef.current = stop
      const again = known.key === key
      for await (const event of await client.find.look({ project, ...askedRef.current }, { signal: stop.signal })) {
        // After a change of the data the old figures stay until the new ones are complete.
        if (stop.signal.aborted || (again && event.type !== 'done')) continue
        setFailed(null)
        if (event.type === 'done') knownRef.current = { key, revision: event.found.revision, turn }
        setLooked({ key, event })
      }
    }
    const timer = setTimeout(
      () => {
        read().catch((error: unknown) => {
          if (!stop.signal.aborted) setFailed({ key, failure: failureOf(error) })
        })
      },
      known.key === key ? PAUSE_MS.changed : PAUSE_MS.typed,
    )
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [project, key, revision, turn])
  return {
    key,
    looked: looked?.key === key ? looked : null,
    failure: failed?.key === key ? failed.failure : null,
    stopped: stopped !== '' && stopped === key,
    stop: () => {
      stopRef.current?.abort()
      setStopped(key)
    },
    again: () => {
      setStopped('')
      setTurn(turn + 1)
    },
    amend: (found) => {
      knownRef.current = { ...knownRef.current, revision: found.revision }
      setLooked((last) => last && { ...last, event: { ...last.event, found } })
    },
  }
}
