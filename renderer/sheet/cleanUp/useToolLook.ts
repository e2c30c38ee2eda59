import { useEffect, useRef, useState } from 'react'
import type { ToolEvent } from '../../../shared/contract/tools.ts'
import type { FailureData } from '../../../shared/domain/failure.ts'
import type { Tool } from '../../../shared/domain/tools/tool.ts'
import { client, failureOf } from '../../api.ts'
import type { SheetSession } from '../session.ts'
import type { Where } from './where.ts'

/** A pause this long in choosing and typing before the sheet is looked through. */
const PAUSE_MS = 150

export type Asked = Where & { readonly tool: Tool }

export type ToolLook = {
  /** The newest answer; to what was asked before until there is one to what is asked now. */
  readonly event: ToolEvent | null
  /** Whether the answer is complete, and to what is asked now in the state of now. */
  readonly current: boolean
  readonly failure: FailureData | null
  /** Ended by the user before all was looked through. */
  readonly stopped: boolean
  readonly stop: () => void
  readonly again: () => void
}

/** Finds out what a tool would do while it is being chosen, and again when the data changes. `asked` null: nothing. */
export function useToolLook(session: SheetSession, asked: Asked | null, revision: number): ToolLook {
  const key = asked ? JSON.stringify(asked) : ''
  const [looked, setLooked] = useState<{ key: string; event: ToolEvent } | null>(null)
  const [failed, setFailed] = useState<{ key: string; failure: FailureData } | null>(null)
  const [stopped, setStopped] = useState('')
  const [turn, setTurn] = useState(0)
  const stopRef = useRef<AbortController | null>(null)
  const askedRef = useRef(asked)
  useEffect(() => {
    askedRef.current = asked
  })
  useEffect(() => {
    if (key === '') return
    const stop = new AbortController()
    stopRef.current = stop
    const read = async () => {
      // What was typed before is part of what is looked at.
      await session.edits.settled()
      if (!askedRef.current) return
      const input = { project: session.id, ...askedRef.current }
      for await (const event of await client.tools.look(input, { signal: stop.signal })) {
        if (stop.signal.aborted) return
        setFailed(null)
        setLooked({ key, event })
      }
    }
    const timer = setTimeout(() => {
      read().catch((error: unknown) => {
        if (!stop.signal.aborted) setFailed({ key, failure: failureOf(error) })
      })
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [session, key, revision, turn])
  const event = looked?.event ?? null
  return {
    event: key === '' ? null : event,
    current: looked?.key === key && event?.type === 'done' && event.revision === revision,
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
  }
}
