import { Button, Modal } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { ExportedFile, ExportEvent } from '../../shared/contract/exports.ts'
import type { FailureData } from '../../shared/domain/failure.ts'
import { formatBytes, formatCount } from '../../shared/format/figures.ts'
import { client, download, failureOf } from '../api.ts'
import { useProject } from '../project.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Link } from '../ui/Link.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { attempt } from './trouble.ts'

type State =
  | { at: 'writing'; done: number; total: number | null }
  | { at: 'done'; files: ExportedFile[] }
  | { at: 'failed'; failure: FailureData }

/** Writes the training file and, when rows are held back, the file of those; then says what lies where. */
export function ExportDialog({ onClose }: { onClose: () => void }) {
  const { id, state: project } = useProject()
  const as = project.setup.format
  const [state, setState] = useState<State>({ at: 'writing', done: 0, total: null })
  const closed = useRef(onClose)
  useEffect(() => {
    closed.current = onClose
  })
  useEffect(() => {
    const stop = new AbortController()
    const take = (event: ExportEvent) => {
      if (event.type === 'cancelled') closed.current()
      else if (event.type === 'progress') setState({ at: 'writing', ...event.progress })
      else {
        setState({ at: 'done', files: event.files })
        for (const file of event.files) if (file.download) download(file.download, file.name)
      }
    }
    const run = async () => {
      const wanted = { project: id, as, rows: { which: 'all' } } as const
      try {
        for await (const event of await client.exports.run(wanted, { signal: stop.signal })) take(event)
      } catch (error) {
        if (!stop.signal.aborted) setState({ at: 'failed', failure: failureOf(error) })
      }
    }
    void run()
    return () => {
      stop.abort()
    }
  }, [id, as])
  return (
    <Modal
      opened
      onClose={onClose}
      title={state.at === 'done' ? 'Saved' : 'Save the training file'}
      withCloseButton={false}
      size={520}
    >
      {state.at === 'writing' && (
        <ProgressBar label="Writing the training file" done={state.done} total={state.total} onCancel={onClose} />
      )}
      {state.at === 'failed' && (
        <Banner tone="must">
          {state.failure.message} {state.failure.hint} Nothing was left behind.
        </Banner>
      )}
      {state.at === 'done' && state.files.map((file) => <File key={file.name} file={file} />)}
      {state.at !== 'writing' && (
        <div className="ts-row" style={{ justifyContent: 'flex-end', marginTop: 16 }}>
          <Button data-autofocus onClick={onClose}>
            Close
          </Button>
        </div>
      )}
    </Modal>
  )
}

function File({ file }: { file: ExportedFile }) {
  return (
    <div style={{ padding: '8px 0', borderBottom: '1px solid var(--ts-line-soft)' }}>
      <div className="ts-between">
        <span className="ts-medium ts-ell">{file.name}</span>
        {file.download ? (
          <Link
            small
            onClick={() => {
              download(file.download ?? '', file.name)
            }}
          >
            Download again
          </Link>
        ) : (
          <Link small onClick={() => void attempt(() => client.files.show({ ref: file.ref }))}>
            Show file
          </Link>
        )}
      </div>
      <div className="ts-small ts-2 ts-num">
        {file.kind === 'train' ? 'For training' : 'Held back'}: {formatCount(file.lines, 'line')},{' '}
        {formatBytes(file.bytes)}
      </div>
      <div className="ts-mono ts-3" style={{ fontSize: 11, overflowWrap: 'anywhere' }}>
        Fingerprint {file.sha256}
      </div>
    </div>
  )
}
