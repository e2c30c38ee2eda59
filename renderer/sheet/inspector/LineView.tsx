import { useState } from 'react'
import type { RowDetail } from '../../../shared/contract/facts.ts'
import { formatNumber } from '../../../shared/format/figures.ts'
import { failureOf } from '../../api.ts'
import { report } from '../../frame/trouble.ts'
import { Link } from '../../ui/Link.tsx'
import { prettyLine } from './prettyLine.ts'

const SHOWN = 20_000

/** Exactly what is written and sent, laid out to be read. Copy takes the line as it is. */
export function LineView({ detail }: { detail: RowDetail }) {
  const [copied, setCopied] = useState<string | null>(null)
  const { line, bytes } = detail
  if (line === '') return <p className="ts-3">Nothing of this row is sent. Give a column a role above it.</p>
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(line)
      setCopied(line)
    } catch (error) {
      report({
        ...failureOf(error),
        message: 'The line could not be put on the clipboard.',
        hint: 'Select its text and copy that.',
      })
    }
  }
  return (
    <div>
      <pre className="sheet-line ts-mono" dir="auto" tabIndex={0} aria-label="Line of the training file">
        {prettyLine(line.slice(0, SHOWN)).map((piece, index) =>
          piece.kind === 'break' ? (
            `\n${piece.text}`
          ) : (
            <span key={index} data-kind={piece.kind}>
              {piece.text}
            </span>
          ),
        )}
        {line.length > SHOWN && '…'}
      </pre>
      <div className="ts-between ts-small" style={{ marginTop: 6 }}>
        <span className="ts-2 ts-num">{formatNumber(bytes)} bytes, one line in the file</span>
        <Link small onClick={() => void copy()}>
          {copied === line ? 'Copied' : 'Copy'}
        </Link>
      </div>
    </div>
  )
}
