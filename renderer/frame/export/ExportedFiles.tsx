import type { ExportedFile } from '../../../shared/contract/exports.ts'
import { formatBytes, formatCount } from '../../../shared/format/figures.ts'
import { client, download } from '../../api.ts'
import { Link } from '../../ui/Link.tsx'
import { attempt } from '../trouble.ts'

const KINDS = { train: 'For training', validation: 'Held back', table: 'All of them' } as const

/** What lies where, with the fingerprint by which a file can be told again. */
export function ExportedFiles({ files }: { files: readonly ExportedFile[] }) {
  return files.map((file) => <File key={file.ref} file={file} />)
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
        {KINDS[file.kind]}: {formatCount(file.lines, file.kind === 'table' ? 'row' : 'line')}, {formatBytes(file.bytes)}
      </div>
      <div className="ts-mono ts-3" style={{ fontSize: 11, overflowWrap: 'anywhere' }}>
        Fingerprint {file.sha256}
      </div>
    </div>
  )
}
