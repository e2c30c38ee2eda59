import { useEffect, useRef, useState } from 'react'
import type { ExportedFile, ExportEvent, ExportRows } from '../../../shared/contract/exports.ts'
import type { FailureData } from '../../../shared/domain/failure.ts'
import type { ExportFormat } from '../../../shared/domain/formats/exportFormat.ts'
import { client, download, failureOf } from '../../api.ts'

/** Where the saving is. `choosing` again when the user closed the dialog of the system. */
export type Writing =
  | { readonly at: 'choosing' }
  | { readonly at: 'writing'; readonly done: number; readonly total: number | null }
  | { readonly at: 'done'; readonly files: readonly ExportedFile[] }
  | { readonly at: 'failed'; readonly failure: FailureData }

/** Writes files and tells how far it is; closing the dialog stops it, and then nothing is left behind. */
export function useWriting(project: string): {
  writing: Writing
  write: (as: ExportFormat, rows: ExportRows) => Promise<void>
  stop: () => void
} {
  const [writing, setWriting] = useState<Writing>({ at: 'choosing' })
  const running = useRef<AbortController | null>(null)
  useEffect(
    () => () => {
      running.current?.abort()
    },
    [],
  )
  const write = async (as: ExportFormat, rows: ExportRows) => {
    const stop = new AbortController()
    running.current = stop
    setWriting({ at: 'writing', done: 0, total: null })
    try {
      const events = await client.exports.run({ project, as, rows }, { signal: stop.signal })
      for await (const event of events) setWriting(writingAfter(event))
    } catch (error) {
      setWriting(stop.signal.aborted ? { at: 'choosing' } : { at: 'failed', failure: failureOf(error) })
    }
  }
  return {
    writing,
    write,
    stop: () => {
      running.current?.abort()
    },
  }
}

/** Finished files of the browser door are handed to the browser at once. */
function writingAfter(event: ExportEvent): Writing {
  switch (event.type) {
    case 'cancelled':
      return { at: 'choosing' }
    case 'progress':
      return { at: 'writing', ...event.progress }
    case 'done':
      for (const { name, download: url } of event.files) if (url) download(url, name)
      return { at: 'done', files: event.files }
  }
}
